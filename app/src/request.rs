//! Who asks, and with what: read once from the request, for pages and server functions alike.

pub mod cookies;
mod guests;

use std::time::{SystemTime, UNIX_EPOCH};

use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{ACCEPT, CACHE_CONTROL, HOST, LOCATION, REFERER, SET_COOKIE},
    request::Parts,
};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use services::{
    OpCtx, ServiceError, Services,
    ctx::{Client, Identity},
    sign_in::{SignIn, SignedIn},
};
use shop::{
    Timestamp,
    id::{VisitorId, VisitorKind},
    order::Actor,
};

pub use cookies::visitor_from_cookies;
pub use guests::{Guests, GuestsOfPage, let_in_guests};

/// Addresses of the files every page names; they change with their content.
#[derive(Clone, Debug, Default)]
pub struct SiteFiles {
    /// The glue that loads the WASM.
    pub js: String,
    /// The islands.
    pub wasm: String,
    /// The style sheet.
    pub css: String,
    /// The small script that every page runs.
    pub loader: String,
}

/// What pages must know of where the shop stands.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Such as `https://shop.example`, without a slash at its end.
    pub public_url: String,
    /// Whether cookies are sent over https only.
    pub secure_cookies: bool,
}

/// Named in logs and in what a failure shows.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Says that the page is not for whoever asked for it; another is shown in its place.
#[derive(Clone, Debug)]
pub struct Forbidden(pub shop::Rejection);

/// The shop and the one who asks; first thing every page and server function takes.
#[derive(Clone)]
pub struct Caller {
    /// The shop.
    pub shop: Services,
    /// Who asks, when.
    pub ctx: OpCtx,
    headers: HeaderMap,
    site: Site,
}

impl Caller {
    /// From the contexts that the server provides.
    ///
    /// # Errors
    /// If the server provides none, or the system has no randomness.
    pub fn current() -> Result<Self, ServerFnError> {
        let missing = || ServerFnError::new("this request has no context");
        let shop = use_context::<Services>().ok_or_else(missing)?;
        let parts = use_context::<Parts>().ok_or_else(missing)?;
        let request_id = use_context::<RequestId>().map(|id| id.0).unwrap_or_default();
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let now = Timestamp::from_millis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX));
        let ctx = OpCtx::new(Actor::Guest, now, request_id).map_err(|error| ServerFnError::new(error.to_string()))?;
        let ctx = ctx.from(use_context::<Client>().unwrap_or_default());
        let ctx = match use_context::<Identity>() {
            Some(identity) => ctx.by(identity),
            None => ctx,
        };
        Ok(Self { shop, ctx, headers: parts.headers, site: use_context().unwrap_or_default() })
    }

    /// Whose cart and favourites these are: the account's, else those of the browser's cookie.
    #[must_use]
    pub fn visitor(&self) -> Option<VisitorId> {
        self.ctx.me.as_ref().map(|me| me.user.visitor.clone()).or_else(|| self.guest())
    }

    /// The same; a guest gets a cookie if they have none. For state changes only: no GET sets one.
    #[must_use]
    pub fn visitor_or_new(&self) -> VisitorId {
        self.visitor().unwrap_or_else(|| {
            let visitor = self.ctx.new_id::<VisitorKind>();
            self.set_cookie(&cookies::VISITOR.set(visitor.as_str(), self.site.secure_cookies));
            visitor
        })
    }

    /// The visitor of the browser's cookie, signed in or not.
    #[must_use]
    pub fn guest(&self) -> Option<VisitorId> {
        visitor_from_cookies(&self.headers, self.site.secure_cookies)
    }

    /// Keeps somebody signed in, or keeps the challenge for their second factor; the page that comes next.
    #[must_use]
    pub fn let_in(&self, sign_in: &SignIn, next: &str) -> String {
        match sign_in {
            SignIn::Done(signed_in) => {
                let SignedIn { tokens, .. } = &**signed_in;
                cookies::signed_in(tokens, self.site.secure_cookies).iter().for_each(|line| self.set_cookie(line));
                own_path(next).to_owned()
            }
            SignIn::SecondFactor(challenge) => {
                self.set_cookie(&cookies::CHALLENGE.set(&challenge.key, self.site.secure_cookies));
                format!("/sign-in/second-factor?{}", next_query(next))
            }
        }
    }

    /// Forgets who is signed in.
    pub fn let_out(&self) {
        cookies::signed_out(self.site.secure_cookies).iter().for_each(|line| self.set_cookie(line));
    }

    /// The key of the sign-in that waits for its second factor.
    #[must_use]
    pub fn challenge(&self) -> String {
        cookies::CHALLENGE.of(&self.headers, self.site.secure_cookies).unwrap_or_default().to_owned()
    }

    /// The origin of the page in the browser, which passkeys are bound to: the shop's own address, or, where none is
    /// set, `localhost` if that is what was typed.
    #[must_use]
    pub fn origin(&self) -> String {
        let host = self.header(&HOST).unwrap_or_default();
        let local = host.split(':').next() == Some("localhost") && !self.site.secure_cookies;
        if local { format!("http://{host}") } else { self.site.public_url.clone() }
    }

    fn set_cookie(&self, line: &str) {
        append_header(SET_COOKIE, line);
    }

    /// Whether the browser itself posted a form, without scripts: it wants a page, not data.
    #[must_use]
    pub fn is_plain_form(&self) -> bool {
        self.header(&ACCEPT).is_some_and(|accept| accept.contains("text/html"))
    }

    /// The page a form was posted from, as a path of this shop; the first page if it is unknown or foreign.
    #[must_use]
    pub fn page_before(&self) -> String {
        page_before(&self.headers)
    }

    /// What somebody may see of an error; a failure is logged here, once, and sets the status.
    #[must_use]
    pub fn shown(&self, error: &ServiceError) -> shop::Rejection {
        let shown = error.shown(&self.ctx.request_id);
        if let ServiceError::Failed { .. } = error {
            tracing::error!(request.id = self.ctx.request_id, error = error.chain(), "A request failed");
            set_status(shown.code.http_status());
        }
        shown
    }

    fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

