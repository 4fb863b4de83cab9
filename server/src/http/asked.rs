//! Who asks, and about what: read once, at the door.

use std::time::{SystemTime, UNIX_EPOCH};

use app::request::cookies::VISITOR;
use axum::{
    extract::{FromRequestParts, Path},
    http::{HeaderMap, HeaderValue, header::SET_COOKIE, request::Parts},
};
use services::{
    OpCtx, ServiceError, ServiceResult,
    ctx::{Client, Identity},
};
use shop::{
    Code, Timestamp,
    id::{VisitorId, VisitorKind},
    order::Actor,
};

use super::{HttpError, HttpResult};
use crate::{
    middleware::{
        RequestId,
        identity::{Refused, invalid},
    },
    state::AppState,
};

/// Who calls, when, from where. What they may call is decided before, by the router's table.
pub struct Asked(pub OpCtx);

/// Whose cart it is: the account's, else that of the request's cookie, if it has one.
pub struct Shopper(pub Option<VisitorId>);

/// The last part of an address: an id or a slug, whatever was typed there.
pub struct Address(pub String);

impl Shopper {
    /// The visitor, and the cookie that names them from now on if they are new.
    pub fn or_new(self, ctx: &OpCtx, state: &AppState) -> (VisitorId, HeaderMap) {
        let mut headers = HeaderMap::new();
        let visitor = self.0.unwrap_or_else(|| {
            let visitor = ctx.new_id::<VisitorKind>();
            let cookie = VISITOR.set(visitor.as_str(), state.site.secure_cookies);
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
        let id = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        let ctx = OpCtx::new(Actor::Guest, now(), id).map_err(ServiceError::doing("draw random bytes"))?;
        let ctx = ctx.from(parts.extensions.get::<Client>().cloned().unwrap_or_default());
        Ok(Self(match parts.extensions.get::<Identity>() {
            Some(identity) => ctx.by(identity.clone()),
            None => ctx,
        }))
    }
}

impl FromRequestParts<AppState> for Shopper {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> HttpResult<Self> {
        // A program whose token has run out must not go on with the cart of nobody in particular.
        if parts.extensions.get::<Refused>().is_some() {
            return Err(HttpError::Rejected(invalid()));
        }
        let me = parts.extensions.get::<Identity>().and_then(|identity| identity.me.as_ref());
        let guest = || app::request::visitor_from_cookies(&parts.headers, state.site.secure_cookies);
        Ok(Self(me.map(|me| me.user.visitor.clone()).or_else(guest)))
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

/// The clock, read at the edge only.
#[must_use]
pub fn now() -> Timestamp {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
}

/// The context of what the program does by itself.
///
/// # Errors
/// If the system has no randomness to give.
pub fn by_the_program(what: &str) -> ServiceResult<OpCtx> {
    OpCtx::new(Actor::System, now(), what.to_owned()).map_err(ServiceError::doing("draw random bytes"))
}
