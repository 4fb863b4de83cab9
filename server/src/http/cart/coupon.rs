use axum::{extract::State, http::HeaderMap, response::IntoResponse};
use serde::Deserialize;
use shop::error::Checked;
use utoipa::{IntoParams, ToSchema};

use super::{CartView, answer};
use crate::{
    http::{
        HttpResult,
        asked::{Asked, Shopper},
        body::JsonBody,
        given::Given,
        openapi::Refusal,
        query::Pairs,
    },
    state::AppState,
};

/// A code that somebody has.
#[derive(Default, Deserialize, ToSchema)]
pub struct CodeBody {
    /// In either case.
    #[serde(default)]
    #[schema(value_type = String, example = "WELCOME10")]
    code: Given<String>,
}

/// Which code.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "the form of the query for its documentation")]
pub struct CodeQuery {
    /// Only this one; every code if it is left out.
    code: Option<String>,
}

/// Keeps a code, if it works for the cart as it is. Of codes that do not go together the best one stays.
#[utoipa::path(
    post, path = "/cart/coupon", tag = "cart", request_body = CodeBody,
    responses(
        (status = 200, description = "The whole cart, priced anew", body = CartView),
        (status = 400, description = "This is no code", body = Refusal),
        (status = 409, description = "The code does not work: one of the `coupon_…` codes says why; or the cart is empty", body = Refusal),
        (status = 429, description = "Too many codes were tried", body = Refusal),
    )
)]
pub async fn create_coupon(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Shopper(visitor): Shopper,
    JsonBody(body): JsonBody<CodeBody>,
) -> HttpResult<impl IntoResponse> {
    let mut check = Checked::default();
    let code = body.code.take("code", &mut check).unwrap_or_default();
    check.done(|| Some(()))?;
    // Nobody's cart is empty, and is read under a name that nobody has.
    let visitor = visitor.unwrap_or_else(|| ctx.new_id());
    Ok(answer(state.shop.cart.apply_code(&ctx, &visitor, &code).await?, HeaderMap::new()))
}

/// Takes codes out; asked twice is once.
#[utoipa::path(
    delete, path = "/cart/coupon", tag = "cart", params(CodeQuery),
    responses((status = 200, description = "The whole cart, priced anew", body = CartView))
)]
pub async fn delete_coupon(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Shopper(visitor): Shopper,
    query: Pairs,
) -> HttpResult<impl IntoResponse> {
    let visitor = visitor.unwrap_or_else(|| ctx.new_id());
    Ok(answer(state.shop.cart.remove_code(&ctx, &visitor, query.get("code")).await?, HeaderMap::new()))
}
