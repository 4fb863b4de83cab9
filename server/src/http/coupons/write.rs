use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Serialize;
use services::promotions::PromotionInput;
use shop::promotion::Promotion;
use utoipa::ToSchema;

use super::{CouponBody, CouponView};
use crate::{
    http::{
        HttpResult,
        asked::{Address, Asked},
        body::JsonBody,
        openapi::{Done, Refusal},
    },
    state::AppState,
};

/// A promotion that was written.
#[derive(Serialize, ToSchema)]
pub struct CouponWritten {
    message: &'static str,
    coupon: CouponView,
}

/// Makes a coupon, or a promotion that works without a code.
#[utoipa::path(
    post, path = "/coupons", tag = "coupons", security(("token" = [])), request_body = CouponBody,
    responses(
        (status = 201, description = "It works from now on, or from when it begins", body = CouponWritten),
        (status = 400, description = "A field is missing or wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to write promotions", body = Refusal),
        (status = 409, description = "Another promotion has this code", body = Refusal),
    )
)]
pub async fn create_coupon(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    JsonBody(body): JsonBody<CouponBody>,
) -> HttpResult<impl IntoResponse> {
    let input = body.onto(CouponBody::beginning(), state.shop.settings.currency)?;
    let promotion = state.shop.promotions.create(&ctx, &input).await?;
    Ok((StatusCode::CREATED, written("Coupon added successfully", &promotion, &state).await?))
}

/// Changes a promotion: what is left out stays as it is, and what was used of it stays used.
#[utoipa::path(
    put, path = "/coupons/{id}", tag = "coupons", security(("token" = [])), request_body = CouponBody,
    params(("id" = String, Path, description = "Id or code")),
    responses(
        (status = 200, description = "It is changed", body = CouponWritten),
        (status = 400, description = "A field is wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to write promotions", body = Refusal),
        (status = 404, description = "No such promotion", body = Refusal),
        (status = 409, description = "Another promotion has this code", body = Refusal),
    )
)]
pub async fn update_coupon(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Address(address): Address,
    JsonBody(body): JsonBody<CouponBody>,
) -> HttpResult<impl IntoResponse> {
    let present = state.shop.promotions.find(&ctx, &address).await?;
    let input = body.onto(PromotionInput::from(&present), state.shop.settings.currency)?;
    let promotion = state.shop.promotions.update(&ctx, present.id.as_str(), &input).await?;
    written("Coupon updated successfully", &promotion, &state).await
}

/// Takes a promotion away; orders keep what it took off.
#[utoipa::path(
    delete, path = "/coupons/{id}", tag = "coupons", security(("token" = [])),
    params(("id" = String, Path, description = "Id or code")),
    responses(
        (status = 200, description = "It is gone", body = Done),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to write promotions", body = Refusal),
        (status = 404, description = "No such promotion", body = Refusal),
    )
)]
pub async fn delete_coupon(Asked(ctx): Asked, State(state): State<AppState>, Address(address): Address) -> HttpResult<Json<Done>> {
    state.shop.promotions.remove(&ctx, &address).await?;
    Ok(Json(Done { message: "Coupon deleted successfully" }))
}

async fn written(message: &'static str, promotion: &Promotion, state: &AppState) -> HttpResult<Json<CouponWritten>> {
    let used = state.shop.promotions.used(promotion).await?;
    Ok(Json(CouponWritten { message, coupon: CouponView::of(promotion, used, state.shop.settings.currency) }))
}
