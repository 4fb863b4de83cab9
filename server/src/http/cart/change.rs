use axum::{extract::State, http::HeaderMap, response::IntoResponse};
use serde::Deserialize;
use services::catalog::wanted_variant;
use shop::{Code, error::Checked};
use utoipa::ToSchema;

use super::{CartView, answer};
use crate::{
    http::{
        HttpError, HttpResult,
        asked::{Address, Asked, Shopper},
        body::JsonBody,
        given::{Given, Whole},
        openapi::Refusal,
    },
    state::AppState,
};

/// What is put into the cart.
#[derive(Default, Deserialize, ToSchema)]
pub struct CartItemBody {
    /// A product with one variant, by id or slug.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    product_id: Given<String>,
    /// A variant; needed where a product has several.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    variant_id: Given<String>,
    /// How many; 1 if it is left out.
    #[serde(default)]
    #[schema(value_type = Option<u32>, minimum = 1, example = 2)]
    quantity: Given<Whole>,
}

/// How many are wanted.
#[derive(Default, Deserialize, ToSchema)]
pub struct QuantityBody {
    /// 0 takes the line out.
    #[serde(default)]
    #[schema(value_type = u32, example = 3)]
    quantity: Given<Whole>,
}

/// The cart, priced now; empty for a visitor who has none.
#[utoipa::path(get, path = "/cart", tag = "cart", responses((status = 200, description = "The cart", body = CartView)))]
pub async fn find_cart(Asked(ctx): Asked, State(state): State<AppState>, Shopper(visitor): Shopper) -> HttpResult<impl IntoResponse> {
    // Nobody's cart is empty, and is read under a name that nobody has.
    let visitor = visitor.unwrap_or_else(|| ctx.new_id());
    Ok(answer(state.shop.cart.read(&ctx, &visitor).await?, HeaderMap::new()))
}

/// Puts something into the cart. What can be had in part is, with a notice.
#[utoipa::path(
    post, path = "/cart/items", tag = "cart", request_body = CartItemBody,
    responses(
        (status = 200, description = "The whole cart, priced anew", body = CartView),
        (status = 400, description = "A field is missing or wrong", body = Refusal),
        (status = 404, description = "No such product or variant", body = Refusal),
        (status = 409, description = "Nothing more of it can be had, or the product has several variants", body = Refusal),
    )
)]
pub async fn create_item(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    shopper: Shopper,
    JsonBody(body): JsonBody<CartItemBody>,
) -> HttpResult<impl IntoResponse> {
    let mut check = Checked::default();
    let (product, variant) = (body.product_id.take("product_id", &mut check), body.variant_id.take("variant_id", &mut check));
    if body.quantity == Given::Null {
        check.refuse("quantity", "Choose at least one.");
    }
    let quantity = body.quantity.take("quantity", &mut check).map_or(1, |quantity| quantity.0);
    if product.is_none() && variant.is_none() {
        check.refuse("product_id", "Please name a product or a variant.");
    }
    check.done(|| Some(()))?;
    let variant = wanted_variant(&state.shop.catalog.shown(), product.as_deref(), variant.as_deref())?;
    let (visitor, headers) = shopper.or_new(&ctx, &state);
    Ok(answer(state.shop.cart.add(&ctx, &visitor, &variant, quantity).await?, headers))
}

/// Sets how many of a line are wanted.
#[utoipa::path(
    patch, path = "/cart/items/{id}", tag = "cart", request_body = QuantityBody,
    params(("id" = String, Path, description = "The line's id, which is its variant's")),
    responses(
        (status = 200, description = "The whole cart, priced anew", body = CartView),
        (status = 400, description = "A field is missing or wrong", body = Refusal),
        (status = 404, description = "No such line", body = Refusal),
        (status = 409, description = "None can be had", body = Refusal),
    )
)]
pub async fn update_item(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Shopper(visitor): Shopper,
    Address(id): Address,
    JsonBody(body): JsonBody<QuantityBody>,
) -> HttpResult<impl IntoResponse> {
    let mut check = Checked::default();
    let quantity = body.quantity.take("quantity", &mut check);
    if quantity.is_none() {
        check.refuse("quantity", "Please say how many.");
    }
    let quantity = check.done(|| quantity)?;
    let (variant, visitor) = id.parse().ok().zip(visitor).ok_or_else(no_such_line)?;
    Ok(answer(state.shop.cart.set_quantity(&ctx, &visitor, &variant, quantity.0).await?, HeaderMap::new()))
}

/// Takes a line out; asked twice is once.
#[utoipa::path(
    delete, path = "/cart/items/{id}", tag = "cart",
    params(("id" = String, Path, description = "The line's id, which is its variant's")),
    responses(
        (status = 200, description = "The whole cart, priced anew", body = CartView),
        (status = 404, description = "This is no line's id", body = Refusal),
    )
)]
pub async fn delete_item(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Shopper(visitor): Shopper,
    Address(id): Address,
) -> HttpResult<impl IntoResponse> {
    let (variant, visitor) = id.parse().ok().zip(visitor).ok_or_else(no_such_line)?;
    Ok(answer(state.shop.cart.remove(&ctx, &visitor, &variant).await?, HeaderMap::new()))
}

fn no_such_line() -> HttpError {
    HttpError::new(Code::LineNotFound, "This item is not in your cart.")
}
