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

/// A form or server function.
pub const FORM_BODY: Most = Most { bytes: 64 * 1024, in_words: "64 KB" };
/// An API call.
pub const API_BODY: Most = Most { bytes: 1024 * 1024, in_words: "1 MB" };
/// A picture of at most 8 MB, and the form around it.
pub const UPLOAD_BODY: Most = Most { bytes: 9 * 1024 * 1024, in_words: "8 MB" };
const LONGEST: Duration = Duration::from_secs(15);

/// The most that a body may have.
#[derive(Clone, Copy, Debug)]
pub struct Most {
    bytes: usize,
    in_words: &'static str,
}

impl Most {
    /// What the route of a path takes.
    fn of(path: &str) -> Self {
        match path {
            "/api/uploads" | "/account/avatar" => UPLOAD_BODY,
            path if path.starts_with("/api/") => API_BODY,
            _ => FORM_BODY,
        }
    }
}

pub(super) async fn read_whole(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let most = Most::of(request.uri().path());
    let wants = answer::Wants::of(&request);
    let (parts, body) = request.into_parts();
    let announced = parts.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > most.bytes) {
        return answer::refuse(wants, &too_large(most));
    }
    match tokio::time::timeout(LONGEST, to_bytes(body, most.bytes)).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Err(error)) if error.source().is_some_and(|source| source.is::<LengthLimitError>()) => answer::refuse(wants, &too_large(most)),
        Ok(Err(_)) => answer::refuse(wants, &Rejection::new(Code::BadRequest, "The request broke off.")),
        Err(_) => answer::refuse(wants, &Rejection::new(Code::RequestTimeout, "The request took too long to arrive. Please try again.")),
    }
}

fn too_large(most: Most) -> Rejection {
    Rejection::new(Code::TooLarge, format!("This is too large: at most {}.", most.in_words))
}
