use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};

use super::{ShippingBody, ShippingView};
use crate::{
    http::{HttpResult, asked::Asked, body::JsonBody, openapi::Refusal},
    state::AppState,
};

/// Where the shop ships to, and for how much.
#[utoipa::path(
    get, path = "/settings/shipping", tag = "settings", security(("token" = [])),
    responses(
        (status = 200, description = "The zones", body = ShippingView),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to write shipping", body = Refusal),
    )
)]
pub async fn find_shipping(Asked(ctx): Asked, State(state): State<AppState>) -> HttpResult<impl IntoResponse> {
    let zones = state.shop.tariffs.zones(&ctx)?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(ShippingView::of(&zones, state.shop.settings.currency))))
}

/// Sets where the shop ships to, and for how much, in the place of all that was set before. Placed orders stay as they are.
#[utoipa::path(
    put, path = "/settings/shipping", tag = "settings", security(("token" = [])), request_body = ShippingBody,
    responses(
        (status = 200, description = "The zones as they are now", body = ShippingView),
        (status = 400, description = "A field is missing or wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to write shipping", body = Refusal),
    )
)]
pub async fn update_shipping(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    JsonBody(body): JsonBody<ShippingBody>,
) -> HttpResult<Json<ShippingView>> {
    let zones = state.shop.tariffs.set_zones(&ctx, &body.read()?).await?;
    Ok(Json(ShippingView::of(&zones, state.shop.settings.currency)))
}
