//! Who asks, and about what: read once, at the door.

use std::{
    convert::Infallible,
    time::{SystemTime, UNIX_EPOCH},
};

use axum::{
    extract::{FromRequestParts, Path},
    http::{HeaderMap, HeaderValue, header::AUTHORIZATION, header::SET_COOKIE, request::Parts},
};
use services::{OpCtx, ServiceError};
use shop::{Code, Timestamp, id::VisitorId, order::Actor};

use super::{HttpError, HttpResult};
use crate::{middleware::RequestId, state::AppState};

/// The context of a call that anybody may make.
pub struct Asked(pub OpCtx);

/// The context of a call that needs an admin's token.
pub struct Admin(pub OpCtx);

/// The visitor of the request's cookie, if it has one.
pub struct Shopper(pub Option<VisitorId>);

/// The last part of an address: an id or a slug, whatever was typed there.
pub struct Address(pub String);

impl Shopper {
    /// The visitor, and the cookie that names them from now on if they are new.
    pub fn or_new(self, ctx: &OpCtx, state: &AppState) -> (VisitorId, HeaderMap) {
        let mut headers = HeaderMap::new();
        let visitor = self.0.unwrap_or_else(|| {
            let visitor = ctx.new_id();
            let cookie = app::request::new_visitor_cookie(&visitor, state.site.secure_cookies);
            if let Ok(cookie) = HeaderValue::from_str(&cookie) {
                headers.insert(SET_COOKIE, cookie);
            }
            visitor
        });
        (visitor, headers)
    }
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> HttpResult<Self> {
        context(parts, Actor::Guest).map(Self)
    }
}

impl FromRequestParts<AppState> for Admin {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> HttpResult<Self> {
        let Some(header) = parts.headers.get(AUTHORIZATION) else {
            return Err(HttpError::new(Code::TokenMissing, "Access Denied: No token provided"));
        };
        let given = header.to_str().unwrap_or_default().trim();
        let token = given.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
        let actor = state.shop.admin_tokens.actor(token.unwrap_or_default()).await?;
        context(parts, actor).map(Self)
    }
}

impl FromRequestParts<AppState> for Shopper {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self(app::request::visitor_from_cookies(&parts.headers, state.site.secure_cookies)))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Address {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> HttpResult<Self> {
        // What is no text at all names nothing.
        let path = Path::<String>::from_request_parts(parts, state).await;
        path.map(|Path(address)| Self(address)).map_err(|_| HttpError::new(Code::NotFound, "Nothing lives at this address."))
    }
}

fn context(parts: &Parts, actor: Actor) -> HttpResult<OpCtx> {
    let id = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    OpCtx::new(actor, now(), id).map_err(ServiceError::doing("draw random bytes")).map_err(HttpError::from)
}

/// The clock, read at the edge only.
#[must_use]
pub fn now() -> Timestamp {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
}
