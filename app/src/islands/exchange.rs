//! How islands speak with the shop: forms posted as the browser would, pages fetched as it would.
//!
//! No types of carts or prices come here: what is shown is the server's own HTML, and an answer is
//! a [`Reply`]. That keeps the WASM small, and each thing is rendered in one place.

use leptos::{prelude::*, wasm_bindgen::JsCast};
use serde::de::DeserializeOwned;
use shop::{Code, Rejection};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomParser, Element, FormData, HtmlElement, HtmlFormElement, RequestInit, Response, SupportedType, UrlSearchParams};

use crate::reply::Reply;

/// What is said when no answer came.
pub const UNREACHABLE: &str = "The shop could not be reached. Nothing is lost: check your connection and try again.";

/// Posts a form; an answer that never came is a rejection like any other.
pub async fn post<T: DeserializeOwned>(form: &HtmlFormElement) -> Reply<T> {
    let data = FormData::new_with_form(form).ok();
    let body = data.and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(data.as_ref()).ok());
    reply(&form.get_attribute("action").unwrap_or_default(), body).await
}

/// Posts fields, as [`post`] does a form.
pub async fn post_fields<T: DeserializeOwned>(action: &str, fields: &[(&str, String)]) -> Reply<T> {
    let body = UrlSearchParams::new().ok();
    body.iter().for_each(|body| fields.iter().for_each(|(name, value)| body.append(name, value)));
    reply(action, body).await
}

async fn reply<T: DeserializeOwned>(action: &str, body: Option<UrlSearchParams>) -> Reply<T> {
    let answer = async { serde_json::from_str(&send(action, &body?, "application/json").await?).ok() };
    answer.await.unwrap_or_else(|| Reply::Rejected(Rejection::new(Code::Unavailable, UNREACHABLE)))
}

/// Posts fields and follows to the page that answers them, as a browser without scripts does.
pub async fn post_for_page(action: &str, fields: &[(&str, &str)]) -> Option<String> {
    let body = UrlSearchParams::new().ok()?;
    fields.iter().for_each(|(name, value)| body.append(name, value));
    send(action, &body, "text/html").await
}

/// Fetches a page, or whatever else answers a GET.
pub async fn load(address: &str) -> Option<String> {
    text_of(window().fetch_with_str(address)).await
}

async fn send(action: &str, body: &UrlSearchParams, accept: &str) -> Option<String> {
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(body);
    let headers = web_sys::Headers::new().ok()?;
    headers.set("Accept", accept).ok()?;
    request.set_headers(&headers);
    text_of(window().fetch_with_str_and_init(action, &request)).await
}

async fn text_of(sent: js_sys::Promise) -> Option<String> {
    let response: Response = JsFuture::from(sent).await.ok()?.dyn_into().ok()?;
    let readable = response.ok() || response.headers().get("content-type").ok().flatten().is_some_and(|kind| kind.contains("json"));
    let text = readable.then(|| response.text().ok()).flatten()?;
    JsFuture::from(text).await.ok()?.as_string()
}

/// An element of a page's HTML, by its id.
pub fn part(html: &str, id: &str) -> Option<Element> {
    DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?.get_element_by_id(id)
}

/// The elements within that a selector finds.
pub fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).collect()
}

/// The id of what has the focus, to find it again after its region was swapped.
pub fn focused() -> Option<String> {
    document().active_element().map(|element| element.id()).filter(|id| !id.is_empty())
}

/// Gives the focus to an element, if it is there.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
