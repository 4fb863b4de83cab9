use axum::{
    Json,
    extract::State,
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION},
    response::IntoResponse,
};

use crate::{
    http::{HttpResult, asked::Asked, openapi::Refusal},
    state::AppState,
};

/// Everything the shop keeps about you.
#[utoipa::path(
    get, path = "/users/me/export", tag = "users", security(("token" = [])),
    responses((status = 200, description = "Account, orders, cart, favourites, sessions and log"), (status = 401, description = "No token, or not a valid one", body = Refusal))
)]
pub async fn find_export(Asked(ctx): Asked, State(state): State<AppState>) -> HttpResult<impl IntoResponse> {
    Ok(([(CACHE_CONTROL, "no-store")], Json(state.shop.accounts.export(&ctx).await?)))
}

/// The same as a file, for the page.
pub async fn download_export(asked: Asked, state: State<AppState>) -> HttpResult<impl IntoResponse> {
    let export = find_export(asked, state).await?;
    Ok(([(CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")], export))
}
