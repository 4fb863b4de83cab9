//! Keys of programs.

mod write;

use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};
use serde::Serialize;
use services::api_keys::ApiKey;
use shop::{Timestamp, access::Permission};
use utoipa::ToSchema;

pub(crate) use write::{__path_create_key, __path_delete_key};
pub use write::{CreatedKey, KeyForm, create_key, delete_key};

use super::{HttpResult, actor::ActorView, asked::Asked, openapi::Refusal};
use crate::state::AppState;

/// A key, without what makes it one.
#[derive(Serialize, ToSchema)]
pub struct ApiKeyView {
    /// Names it.
    id: String,
    /// Whose it is.
    name: String,
    /// What it may do.
    scopes: Vec<String>,
    /// Its first letters, to tell it from others.
    hint: String,
    /// When it was made.
    created_at: String,
    /// By whom.
    created_by: ActorView,
    /// When it was last used: up to a minute behind.
    last_used_at: Option<String>,
}

impl From<ApiKey> for ApiKeyView {
    fn from(key: ApiKey) -> Self {
        Self {
            id: key.id.to_string(),
            name: key.name.to_string(),
            scopes: key.scopes.into_iter().map(Permission::as_str).map(str::to_owned).collect(),
            hint: key.hint,
            created_at: key.created_at.to_rfc3339(),
            created_by: key.created_by.into(),
            last_used_at: key.last_used_at.map(Timestamp::to_rfc3339),
        }
    }
}

/// All keys, the newest first.
#[utoipa::path(
    get, path = "/api-keys", tag = "api-keys", security(("token" = [])),
    responses(
        (status = 200, description = "The keys", body = [ApiKeyView]),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Only admins may", body = Refusal),
    )
)]
pub async fn list_keys(Asked(ctx): Asked, State(state): State<AppState>) -> HttpResult<impl IntoResponse> {
    let keys: Vec<ApiKeyView> = state.shop.api_keys.list(&ctx).await?.into_iter().map(ApiKeyView::from).collect();
    Ok(([(CACHE_CONTROL, "no-store")], Json(keys)))
}
