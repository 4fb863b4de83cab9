//! `Idempotency-Key`: a POST that is sent again is answered again, not done again.

use std::time::Duration;

use app::request::visitor_from_cookies;
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION, SET_COOKIE},
        request::Parts,
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use services::ctx::Identity;
use services::idempotency::{Answer, Claim, Claimed, Scope};
use shop::{Code, Rejection};

use super::{HttpError, asked, payments};
use crate::state::AppState;

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
/// Longer than any client's UUID; keeps the store's ids bounded.
const MOST: usize = 255;
/// From here a key cannot be met by chance, so its answer may carry the cookie it made.
const UNGUESSABLE: usize = 16;
/// What of an answer is kept beside its body.
const HEADERS: [HeaderName; 4] = [CONTENT_TYPE, CACHE_CONTROL, LOCATION, SET_COOKIE];
/// How often, and how many times, the same request under way is looked at again.
const LOOK_EVERY: Duration = Duration::from_millis(60);
const LOOKS: u32 = 150;

/// The key that was sent, if one was.
#[must_use]
pub fn key_of(headers: &HeaderMap) -> Option<String> {
    headers.get(KEY).and_then(|key| key.to_str().ok()).map(|key| key.trim().to_owned())
}

/// Answers a POST with a key once, and again.
pub async fn once(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(key) = request.headers().get(KEY).filter(|_| request.method() == Method::POST && !is_secret(request.uri().path())).cloned()
    else {
        return next.run(request).await;
    };
    let key = key.to_str().unwrap_or_default().trim().to_owned();
    if key.is_empty() || key.len() > MOST {
        let reason = format!("This must be 1 to {MOST} printable characters.");
        return HttpError::Rejected(Rejection { code: Code::BadRequest, ..Rejection::field("Idempotency-Key", reason) }).into_response();
    }
    answer(&state, request, next, &key).await.unwrap_or_else(IntoResponse::into_response)
}

async fn answer(state: &AppState, request: Request, next: Next, key: &str) -> Result<Response, HttpError> {
    let (parts, body) = request.into_parts();
    // It is in memory already, and no larger than its route allows.
    let body = to_bytes(body, usize::MAX).await.map_err(|_| HttpError::new(Code::BadRequest, "The request broke off."))?;
    let caller = caller(&parts, state);
    let keeps_cookie = caller != GUEST || key.len() >= UNGUESSABLE;
    let scope = Scope { caller, route: format!("{} {}", parts.method, parts.uri.path()), key: key.to_owned() };
    for _ in 0..LOOKS {
        match state.shop.idempotency.claim(&scope, &body, asked::now()).await? {
            Claim::Mine(claimed) => {
                let request = Request::from_parts(parts, Body::from(body));
                // In a task of its own: it is done to the end and kept even if the caller hangs up.
                let doing = tokio::spawn(do_it(state.clone(), request, next, claimed, keeps_cookie));
                return doing.await.map_err(|error| services::ServiceError::failed("finish a request", error).into());
            }
            Claim::Answered(mut answer) => {
                if is_payment(parts.uri.path()) {
                    answer.body = payments::with_secret(state, answer.body).await?;
                }
                return Ok(replay(answer));
            }
            Claim::OtherBody => {
                return Err(HttpError::new(
                    Code::IdempotencyMismatch,
                    "This Idempotency-Key was used with another body. Please use a new one.",
                ));
            }
            Claim::UnderWay => tokio::time::sleep(LOOK_EVERY).await,
        }
    }
    Err(HttpError::new(Code::Conflict, "The same request is still under way. Please try again in a moment."))
}

/// Does what was asked, and keeps the answer if it is one that would be the same again.
async fn do_it(state: AppState, request: Request, next: Next, claimed: Claimed, keeps_cookie: bool) -> Response {
    let is_payment = is_payment(request.uri().path());
    let (parts, body) = next.run(request).await.into_parts();
    // Answers are made in memory, so reading them cannot fail.
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let kept = if is_final(parts.status) {
        let mut answer = to_keep(parts.status, &parts.headers, &bytes, keeps_cookie);
        if is_payment {
            answer.body = payments::without_secret(&bytes);
        }
        state.shop.idempotency.keep(&claimed, answer, asked::now()).await
    } else {
        state.shop.idempotency.release(&claimed).await
    };
    if let Err(error) = kept {
        tracing::error!(error = error.chain(), "Could not keep the answer of an idempotent request");
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// What another try could change is not kept: failures of ours, missing rights, haste.
fn is_final(status: StatusCode) -> bool {
    let passing = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN, StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS];
    !status.is_server_error() && !passing.contains(&status)
}

fn to_keep(status: StatusCode, headers: &HeaderMap, body: &Bytes, keeps_cookie: bool) -> Answer {
    let kept = HEADERS.iter().filter(|name| keeps_cookie || **name != SET_COOKIE);
    let headers = kept.filter_map(|name| Some((name.to_string(), headers.get(name)?.to_str().ok()?.to_owned())));
    Answer { status: status.as_u16(), headers: headers.collect(), body: String::from_utf8_lossy(body).into_owned() }
}

fn replay(answer: Answer) -> Response {
    let mut response = answer.body.into_response();
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or_default();
    for (name, value) in answer.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

const GUEST: &str = "guest";

/// Whose key it is: that of whoever is known, else the cookie's, else anybody's.
fn caller(parts: &Parts, state: &AppState) -> String {
    let known = parts.extensions.get::<Identity>().map(|identity| match (&identity.me, &identity.actor) {
        (Some(me), _) => me.user.id.to_string(),
        (None, actor) => format!("{actor:?}"),
    });
    let visitor = || visitor_from_cookies(&parts.headers, state.site.secure_cookies).map(|visitor| visitor.to_string());
    known.or_else(visitor).unwrap_or_else(|| GUEST.to_owned())
}

/// Calls whose answers hold what opens a provider's form: that is left out of what is kept, and asked for again.
fn is_payment(path: &str) -> bool {
    path == "/payments"
}

/// Calls whose answers are secrets, which are not kept for a day: sent twice, they are simply done twice.
fn is_secret(path: &str) -> bool {
    matches!(path, "/users/login" | "/users/refresh" | "/api-keys")
}
