//! Refusals as answers: JSON for programs, a plain page for people.

use axum::{
    Json,
    extract::{OriginalUri, Request},
    http::{
        HeaderName, HeaderValue, StatusCode,
        header::{ACCEPT, CACHE_CONTROL, RETRY_AFTER, WWW_AUTHENTICATE},
    },
    response::{Html, IntoResponse, Response},
};
use serde::Serialize;
use shop::{Code, Money, Rejection, error::FieldErrors};
use utoipa::ToSchema;

use super::amount::Amount;

/// What whoever asks can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// A program.
    Json,
    /// A person.
    Page,
}

impl Wants {
    /// JSON for the API and for scripts, a page for the rest.
    pub fn of<B>(request: &axum::http::Request<B>) -> Self {
        // Inside `/api` the router shows the rest of the path only.
        let path = request.extensions().get::<OriginalUri>().map_or(request.uri(), |original| &original.0).path();
        let accepts_pages =
            request.headers().get(ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"));
        let program = path == "/api" || path.starts_with("/api/") || (path.starts_with("/fn/") && !accepts_pages);
        if program { Self::Json } else { Self::Page }
    }
}

/// The refusal in the wanted form.
#[must_use]
pub fn refuse(wants: Wants, rejection: &Rejection) -> Response {
    let response = match wants {
        Wants::Json => Json(rejection).into_response(),
        Wants::Page => Html(page(rejection)).into_response(),
    };
    marked(response, rejection.code)
}

/// The refusal of an order that costs something else than whoever sent it believed; it carries what it costs.
#[must_use]
pub fn refuse_total(total: Money) -> Response {
    let code = Code::TotalDiffers;
    let message = format!("This order costs {total}. Please look at it once more, and send it with that total_amount.");
    let fields = FieldErrors::from([("total_amount".to_owned(), message.clone())]);
    let refused = OtherTotal { message, code, fields, total_amount: Amount(total), currency: total.currency.code() };
    marked(Json(refused).into_response(), code)
}

/// An order costs something else than was believed.
#[derive(Serialize, ToSchema)]
pub struct OtherTotal {
    /// For people.
    message: String,
    /// `total_differs`.
    #[schema(value_type = String, example = "total_differs")]
    code: Code,
    /// What is wrong with each field.
    fields: FieldErrors,
    /// What it costs, shipping and tax included.
    #[schema(value_type = f64)]
    total_amount: Amount,
    /// Of the amount.
    currency: &'static str,
}

/// With the status and the headers of a refusal.
fn marked(mut response: Response, code: Code) -> Response {
    *response.status_mut() = StatusCode::from_u16(code.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut set = |name: HeaderName, value| response.headers_mut().insert(name, HeaderValue::from_static(value));
    set(CACHE_CONTROL, "no-store");
    match code {
        Code::TokenMissing | Code::TokenInvalid => drop(set(WWW_AUTHENTICATE, "Bearer")),
        Code::Unavailable | Code::TooManyRequests => drop(set(RETRY_AFTER, "2")),
        _ => {}
    }
    response
}

/// Nothing of the storefront is in it: it must also show when the storefront fails.
fn page(rejection: &Rejection) -> String {
    let (title, sentence) = match rejection.code {
        Code::Internal => ("Something went wrong", rejection.message.as_str()),
        Code::Unavailable => ("Back in a moment", rejection.message.as_str()),
        _ => ("That did not work", rejection.message.as_str()),
    };
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">\
         <link rel=\"stylesheet\" href=\"/plain.css\"></head><body class=\"notice\"><main><h1>{title}</h1><p>{}</p>\
         <p><a href=\"/\">Back to the shop</a></p></main></body></html>",
        escaped(sentence)
    )
}

/// A text that means itself inside HTML.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Nothing lives at this address of the API.
pub async fn nothing_here(request: Request) -> Response {
    refuse(Wants::of(&request), &Rejection::new(Code::NotFound, "Nothing lives at this address."))
}

/// The address exists, the method does not; the router adds `Allow`.
pub async fn no_such_method(request: Request) -> Response {
    let sentence = format!("This address does not take {}.", request.method());
    refuse(Wants::of(&request), &Rejection::new(Code::MethodNotAllowed, sentence))
}
