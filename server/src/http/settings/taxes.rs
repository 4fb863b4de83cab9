use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};
use services::tariffs::TaxesInput;

use super::{TaxesBody, TaxesView};
use crate::{
    http::{HttpResult, asked::Asked, body::JsonBody, openapi::Refusal},
    state::AppState,
};

/// The taxes.
#[utoipa::path(
    get, path = "/settings/taxes", tag = "settings", security(("token" = [])),
    responses(
        (status = 200, description = "The taxes", body = TaxesView),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to write taxes", body = Refusal),
    )
)]
pub async fn find_taxes(Asked(ctx): Asked, State(state): State<AppState>) -> HttpResult<impl IntoResponse> {
    let taxes = state.shop.tariffs.taxes(&ctx)?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(TaxesView::from(&taxes))))
}

/// Sets the taxes: what is left out stays as it is. Placed orders stay as they are.
#[utoipa::path(
    put, path = "/settings/taxes", tag = "settings", security(("token" = [])), request_body = TaxesBody,
    responses(
        (status = 200, description = "The taxes as they are now", body = TaxesView),
        (status = 400, description = "A field is wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to write taxes", body = Refusal),
    )
)]
pub async fn update_taxes(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    JsonBody(body): JsonBody<TaxesBody>,
) -> HttpResult<Json<TaxesView>> {
    let present = TaxesInput::from(&state.shop.tariffs.taxes(&ctx)?);
    let taxes = state.shop.tariffs.set_taxes(&ctx, &body.onto(present)?).await?;
    Ok(Json(TaxesView::from(&taxes)))
}
