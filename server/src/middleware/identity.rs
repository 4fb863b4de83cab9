//! Who asks: read from a key, a token or the session's cookies, once for each request that may need to know.

use app::request::{
    cookies::{self, ACCESS, REFRESH},
    next_query, page_before,
};
use axum::{
    extract::{Request, State},
    http::{
        HeaderMap, HeaderValue, Method,
        header::{AUTHORIZATION, SET_COOKIE},
    },
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use services::{
    OpCtx, ServiceError, ServiceResult, api_keys,
    ctx::{Client, Identity},
    sessions::Tokens,
};
use shop::{Code, Rejection, access::Need, order::Actor};

use crate::{
    http::{
        HttpError,
        answer::{self, Wants},
        asked, client,
    },
    middleware::RequestId,
    state::AppState,
};

/// Marks a request whose key or token is no good: it is refused wherever it matters who asks.
#[derive(Clone, Copy)]
pub struct Refused;

/// What a request shows of who asks.
enum Shown<'a> {
    Nothing,
    Key(&'a str),
    Token(&'a str),
    Cookies { access: Option<&'a str>, refresh: Option<&'a str> },
}

/// What it comes to.
enum Found {
    Nobody,
    Somebody(Identity),
    /// By a refresh token; the browser gets the next ones.
    Renewed(Identity, Tokens),
    /// The browser's session has ended.
    Ended,
    Refused,
}

/// Finds out who asks, and renews a browser's session whose access token has run out, so that nobody who is active
/// ever sees a page as if they were signed out.
pub async fn attach(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let client = client::of(&request, &state);
    request.extensions_mut().insert(client.clone());
    let id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let found = match find(&state, request.headers(), id, client).await {
        Ok(found) => found,
        Err(ServiceError::Rejected(_)) => Found::Refused,
        Err(failed) => return HttpError::from(failed).into_response(),
    };
    let secure = state.site.secure_cookies;
    let set: Vec<String> = match &found {
        Found::Renewed(_, tokens) => cookies::signed_in(tokens, secure).into_iter().take(2).collect(),
        Found::Ended => cookies::signed_out(secure).into(),
        Found::Nobody | Found::Somebody(_) | Found::Refused => Vec::new(),
    };
    match found {
        Found::Somebody(identity) | Found::Renewed(identity, _) => drop(request.extensions_mut().insert(identity)),
        Found::Refused => drop(request.extensions_mut().insert(Refused)),
        Found::Nobody | Found::Ended => {}
    }
    let mut response = next.run(request).await;
    // A sign-in or sign-out in this very answer has the last word.
    if !sets_session(response.headers(), secure) {
        for line in set.iter().filter_map(|line| HeaderValue::from_str(line).ok()) {
            response.headers_mut().append(SET_COOKIE, line);
        }
    }
    response
}

/// Lets a request through if whoever asks may do it; the policy is `shop::access`.
pub async fn check(need: Need, request: Request, next: Next) -> Response {
    if need == Need::Anyone {
        return next.run(request).await;
    }
    let met = match request.extensions().get::<Identity>() {
        _ if request.extensions().get::<Refused>().is_some() => Err(invalid()),
        Some(identity) => identity.powers.meet(need),
        None => shop::access::Powers::Guest.meet(need),
    };
    match met {
        Ok(()) => next.run(request).await,
        Err(refused) if refused.code == Code::TokenMissing && Wants::of(&request) == Wants::Page => to_sign_in(&request),
        Err(refused) => answer::refuse(Wants::of(&request), &refused),
    }
}

/// A person whose session ran out meanwhile signs in and goes back to the page they came from.
fn to_sign_in(request: &Request) -> Response {
    let back = match *request.method() {
        Method::GET => request.uri().path().to_owned(),
        _ => page_before(request.headers()),
    };
    Redirect::to(&format!("/sign-in?{}", next_query(&back))).into_response()
}

/// What the contract says of a key or token that is no good.
#[must_use]
pub fn invalid() -> Rejection {
    Rejection::new(Code::TokenInvalid, "Access Denied: Invalid token")
}

async fn find(state: &AppState, headers: &HeaderMap, id: String, client: Client) -> ServiceResult<Found> {
    let now = asked::now();
    let identify = |access: String| async move { state.shop.sessions.identify(&access, now).await };
    match shown(headers, state.site.secure_cookies) {
        Shown::Nothing => Ok(Found::Nobody),
        Shown::Key(key) => Ok(Found::Somebody(state.shop.api_keys.identify(key, now).await?)),
        Shown::Token(token) => Ok(Found::Somebody(identify(token.to_owned()).await?)),
        Shown::Cookies { access, refresh } => {
            if let Some(access) = access {
                match identify(access.to_owned()).await {
                    Err(ServiceError::Rejected(_)) => {}
                    found => return Ok(Found::Somebody(found?)),
                }
            }
            // What is only fetched in advance changes nothing and sets no cookie.
            if is_prefetch(headers) {
                return Ok(Found::Nobody);
            }
            let Some(refresh) = refresh else { return Ok(Found::Ended) };
            let ctx = OpCtx::new(Actor::Guest, now, id).map_err(ServiceError::doing("draw random bytes"))?.from(client);
            match state.shop.sessions.renew(&ctx, refresh).await {
                Ok(tokens) => Ok(Found::Renewed(identify(tokens.access.clone()).await?, tokens)),
                Err(ServiceError::Rejected(_)) => Ok(Found::Ended),
                Err(failed) => Err(failed),
            }
        }
    }
}

/// A key or token counts before the cookies: a program means what it sends.
fn shown(headers: &HeaderMap, secure: bool) -> Shown<'_> {
    if let Some(key) = headers.get("x-api-key") {
        return Shown::Key(key.to_str().unwrap_or_default().trim());
    }
    if let Some(header) = headers.get(AUTHORIZATION) {
        let given = header.to_str().unwrap_or_default().trim();
        let bearer = given.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
        let token = bearer.unwrap_or_default();
        return if token.starts_with(api_keys::PREFIX) { Shown::Key(token) } else { Shown::Token(token) };
    }
    match (ACCESS.of(headers, secure), REFRESH.of(headers, secure)) {
        (None, None) => Shown::Nothing,
        (access, refresh) => Shown::Cookies { access, refresh },
    }
}

fn is_prefetch(headers: &HeaderMap) -> bool {
    headers.get("sec-purpose").and_then(|value| value.to_str().ok()).is_some_and(|purpose| purpose.contains("prefetch"))
}

fn sets_session(headers: &HeaderMap, secure: bool) -> bool {
    let name = REFRESH.name(secure);
    headers.get_all(SET_COOKIE).iter().any(|line| line.to_str().is_ok_and(|line| line.split('=').next() == Some(name)))
}
