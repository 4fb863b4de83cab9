use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};
use serde::Deserialize;
use services::staff::RoleForm;
use shop::{access::Role, error::Checked};
use utoipa::ToSchema;

use crate::{
    http::{
        HttpResult,
        asked::{Address, Asked},
        body::JsonBody,
        given::Given,
        openapi::Refusal,
        users::UserView,
    },
    state::AppState,
};

/// What somebody is to the shop from now on.
#[derive(Default, Deserialize, ToSchema)]
pub struct RoleBody {
    /// `customer`, `staff` or `admin`.
    #[serde(default)]
    #[schema(value_type = String, example = "staff")]
    role: Given<String>,
    /// What staff may do; none if it is left out. The other roles take none.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>, example = json!(["catalog"]))]
    permissions: Given<Vec<String>>,
}

/// Gives somebody another role; it counts from their next request on.
#[utoipa::path(
    put, path = "/users/{id}/role", tag = "users", security(("token" = [])), request_body = RoleBody,
    params(("id" = String, Path, description = "Their id or e-mail")),
    responses(
        (status = 200, description = "Somebody, with the new role", body = UserView),
        (status = 400, description = "There is no such role or permission, or their e-mail is not confirmed", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Only admins may", body = Refusal),
        (status = 404, description = "There is no such account", body = Refusal),
        (status = 409, description = "This is the last admin", body = Refusal),
    )
)]
pub async fn update_role(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Address(named): Address,
    JsonBody(body): JsonBody<RoleBody>,
) -> HttpResult<impl IntoResponse> {
    let mut check = Checked::default();
    let role = body.role.take("role", &mut check);
    let permissions = body.permissions.take("permissions", &mut check).unwrap_or_default();
    if !permissions.is_empty() && role.as_deref().is_some_and(|role| role != "staff" && Role::NAMES.contains(&role)) {
        // Somebody who meant to limit an admin would be told that it was done.
        check.refuse("permissions", "Only staff have chosen permissions.");
    }
    check.done(|| Some(()))?;
    let form = RoleForm { role: role.unwrap_or_default(), permissions };
    let changed = state.shop.staff.choose_role(&ctx, &named, &form).await?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(UserView::from(&changed))))
}
