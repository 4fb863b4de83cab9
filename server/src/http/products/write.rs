use std::sync::Arc;

use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Serialize;
use services::{catalog::Found, catalog::ProductInput, window::ShownProduct};
use shop::catalog::Product;
use utoipa::ToSchema;

use super::{ProductBody, ProductView};
use crate::{
    http::{
        HttpError, HttpResult,
        asked::{Address, Asked},
        body::JsonBody,
        categories,
        openapi::{Done, Refusal},
    },
    state::AppState,
};

/// A product that was written.
#[derive(Serialize, ToSchema)]
pub struct ProductWritten {
    message: &'static str,
    product: ProductView,
}

/// Makes a product.
#[utoipa::path(
    post, path = "/products", tag = "products", security(("token" = [])), request_body = ProductBody,
    responses(
        (status = 201, description = "It is in the shop", body = ProductWritten),
        (status = 400, description = "A field is missing or wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 409, description = "The slug or a SKU is taken", body = Refusal),
    )
)]
pub async fn create_product(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    JsonBody(body): JsonBody<ProductBody>,
) -> HttpResult<impl IntoResponse> {
    let names = body.names();
    let mut input = body.onto(ProductInput::default(), None)?;
    name_by_slug(&mut input, &state);
    let product = state.shop.catalog.create_product(&ctx, &input).await.map_err(HttpError::renamed(&names))?;
    Ok((StatusCode::CREATED, written("Product added successfully", &product, &state)))
}

/// Changes a product: what is left out stays as it is.
#[utoipa::path(
    put, path = "/products/{id}", tag = "products", security(("token" = [])), request_body = ProductBody,
    params(("id" = String, Path, description = "Id or slug")),
    responses(
        (status = 200, description = "It is changed", body = ProductWritten),
        (status = 400, description = "A field is wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 404, description = "No such product", body = Refusal),
        (status = 409, description = "The slug or a SKU is taken", body = Refusal),
    )
)]
pub async fn update_product(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Address(address): Address,
    JsonBody(body): JsonBody<ProductBody>,
) -> HttpResult<impl IntoResponse> {
    let present = state.shop.catalog.product_input(&address).await?;
    let shown = shown(&state, &address);
    let names = body.names();
    let mut input = body.onto(present, shown.as_deref())?;
    name_by_slug(&mut input, &state);
    let product = state.shop.catalog.update_product(&ctx, &address, &input).await.map_err(HttpError::renamed(&names))?;
    Ok(written("Product updated successfully", &product, &state))
}

/// Takes a product out of the shop. Its slug stays reserved, and old orders still show it.
#[utoipa::path(
    delete, path = "/products/{id}", tag = "products", security(("token" = [])),
    params(("id" = String, Path, description = "Id or slug")),
    responses(
        (status = 200, description = "It is archived", body = Done),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 404, description = "No such product", body = Refusal),
    )
)]
pub async fn delete_product(Asked(ctx): Asked, State(state): State<AppState>, Address(address): Address) -> HttpResult<Json<Done>> {
    state.shop.catalog.archive_product(&ctx, &address).await?;
    Ok(Json(Done { message: "Product deleted successfully" }))
}

fn written(message: &'static str, product: &Product, state: &AppState) -> Json<ProductWritten> {
    Json(ProductWritten { message, product: ProductView::written(product, &state.shop.catalog.shown()) })
}

fn shown(state: &AppState, address: &str) -> Option<Arc<ShownProduct>> {
    match state.shop.catalog.product_at(address) {
        Found::Product(product) => Some(product),
        Found::Moved(slug) => state.shop.catalog.shown().product_at(&slug).cloned(),
        Found::Nothing => None,
    }
}

/// Simple clients send a category's name.
fn name_by_slug(input: &mut ProductInput, state: &AppState) {
    let window = state.shop.catalog.shown();
    for named in &mut input.categories {
        if let Some(found) = categories::at(&window, named) {
            *named = found.slug.to_string();
        }
    }
}
