use app::request::visitor_from_cookies;
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header::CACHE_CONTROL},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use services::{
    accounts::RegisterForm,
    sessions::Tokens,
    sign_in::{Challenge, SignIn},
};
use shop::{Code, error::Checked};
use utoipa::ToSchema;

use crate::{
    http::{HttpError, HttpResult, asked::Asked, body::JsonBody, given::Given, openapi::Refusal},
    state::AppState,
};

/// Somebody new.
#[derive(Default, Deserialize, ToSchema)]
pub struct RegisterBody {
    /// What they are called.
    #[serde(default)]
    #[schema(value_type = String, example = "Ada Lovelace")]
    name: Given<String>,
    /// Where they are reached.
    #[serde(default)]
    #[schema(value_type = String, example = "ada@example.com")]
    email: Given<String>,
    /// At least eight characters, and not one that everybody tries.
    #[serde(default)]
    #[schema(value_type = String)]
    password: Given<String>,
}

/// An account was opened.
#[derive(Serialize, ToSchema)]
pub struct Registered {
    message: &'static str,
    user: NewUser,
}

#[derive(Serialize, ToSchema)]
struct NewUser {
    id: String,
    name: String,
    email: String,
}

/// E-mail and password; or the challenge of an earlier answer and the code.
#[derive(Default, Deserialize, ToSchema)]
pub struct LoginBody {
    /// The account's e-mail.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "ada@example.com")]
    email: Given<String>,
    /// The account's password.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    password: Given<String>,
    /// From an answer with `second_factor_required`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    challenge: Given<String>,
    /// What the authenticator app shows, or a recovery code.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "123456")]
    code: Given<String>,
}

/// Somebody is signed in.
#[derive(Serialize, ToSchema)]
pub struct SignedInView {
    message: &'static str,
    #[serde(flatten)]
    tokens: Refreshed,
}

/// What a program keeps to be known.
#[derive(Serialize, ToSchema)]
pub struct Refreshed {
    /// Sent as `Authorization: Bearer …` with every call.
    token: String,
    /// Brings the next token; each works once.
    refresh_token: String,
    /// Seconds for which the token is good.
    expires_in: u64,
}

/// The password was right; now the second factor.
#[derive(Serialize, ToSchema)]
pub struct SecondFactorWanted {
    message: &'static str,
    code: &'static str,
    /// To be sent back with the code, within ten minutes.
    challenge: String,
    /// What is taken: `code`, `passkey` or both.
    methods: Vec<&'static str>,
}

/// A refresh token.
#[derive(Default, Deserialize, ToSchema)]
pub struct RefreshBody {
    /// As the last answer gave it.
    #[serde(default)]
    #[schema(value_type = String)]
    refresh_token: Given<String>,
}

/// Opens an account; a mail brings the link that proves the e-mail.
#[utoipa::path(
    post, path = "/users/register", tag = "users", request_body = RegisterBody,
    responses(
        (status = 201, description = "The account is open", body = Registered),
        (status = 400, description = "A field is missing or wrong", body = Refusal),
        (status = 409, description = "The e-mail is taken", body = Refusal),
        (status = 429, description = "Too many accounts from this address", body = Refusal),
    )
)]
pub async fn register(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    JsonBody(body): JsonBody<RegisterBody>,
) -> HttpResult<impl IntoResponse> {
    let mut check = Checked::default();
    let form = RegisterForm {
        name: body.name.take("name", &mut check).unwrap_or_default(),
        email: body.email.take("email", &mut check).unwrap_or_default(),
        password: body.password.take("password", &mut check).unwrap_or_default(),
    };
    check.done(|| Some(()))?;
    let user = state.shop.accounts.register(&ctx, &form).await?;
    let user = NewUser { id: user.id.to_string(), name: user.name.to_string(), email: user.email.to_string() };
    Ok((StatusCode::CREATED, Json(Registered { message: "User registered successfully", user })))
}

/// Signs in.
#[utoipa::path(
    post, path = "/users/login", tag = "users", request_body = LoginBody,
    responses(
        (status = 200, description = "Signed in", body = SignedInView),
        (status = 400, description = "Something is missing, or not right", body = Refusal),
        (status = 401, description = "The second factor is wanted", body = SecondFactorWanted),
        (status = 429, description = "Too many tries", body = Refusal),
    )
)]
pub async fn login(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    headers: HeaderMap,
    JsonBody(body): JsonBody<LoginBody>,
) -> HttpResult<Response> {
    let mut check = Checked::default();
    let mut text = |given: Given<String>, name: &str| given.take(name, &mut check).unwrap_or_default();
    let (email, password) = (text(body.email, "email"), text(body.password, "password"));
    let (challenge, code) = (text(body.challenge, "challenge"), text(body.code, "code"));
    check.done(|| Some(()))?;
    let guest = visitor_from_cookies(&headers, state.site.secure_cookies);
    let done = if challenge.is_empty() {
        state.shop.sign_in.with_password(&ctx, guest.as_ref(), &email, &password).await?
    } else {
        state.shop.sign_in.with_code(&ctx, guest.as_ref(), &challenge, &code).await?
    };
    Ok(match done {
        SignIn::Done(done) => private(StatusCode::OK, SignedInView { message: "Login successful", tokens: Refreshed::from(&done.tokens) }),
        SignIn::SecondFactor(challenge) => private(StatusCode::UNAUTHORIZED, SecondFactorWanted::from(challenge)),
    })
}

/// Gives the next tokens for a refresh token. Within half a minute the old one gives the same; later it ends the session.
#[utoipa::path(
    post, path = "/users/refresh", tag = "users", request_body = RefreshBody,
    responses(
        (status = 200, description = "The next tokens", body = Refreshed),
        (status = 401, description = "It has run out, was used before, or was revoked", body = Refusal),
    )
)]
pub async fn refresh(Asked(ctx): Asked, State(state): State<AppState>, JsonBody(body): JsonBody<RefreshBody>) -> HttpResult<Response> {
    let given = match body.refresh_token {
        Given::Right(token) => token,
        _ => return Err(HttpError::new(Code::TokenMissing, "Access Denied: No token provided")),
    };
    let tokens = state.shop.sessions.renew(&ctx, &given).await?;
    Ok(private(StatusCode::OK, Refreshed::from(&tokens)))
}

/// Signs out; the tokens of this session are good for nothing at once, on every copy of the program.
#[utoipa::path(
    post, path = "/users/logout", tag = "users", security(("token" = [])),
    responses((status = 204, description = "Signed out"), (status = 401, description = "No token, or not a valid one", body = Refusal))
)]
pub async fn logout(Asked(ctx): Asked, State(state): State<AppState>) -> HttpResult<StatusCode> {
    state.shop.sessions.sign_out(&ctx).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<&Tokens> for Refreshed {
    fn from(tokens: &Tokens) -> Self {
        Self { token: tokens.access.clone(), refresh_token: tokens.refresh.clone(), expires_in: tokens.expires_in.as_secs() }
    }
}

impl From<Challenge> for SecondFactorWanted {
    fn from(challenge: Challenge) -> Self {
        let methods = [(challenge.by_code, "code"), (challenge.by_passkey, "passkey")];
        Self {
            message: "Please send the challenge back with a code of your authenticator app, or a recovery code.",
            code: Code::SecondFactorRequired.as_str(),
            challenge: challenge.key,
            methods: methods.into_iter().filter(|(taken, _)| *taken).map(|(_, name)| name).collect(),
        }
    }
}

fn private(status: StatusCode, body: impl Serialize) -> Response {
    (status, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
