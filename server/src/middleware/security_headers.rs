//! Headers that make browsers careful, on every answer.

use axum::{
    extract::{Request, State},
    http::{
        HeaderName, HeaderValue,
        header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS},
    },
    middleware::Next,
    response::Response,
};

use crate::state::AppState;

/// For what is no page of the shop: data, files, plain pages. Pages carry a policy of their own.
const NOTHING: &str = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
const TWO_YEARS: &str = "max-age=63072000; includeSubDomains";

pub(super) async fn set(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let mut set = |name: HeaderName, value: &'static str| {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(CONTENT_SECURITY_POLICY, NOTHING);
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    // With `no-referrer` a form of our own would come with `Origin: null`, and be refused.
    set(REFERRER_POLICY, "same-origin");
    set(X_FRAME_OPTIONS, "DENY");
    set(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if state.site.secure_cookies {
        set(STRICT_TRANSPORT_SECURITY, TWO_YEARS);
    }
    response
}
