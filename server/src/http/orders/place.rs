use axum::{
    Json,
    extract::State,
    http::{
        HeaderMap, StatusCode,
        header::{CACHE_CONTROL, LOCATION},
    },
    response::IntoResponse,
};
use serde::Serialize;
use services::checkout::Placed;
use utoipa::ToSchema;

use super::{OrderBody, OrderView};
use crate::{
    http::{HttpError, HttpResult, answer::OtherTotal, asked::Asked, body::JsonBody, idempotency, openapi::Refusal},
    state::AppState,
};

/// An order that was placed.
#[derive(Serialize, ToSchema)]
pub struct OrderPlaced {
    message: &'static str,
    order: OrderView,
}

/// What the service calls otherwise than the contract.
const NAMES: [(&str, &str); 1] = [("code", "coupon")];

/// What an order would cost now, line by line; nothing is placed or reserved. Of the order, what only a placed one has is
/// left out.
#[utoipa::path(
    post, path = "/orders/quote", tag = "orders", security(("token" = [])), request_body = OrderBody,
    responses(
        (status = 200, description = "The priced order", body = OrderView),
        (status = 400, description = "A field is missing or wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Another's `user_id`", body = Refusal),
        (status = 404, description = "No such product or variant", body = Refusal),
        (status = 409, description = "Out of stock, a code that does not work, or the shop does not ship there so", body = Refusal),
    )
)]
pub async fn quote_order(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    JsonBody(body): JsonBody<OrderBody>,
) -> HttpResult<impl IntoResponse> {
    let order = state.shop.checkout.quote_direct(&ctx, &body.quoted()?).await.map_err(HttpError::renamed(&NAMES))?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(OrderView::quoted(&order))))
}

/// Places an order. It reserves its stock and waits for its payment; one that costs nothing is paid at once.
///
/// Sent twice with one `Idempotency-Key`, it is placed once.
#[utoipa::path(
    post, path = "/orders", tag = "orders", security(("token" = [])), request_body = OrderBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Any text of the sender's; the same order sent with it again is the same order")),
    responses(
        (status = 201, description = "It is placed", body = OrderPlaced, headers(("Location" = String, description = "Where it is read"))),
        (status = 400, description = "A field is missing or wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Another's `user_id`", body = Refusal),
        (status = 404, description = "No such product or variant", body = Refusal),
        (status = 409, description = "`total_amount` is not what it costs: the answer carries the right one. Or out of stock, a code \
            that does not work, or the shop does not ship there so: then without it", body = OtherTotal),
        (status = 422, description = "The `Idempotency-Key` was used with another body", body = Refusal),
    )
)]
pub async fn create_order(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    headers: HeaderMap,
    JsonBody(body): JsonBody<OrderBody>,
) -> HttpResult<impl IntoResponse> {
    let (sent, seen) = body.priced(state.shop.settings.currency)?;
    let key = idempotency::key_of(&headers);
    match state.shop.checkout.place_direct(&ctx, &sent, seen, key.as_deref()).await.map_err(HttpError::renamed(&NAMES))? {
        Placed::CostsOtherwise(total) => Err(HttpError::TotalDiffers(total)),
        Placed::Order(order) => {
            let headers = [(LOCATION, format!("/api/orders/{}", order.id)), (CACHE_CONTROL, "no-store".to_owned())];
            let view = OrderView::placed(&order, &ctx);
            Ok((StatusCode::CREATED, headers, Json(OrderPlaced { message: "Order created successfully", order: view })))
        }
    }
}