/// The page a form was posted from, as a path of this shop; the first page if it is unknown or foreign.
#[must_use]
pub fn page_before(headers: &HeaderMap) -> String {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (host, referer) = (text(&HOST), text(&REFERER));
    let rest = referer.split_once("://").map_or("", |(_, rest)| rest);
    match rest.strip_prefix(host) {
        Some(path) if path.starts_with('/') && !path.starts_with("//") && !host.is_empty() => path.to_owned(),
        _ => "/".to_owned(),
    }
}

/// A value of the page's own query.
#[must_use]
pub fn asked(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(parts.uri.query()?).ok()?;
    pairs.into_iter().find(|(found, _)| found == name).map(|(_, value)| value)
}

/// A path of this shop; whatever else was given leads to the account.
#[must_use]
pub fn own_path(next: &str) -> &str {
    // A second slash or a backslash would make it another host's; what is not plain ASCII, no header at all.
    let is_plain = next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let is_own = next.starts_with('/') && !next.starts_with("//") && is_plain && next.len() < 500;
    if is_own { next } else { "/account" }
}

/// The query that leads on to a page afterwards.
#[must_use]
pub fn next_query(next: &str) -> String {
    serde_urlencoded::to_string([("next", own_path(next))]).unwrap_or_default()
}

/// A text as one part of a path, whatever stands in it.
#[must_use]
pub fn path_part(text: &str) -> String {
    // As in a form, but for the space.
    let pair = serde_urlencoded::to_string([("", text)]).unwrap_or_default();
    pair.trim_start_matches('=').replace('+', "%20")
}

/// Answers with another status than 200.
pub fn set_status(status: u16) {
    if let (Some(response), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        response.set_status(status);
    }
}

/// Says that the page is one visitor's own: no cache may keep it.
pub fn keep_private() {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// Sends the browser to another page of the shop: 303 after a form, 308 for what moved for good.
pub fn send_to(path: &str, status: StatusCode) {
    if let (Some(response), Ok(location)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(path)) {
        response.set_status(status);
        response.insert_header(LOCATION, location);
    }
}

fn append_header(name: HeaderName, value: &str) {
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(value)) {
        response.append_header(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::{own_path, path_part};

    #[test]
    fn whatever_stands_in_a_text_it_is_one_part_of_a_path() {
        assert_eq!(path_part("stripe:evt_1"), "stripe%3Aevt_1");
        assert_eq!(path_part("=a b/../c?d#e+\u{e9}"), "%3Da%20b%2F..%2Fc%3Fd%23e%2B%C3%A9");
    }

    #[test]
    fn nobody_is_led_elsewhere() {
        for own in ["/", "/account/orders?page=2", "/shop/clothing"] {
            assert_eq!(own_path(own), own);
        }
        for foreign in
            ["", "https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x=y", "/caf\u{e9}"]
        {
            assert_eq!(own_path(foreign), "/account", "{foreign}");
        }
    }
}
