use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use services::catalog::Found;
use shop::Code;

use super::ProductView;
use crate::{
    http::{HttpError, HttpResult, asked::Address},
    state::AppState,
};

/// One product, by id or slug. A slug it had before leads to the present one.
#[utoipa::path(
    get, path = "/products/{id}", tag = "products", params(("id" = String, Path, description = "Id or slug")),
    responses(
        (status = 200, description = "The product", body = ProductView),
        (status = 308, description = "It moved: `Location` is its present address"),
        (status = 404, description = "No such product", body = crate::http::openapi::Refusal),
    )
)]
pub async fn find_product(State(state): State<AppState>, Address(address): Address) -> HttpResult<Response> {
    match state.shop.catalog.product_at(&address) {
        Found::Product(product) => Ok(Json(ProductView::of(&product, &state.shop.catalog.shown())).into_response()),
        Found::Moved(slug) => Ok(Redirect::permanent(&format!("/api/products/{slug}")).into_response()),
        Found::Nothing => Err(HttpError::new(Code::ProductNotFound, "There is no such product.")),
    }
}
