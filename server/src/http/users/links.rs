use axum::{Json, extract::State};
use serde::Deserialize;
use shop::error::Checked;
use utoipa::ToSchema;

use crate::{
    http::{
        HttpResult,
        asked::Asked,
        body::JsonBody,
        given::Given,
        openapi::{Done, Refusal},
    },
    state::AppState,
};

/// Whose password was forgotten.
#[derive(Default, Deserialize, ToSchema)]
pub struct ForgottenBody {
    /// The account's e-mail.
    #[serde(default)]
    #[schema(value_type = String, example = "ada@example.com")]
    email: Given<String>,
}

/// A new password by a link.
#[derive(Default, Deserialize, ToSchema)]
pub struct ResetBody {
    /// The last part of the link that was sent.
    #[serde(default)]
    #[schema(value_type = String)]
    key: Given<String>,
    /// The new password.
    #[serde(default)]
    #[schema(value_type = String)]
    password: Given<String>,
}

/// What a link carries.
#[derive(Default, Deserialize, ToSchema)]
pub struct KeyBody {
    /// The last part of the link that was sent.
    #[serde(default)]
    #[schema(value_type = String)]
    key: Given<String>,
}

/// Sends a link to a new password, if there is such an account; the answer is the same if there is none.
#[utoipa::path(
    post, path = "/users/forgot-password", tag = "users", request_body = ForgottenBody,
    responses(
        (status = 200, description = "If there is such an account, a mail is on its way", body = Done),
        (status = 400, description = "This is no e-mail", body = Refusal),
        (status = 429, description = "Too many tries", body = Refusal),
    )
)]
pub async fn forgot_password(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    JsonBody(body): JsonBody<ForgottenBody>,
) -> HttpResult<Json<Done>> {
    let mut check = Checked::default();
    let email = body.email.take("email", &mut check).unwrap_or_default();
    check.done(|| Some(()))?;
    state.shop.accounts.request_reset(&ctx, &email).await?;
    Ok(Json(Done { message: "If there is an account with this e-mail, a link is on its way" }))
}

/// Sets a new password by the link that was sent; every session ends.
#[utoipa::path(
    post, path = "/users/reset-password", tag = "users", request_body = ResetBody,
    responses(
        (status = 200, description = "The password is set", body = Done),
        (status = 400, description = "The link is over, or the password is weak", body = Refusal),
    )
)]
pub async fn reset_password(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    JsonBody(body): JsonBody<ResetBody>,
) -> HttpResult<Json<Done>> {
    let mut check = Checked::default();
    let (key, password) = (body.key.take("key", &mut check), body.password.take("password", &mut check));
    check.done(|| Some(()))?;
    state.shop.accounts.reset_password(&ctx, &key.unwrap_or_default(), &password.unwrap_or_default()).await?;
    Ok(Json(Done { message: "Password changed successfully" }))
}

/// Takes an e-mail as proved by the link that was sent there.
#[utoipa::path(
    post, path = "/users/verify-email", tag = "users", request_body = KeyBody,
    responses((status = 200, description = "The e-mail is proved", body = Done), (status = 400, description = "The link is over", body = Refusal))
)]
pub async fn verify_email(Asked(ctx): Asked, State(state): State<AppState>, JsonBody(body): JsonBody<KeyBody>) -> HttpResult<Json<Done>> {
    let mut check = Checked::default();
    let key = body.key.take("key", &mut check).unwrap_or_default();
    check.done(|| Some(()))?;
    state.shop.accounts.verify_email(&ctx, &key).await?;
    Ok(Json(Done { message: "E-mail verified successfully" }))
}
