//! The storefront's pages and server functions, in the contexts they ask for.

mod policy;

use std::sync::{Arc, OnceLock};

use app::{
    access::{Audience, audience, need_of},
    reply::Reply,
    request::{Forbidden, GuestsOfPage, next_query},
};
use axum::{
    Json,
    body::{Body, to_bytes},
    extract::{MatchedPath, Request, State},
    http::{
        HeaderName, HeaderValue, Method, StatusCode, Uri,
        header::{ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, LOCATION},
        request::Parts,
        uri::PathAndQuery,
    },
    response::{IntoResponse, Redirect, Response},
};
use leptos::{
    prelude::{provide_context, use_context},
    server_fn::axum::server_fn_paths,
};
use leptos_axum::AxumRouteListing;
use services::{
    ServiceError,
    ctx::{Client, Identity},
};
use shop::{Code, Rejection, access::Powers};

use crate::{
    assets,
    http::{
        HttpError,
        answer::{self, Wants},
        etag,
    },
    middleware::RequestId,
    state::AppState,
};

/// Shared pages may be kept, but are asked for each time: mostly the answer is 304.
const SHARED: HeaderValue = HeaderValue::from_static("public, no-cache");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
/// Larger than any page.
const MOST: usize = 16 * 1024 * 1024;

/// The nonce that leptos draws for a page; pages are shared, so it is taken out again.
#[derive(Clone, Default)]
struct NonceOfPage(Arc<OnceLock<String>>);

/// Every page, as the application declares them.
#[must_use]
pub fn routes(state: &AppState) -> Vec<AxumRouteListing> {
    let state = state.clone();
    leptos_axum::generate_route_list_with_exclusions_and_ssg_and_context(app::App, None, move || provide(&state)).0
}

/// Every server function there is.
pub fn functions() -> impl Iterator<Item = (Method, String)> {
    server_fn_paths().map(|(path, method)| (method, path.to_owned()))
}

/// A page of the shop, for those it is for: a guest is led to the sign-in and back, others are told that it is not theirs.
pub async fn find_page(State(state): State<AppState>, mut request: Request) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let Audience::Those(need) = audience(&path) else { return render(state, request, StatusCode::OK).await };
    match powers(&request).meet(need) {
        Ok(()) => render(state, request, StatusCode::OK).await,
        Err(refused) if refused.code == Code::TokenMissing => Redirect::to(&sign_in_page(request.uri())).into_response(),
        Err(refused) => {
            request.extensions_mut().insert(Forbidden(refused));
            render(state, request, StatusCode::FORBIDDEN).await
        }
    }
}

fn powers(request: &Request) -> Powers {
    request.extensions().get::<Identity>().map_or(Powers::Guest, |identity| identity.powers.clone())
}

/// The sign-in that leads back to a page.
fn sign_in_page(back: &Uri) -> String {
    format!("/sign-in?{}", next_query(back.path_and_query().map_or("/", PathAndQuery::as_str)))
}

/// What is neither page nor call: a public file, or the page that says that nothing is here.
pub async fn find_other(State(state): State<AppState>, request: Request) -> Response {
    if Wants::of(&request) == Wants::Json {
        return answer::nothing_here(request).await;
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return refuse_method(request, "GET,HEAD").await;
    }
    let path = request.uri().path().trim_start_matches('/');
    if let Some(mut file) = assets::send(&state.assets.site, path, request.headers()).await {
        let asked = request.uri().path_and_query().map(ToString::to_string);
        if asked == Some(state.assets.site_files().loader) {
            assets::for_ever(&mut file);
        }
        return file;
    }
    render(state, request, StatusCode::NOT_FOUND).await
}

/// A server function, called by an island or by a form.
pub async fn call_function(State(state): State<AppState>, request: Request) -> Response {
    let taken: Vec<Method> = server_fn_paths().filter(|(path, _)| *path == request.uri().path()).map(|(_, method)| method).collect();
    if taken.is_empty() {
        return answer::nothing_here(request).await;
    }
    if !taken.contains(request.method()) {
        return refuse_method(request, if taken.contains(&Method::GET) { "GET" } else { "POST" }).await;
    }
    let endpoint = request.uri().path().trim_start_matches("/fn/");
    if let Err(refused) = powers(&request).meet(need_of(endpoint)) {
        return refuse_call(&request, refused);
    }
    let mut response = leptos_axum::handle_server_fns_with_context(move || provide(&state), request).await.into_response();
    // What somebody is answered is theirs, unless the function says otherwise.
    response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    keep_error_out_of_address(&mut response);
    response
}

