use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};
use serde::Deserialize;
use services::accounts::ProfileForm;
use shop::error::Checked;
use utoipa::ToSchema;

use super::UserView;
use crate::{
    http::{HttpResult, asked::Asked, body::JsonBody, given::Given, openapi::Refusal},
    state::AppState,
};

/// What people change about themselves; what is left out stays as it is.
#[derive(Default, Deserialize, ToSchema)]
pub struct MeBody {
    /// What they are called.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "Ada King")]
    name: Given<String>,
    /// Whether they want to hear of offers.
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    wants_offers: Given<bool>,
}

/// Whoever is signed in.
#[utoipa::path(
    get, path = "/users/me", tag = "users", security(("token" = [])),
    responses((status = 200, description = "You", body = UserView), (status = 401, description = "No token, or not a valid one", body = Refusal))
)]
pub async fn find_me(Asked(ctx): Asked) -> HttpResult<impl IntoResponse> {
    Ok(([(CACHE_CONTROL, "no-store")], Json(UserView::from(&ctx.me()?.user))))
}

/// Changes whoever is signed in.
#[utoipa::path(
    put, path = "/users/me", tag = "users", security(("token" = [])), request_body = MeBody,
    responses(
        (status = 200, description = "You, changed", body = UserView),
        (status = 400, description = "A field is wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
    )
)]
pub async fn update_me(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    JsonBody(body): JsonBody<MeBody>,
) -> HttpResult<impl IntoResponse> {
    let me = &ctx.me()?.user;
    let mut check = Checked::default();
    if matches!(body.name, Given::Null) {
        check.refuse("name", "Please fill this in.");
    }
    let name = body.name.take("name", &mut check).unwrap_or_else(|| me.name.to_string());
    let wants_offers = body.wants_offers.take("wants_offers", &mut check).unwrap_or(me.wants_offers);
    check.done(|| Some(()))?;
    let changed = state.shop.accounts.change_profile(&ctx, &ProfileForm { name, wants_offers }).await?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(UserView::from(&changed))))
}
