//! The body, read whole before the handler runs: none is larger than its route allows, none dribbles in for ever.

use std::{error::Error, time::Duration};

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{Method, header::CONTENT_LENGTH},
    middleware::Next,
    response::Response,
};
use http_body_util::LengthLimitError;
use shop::{Code, Rejection};

use crate::http::answer;

/// Bytes of a form or server function: 64 KB.
pub const FORM_BODY: Most = Most(64 * 1024);
/// Bytes of an API call: 1 MB.
pub const API_BODY: Most = Most(1024 * 1024);
const LONGEST: Duration = Duration::from_secs(15);

/// The most bytes a body may have.
#[derive(Clone, Copy, Debug)]
pub struct Most(usize);

impl Most {
    /// How many.
    #[must_use]
    pub const fn bytes(self) -> usize {
        self.0
    }
}

pub(super) async fn read_whole(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let most = if request.uri().path().starts_with("/api/") { API_BODY } else { FORM_BODY };
    let wants = answer::Wants::of(&request);
    let (parts, body) = request.into_parts();
    let announced = parts.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > most.0) {
        return answer::refuse(wants, &too_large(most));
    }
    match tokio::time::timeout(LONGEST, to_bytes(body, most.0)).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Err(error)) if error.source().is_some_and(|source| source.is::<LengthLimitError>()) => answer::refuse(wants, &too_large(most)),
        Ok(Err(_)) => answer::refuse(wants, &Rejection::new(Code::BadRequest, "The request broke off.")),
        Err(_) => answer::refuse(wants, &Rejection::new(Code::RequestTimeout, "The request took too long to arrive. Please try again.")),
    }
}

fn too_large(most: Most) -> Rejection {
    Rejection::new(Code::TooLarge, format!("This is too large: at most {} KB.", most.0 / 1024))
}
