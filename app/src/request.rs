//! Who asks, and with what: read once from the request, for pages and server functions alike.

mod visitor;

use std::time::{SystemTime, UNIX_EPOCH};

use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{ACCEPT, CACHE_CONTROL, HOST, LOCATION, REFERER, SET_COOKIE},
    request::Parts,
};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use services::{OpCtx, ServiceError, Services};
use shop::{Timestamp, id::VisitorId, order::Actor};

pub use visitor::{new_visitor_cookie, visitor_from_cookies};

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
        Ok(Self { shop, ctx, headers: parts.headers, site: use_context().unwrap_or_default() })
    }

    /// The visitor of the request's cookie.
    #[must_use]
    pub fn visitor(&self) -> Option<VisitorId> {
        visitor_from_cookies(&self.headers, self.site.secure_cookies)
    }

    /// The visitor, who gets a cookie if they have none. For state changes only: no GET sets one.
    #[must_use]
    pub fn visitor_or_new(&self) -> VisitorId {
        self.visitor().unwrap_or_else(|| {
            let visitor = self.ctx.new_id();
            append_header(SET_COOKIE, &new_visitor_cookie(&visitor, self.site.secure_cookies));
            visitor
        })
    }

    /// Whether the browser itself posted a form, without scripts: it wants a page, not data.
    #[must_use]
    pub fn is_plain_form(&self) -> bool {
        self.header(&ACCEPT).is_some_and(|accept| accept.contains("text/html"))
    }

    /// The page a form was posted from, as a path of this shop; the first page if it is unknown or foreign.
    #[must_use]
    pub fn page_before(&self) -> String {
        let host = self.header(&HOST).unwrap_or_default();
        let referer = self.header(&REFERER).unwrap_or_default();
        let rest = referer.split_once("://").map_or("", |(_, rest)| rest);
        match rest.strip_prefix(host) {
            Some(path) if path.starts_with('/') && !path.starts_with("//") && !host.is_empty() => path.to_owned(),
            _ => "/".to_owned(),
        }
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