/// Whoever is not signed in (any more) is led to the sign-in and back to their page, from a plain form and from an island alike.
fn refuse_call(request: &Request, refused: Rejection) -> Response {
    let wants = Wants::of(request);
    if refused.code != Code::TokenMissing {
        return match wants {
            Wants::Page => answer::refuse(wants, &refused),
            Wants::Json => Json(Reply::<()>::Rejected(refused)).into_response(),
        };
    }
    let page = app::request::page_before(request.headers());
    let sign_in = format!("/sign-in?{}", next_query(&page));
    match wants {
        Wants::Page => Redirect::to(&sign_in).into_response(),
        Wants::Json => Json(Reply::<()>::Goto(sign_in)).into_response(),
    }
}

/// A form that cannot even be read is sent back to its page. What was wrong with it stands in no
/// address, where `server_fn` would put it: addresses are kept in histories and logs.
fn keep_error_out_of_address(response: &mut Response) {
    let page = response.headers().get(LOCATION).and_then(|location| location.to_str().ok()).and_then(|location| {
        let (page, query) = location.split_once('?')?;
        query.contains("__err=").then(|| HeaderValue::from_str(page).ok()).flatten()
    });
    if let Some(page) = page {
        response.headers_mut().insert(LOCATION, page);
        *response.status_mut() = StatusCode::SEE_OTHER;
    }
}

async fn refuse_method(request: Request, allowed: &'static str) -> Response {
    let mut response = answer::no_such_method(request).await;
    response.headers_mut().insert(ALLOW, HeaderValue::from_static(allowed));
    response
}

/// What pages and server functions find in their context.
fn provide(state: &AppState) {
    provide_context(state.shop.clone());
    provide_context(state.site.clone());
    provide_context(state.assets.site_files());
    let Some(parts) = use_context::<Parts>() else { return };
    if let Some(id) = parts.extensions.get::<RequestId>() {
        provide_context(app::request::RequestId(id.0.clone()));
    }
    if let Some(identity) = parts.extensions.get::<Identity>() {
        provide_context(identity.clone());
    }
    if let Some(client) = parts.extensions.get::<Client>() {
        provide_context(client.clone());
    }
    if let Some(forbidden) = parts.extensions.get::<Forbidden>() {
        provide_context(forbidden.clone());
    }
    if let Some(guests) = parts.extensions.get::<GuestsOfPage>() {
        provide_context(guests.clone());
    }
    if let Some((page, nonce)) = parts.extensions.get::<NonceOfPage>().zip(leptos::nonce::use_nonce()) {
        let _ = page.0.set(nonce.to_string());
    }
}

/// Renders a page whole, and sends it in one piece: no half page, a length, a policy that fits it.
async fn render(state: AppState, mut request: Request, status: StatusCode) -> Response {
    let (nonce, guests) = (NonceOfPage::default(), GuestsOfPage::default());
    request.extensions_mut().insert(nonce.clone());
    request.extensions_mut().insert(guests.clone());
    let asked = request.headers().clone();
    let rendered = leptos_axum::render_app_async_with_context(move || provide(&state), app::shell)(request).await;
    let (mut parts, body) = rendered.into_parts();
    let html = match to_bytes(body, MOST).await {
        Ok(html) => String::from_utf8_lossy(&html).into_owned(),
        Err(error) => return HttpError::from(ServiceError::failed("render a page", error)).into_response(),
    };
    let nonce = nonce.0.get().map(String::as_str);
    let guests = guests.0.get();
    let policy = policy::of(&html, nonce, guests);
    let html = policy::without_nonce(html, nonce);
    if parts.status == StatusCode::OK {
        parts.status = status;
    }
    let mut set = |name: HeaderName, value: &str| HeaderValue::from_str(value).map(|value| parts.headers.insert(name, value));
    let _ = set(CONTENT_SECURITY_POLICY, &policy);
    if let Some(guests) = guests {
        let _ = set(PERMISSIONS_POLICY, &policy::permissions(guests));
    }
    let _ = set(CONTENT_LENGTH, &html.len().to_string());
    if parts.status != StatusCode::OK {
        parts.headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    }
    if !parts.headers.contains_key(CACHE_CONTROL) {
        let tag = etag::of(html.as_bytes());
        parts.headers.insert(CACHE_CONTROL, SHARED);
        if let Ok(value) = HeaderValue::from_str(&tag) {
            parts.headers.insert(ETAG, value);
        }
        if etag::is_known(&asked, &tag) {
            parts.status = StatusCode::NOT_MODIFIED;
            parts.headers.remove(CONTENT_LENGTH);
            parts.headers.remove(CONTENT_TYPE);
            return Response::from_parts(parts, Body::empty());
        }
    }
    Response::from_parts(parts, Body::from(html))
}
