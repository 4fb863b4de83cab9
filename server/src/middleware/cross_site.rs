//! Changes asked for by another site's page are refused.
//!
//! Browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`); programs say nothing, and
//! carry no cookie that somebody else could make use of.

use app::request::cookies::{ACCESS, REFRESH};
use axum::{
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, Method,
        header::{HOST, ORIGIN},
    },
    middleware::Next,
    response::Response,
};
use shop::{Code, Rejection};

use crate::{http::answer, state::AppState};

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
/// Webhooks carry a signature instead.
const EXEMPT: &str = "/api/payments/webhooks/";

pub(super) async fn refuse(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let signed_in = [ACCESS, REFRESH].iter().any(|cookie| cookie.of(request.headers(), state.site.secure_cookies).is_some());
    if safe || request.uri().path().starts_with(EXEMPT) || is_own(request.headers(), &state.site.public_url, signed_in) {
        return next.run(request).await;
    }
    let sentence = "This request came from another site's page and was refused. Please use the shop's own page.";
    answer::refuse(answer::Wants::of(&request), &Rejection::new(Code::CrossSite, sentence))
}

/// Whoever comes with a session's cookies must say where from: every browser does.
fn is_own(headers: &HeaderMap, public_url: &str, signed_in: bool) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    // `none` is what a person typed or bookmarked. A same-site page is another origin, such as a neighbouring subdomain.
    let site_is_own = text(SITE).is_none_or(|site| matches!(site, "same-origin" | "none"));
    let origin_is_own = text(ORIGIN).is_none_or(|origin| {
        let host = origin.split_once("://").map(|(_, host)| host);
        origin == public_url || (host.is_some() && host == text(HOST))
    });
    let says = headers.contains_key(SITE) || headers.contains_key(ORIGIN);
    site_is_own && origin_is_own && (says || !signed_in)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_and_programs_may_change_things() {
        let table: &[(&[(&'static str, &str)], bool)] = &[
            (&[], true),
            (&[("origin", "http://127.0.0.1:3000")], true),
            (&[("origin", "https://shop.example")], true),
            (&[("origin", "http://localhost:3000")], false),
            (&[("origin", "https://127.0.0.1:3001")], false),
            (&[("origin", "https://shop.example.evil.example")], false),
            (&[("origin", "null")], false),
            (&[("origin", "")], false),
            (&[("sec-fetch-site", "same-origin"), ("origin", "http://127.0.0.1:3000")], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1:3000")], false),
        ];
        for (pairs, expected) in table {
            let mut headers = HeaderMap::from_iter([(HOST, "127.0.0.1:3000".parse().unwrap())]);
            for (name, value) in *pairs {
                headers.insert(*name, value.parse().unwrap());
            }
            assert_eq!(is_own(&headers, "https://shop.example", false), *expected, "{pairs:?}");
            assert_eq!(is_own(&headers, "https://shop.example", true), *expected && !pairs.is_empty(), "{pairs:?}");
        }
    }
}
