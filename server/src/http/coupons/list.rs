use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};
use utoipa::IntoParams;

use super::CouponView;
use crate::{
    http::{
        HttpResult,
        asked::{Address, Asked},
        openapi::Refusal,
        query::Pairs,
    },
    state::AppState,
};

/// Where to go on.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "the form of the query for its documentation")]
pub struct CouponQuery {
    /// As the `Link` of the page before has it.
    cursor: Option<String>,
}

/// Every promotion, with a code or without, the oldest first, one page at a time.
#[utoipa::path(
    get, path = "/coupons", tag = "coupons", security(("token" = [])), params(CouponQuery),
    responses(
        (status = 200, description = "The page's promotions", body = [CouponView],
            headers(("Link" = String, description = "The next page"))),
        (status = 400, description = "A made-up cursor", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to write promotions", body = Refusal),
    )
)]
pub async fn list_coupons(Asked(ctx): Asked, State(state): State<AppState>, query: Pairs) -> HttpResult<impl IntoResponse> {
    let shop = &state.shop;
    let (promotions, next) = shop.promotions.list(&ctx, query.get("cursor")).await?;
    let used = shop.promotions.uses_of(&promotions).await?;
    let view = |(promotion, used)| CouponView::of(promotion, used, shop.settings.currency);
    let coupons: Vec<CouponView> = promotions.iter().zip(used).map(view).collect();
    Ok((query.headers("/api/coupons", next.as_deref()), Json(coupons)))
}

/// One promotion, by id or code.
#[utoipa::path(
    get, path = "/coupons/{id}", tag = "coupons", security(("token" = [])),
    params(("id" = String, Path, description = "Id or code")),
    responses(
        (status = 200, description = "The promotion", body = CouponView),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to write promotions", body = Refusal),
        (status = 404, description = "No such promotion", body = Refusal),
    )
)]
pub async fn find_coupon(Asked(ctx): Asked, State(state): State<AppState>, Address(address): Address) -> HttpResult<impl IntoResponse> {
    let promotion = state.shop.promotions.find(&ctx, &address).await?;
    let used = state.shop.promotions.used(&promotion).await?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(CouponView::of(&promotion, used, state.shop.settings.currency))))
}
