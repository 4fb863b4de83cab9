use axum::{
    Json,
    extract::State,
    http::{StatusCode, header::CACHE_CONTROL},
    response::IntoResponse,
};
use serde::{Deserialize, Serialize};
use shop::error::Checked;
use utoipa::ToSchema;

use super::ApiKeyView;
use crate::{
    http::{
        HttpResult,
        asked::{Address, Asked},
        body::JsonBody,
        given::Given,
        openapi::{Done, Refusal},
    },
    state::AppState,
};

/// A key that is wanted.
#[derive(Default, Deserialize, ToSchema)]
pub struct KeyForm {
    /// Whose it is.
    #[serde(default)]
    #[schema(value_type = String, example = "warehouse")]
    name: Given<String>,
    /// What it may do: `catalog`, `customers`, `audit`.
    #[serde(default)]
    #[schema(value_type = Vec<String>, example = json!(["catalog"]))]
    scopes: Given<Vec<String>>,
}

/// A key that was made.
#[derive(Serialize, ToSchema)]
pub struct CreatedKey {
    message: &'static str,
    /// Sent as `X-API-Key` or `Authorization: Bearer …`. It is shown only now.
    key: String,
    api_key: ApiKeyView,
}

/// Makes a key.
#[utoipa::path(
    post, path = "/api-keys", tag = "api-keys", security(("token" = [])), request_body = KeyForm,
    responses(
        (status = 201, description = "The key, this once", body = CreatedKey),
        (status = 400, description = "A field is missing or wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Only admins may", body = Refusal),
    )
)]
pub async fn create_key(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    JsonBody(body): JsonBody<KeyForm>,
) -> HttpResult<impl IntoResponse> {
    let mut check = Checked::default();
    let name = body.name.take("name", &mut check).unwrap_or_default();
    let scopes = body.scopes.take("scopes", &mut check).unwrap_or_default();
    check.done(|| Some(()))?;
    let (made, key) = state.shop.api_keys.create(&ctx, &name, &scopes).await?;
    let created = CreatedKey { message: "API key created successfully", key, api_key: made.into() };
    Ok((StatusCode::CREATED, [(CACHE_CONTROL, "no-store")], Json(created)))
}

/// Ends a key at once.
#[utoipa::path(
    delete, path = "/api-keys/{id}", tag = "api-keys", security(("token" = [])),
    params(("id" = String, Path, description = "The key's id")),
    responses(
        (status = 200, description = "It is good for nothing any more", body = Done),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Only admins may", body = Refusal),
        (status = 404, description = "There is no such key", body = Refusal),
    )
)]
pub async fn delete_key(Asked(ctx): Asked, State(state): State<AppState>, Address(id): Address) -> HttpResult<Json<Done>> {
    state.shop.api_keys.revoke(&ctx, &id).await?;
    Ok(Json(Done { message: "API key revoked successfully" }))
}
