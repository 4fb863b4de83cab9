//! Money that staff take: by hand, or set aside at the buyer's bank.

use axum::{Json, extract::State};
use serde::Deserialize;
use shop::error::Checked;
use utoipa::ToSchema;

use super::change::{OrderChanged, changed, reason};
use crate::{
    http::{
        HttpResult,
        asked::{Address, Asked},
        body::JsonBody,
        given::Given,
        openapi::Refusal,
    },
    state::AppState,
};

/// How the money is found again.
#[derive(Default, Deserialize, ToSchema)]
pub struct PaidBody {
    /// Such as the number of the bank's statement; the buyer sees it in the timeline.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "Statement 12")]
    reason: Given<String>,
}

/// The money is here, by hand or by a transfer: all that is due.
#[utoipa::path(
    post, path = "/orders/{id}/payments", tag = "payments", security(("token" = [])), request_body = PaidBody,
    params(("id" = String, Path, description = "The order's id")),
    responses(
        (status = 200, description = "It is paid", body = OrderChanged),
        (status = 400, description = "The reason is wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to handle orders", body = Refusal),
        (status = 404, description = "No such order", body = Refusal),
        (status = 409, description = "Nothing of it is due, or it is over", body = Refusal),
        (status = 503, description = "A provider by which somebody began to pay does not answer; try again shortly", body = Refusal),
    )
)]
pub async fn mark_paid(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Address(id): Address,
    JsonBody(body): JsonBody<PaidBody>,
) -> HttpResult<Json<OrderChanged>> {
    let mut check = Checked::default();
    let reason = reason(body.reason, &mut check);
    let reason = check.done(|| reason)?;
    let order = state.shop.payments.mark_paid(&ctx, &id, reason).await?;
    Ok(changed(&ctx, "Order marked as paid", &order))
}

/// Takes what is set aside at the buyer's bank.
#[utoipa::path(
    post, path = "/orders/{id}/capture", tag = "payments", security(("token" = [])),
    params(("id" = String, Path, description = "The order's id")),
    responses(
        (status = 200, description = "It is captured", body = OrderChanged),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to handle orders", body = Refusal),
        (status = 404, description = "No such order", body = Refusal),
        (status = 409, description = "Nothing is set aside for it, or the bank gives it no more", body = Refusal),
        (status = 503, description = "The provider does not answer; try again shortly", body = Refusal),
    )
)]
pub async fn capture(Asked(ctx): Asked, State(state): State<AppState>, Address(id): Address) -> HttpResult<Json<OrderChanged>> {
    let order = state.shop.payments.capture(&ctx, &id).await?;
    Ok(changed(&ctx, "Payment captured", &order))
}
