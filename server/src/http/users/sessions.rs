use axum::{
    Json,
    extract::State,
    http::{StatusCode, header::CACHE_CONTROL},
    response::IntoResponse,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::{
        HttpResult,
        asked::{Address, Asked},
        openapi::Refusal,
    },
    state::AppState,
};

/// A session of yours.
#[derive(Serialize, ToSchema)]
pub struct SessionRow {
    /// Names it.
    id: String,
    /// The browser and its system, or the program.
    device: String,
    /// The part of the address that names the network.
    network: String,
    /// When it began.
    created_at: String,
    /// When it was last renewed.
    last_used_at: String,
    /// Whether it is the one that asks.
    current: bool,
}

/// Where you are signed in.
#[utoipa::path(
    get, path = "/users/me/sessions", tag = "users", security(("token" = [])),
    responses((status = 200, description = "Your sessions, the last used first", body = [SessionRow]), (status = 401, description = "No token, or not a valid one", body = Refusal))
)]
pub async fn list_sessions(Asked(ctx): Asked, State(state): State<AppState>) -> HttpResult<impl IntoResponse> {
    let current = ctx.me()?.session.clone();
    let row = |session: services::sessions::SessionView| SessionRow {
        current: session.id == current,
        id: session.id.to_string(),
        device: session.device,
        network: session.network,
        created_at: session.created_at.to_rfc3339(),
        last_used_at: session.last_used_at.to_rfc3339(),
    };
    let rows: Vec<SessionRow> = state.shop.sessions.list(&ctx).await?.into_iter().map(row).collect();
    Ok(([(CACHE_CONTROL, "no-store")], Json(rows)))
}

/// Ends a session of yours.
#[utoipa::path(
    delete, path = "/users/me/sessions/{id}", tag = "users", security(("token" = [])),
    params(("id" = String, Path, description = "The session's id")),
    responses(
        (status = 204, description = "It has ended"),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 404, description = "No session of yours", body = Refusal),
    )
)]
pub async fn delete_session(Asked(ctx): Asked, State(state): State<AppState>, Address(id): Address) -> HttpResult<StatusCode> {
    state.shop.sessions.revoke(&ctx, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends all sessions of yours but the one that asks.
#[utoipa::path(
    delete, path = "/users/me/sessions", tag = "users", security(("token" = [])),
    responses((status = 204, description = "They have ended"), (status = 401, description = "No token, or not a valid one", body = Refusal))
)]
pub async fn delete_other_sessions(Asked(ctx): Asked, State(state): State<AppState>) -> HttpResult<StatusCode> {
    state.shop.sessions.revoke_others(&ctx).await?;
    Ok(StatusCode::NO_CONTENT)
}
