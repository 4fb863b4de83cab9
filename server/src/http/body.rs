//! A JSON body.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::header::CONTENT_TYPE,
};
use serde::de::DeserializeOwned;
use shop::Code;

use super::HttpError;

/// A body that is a JSON object of this form.
pub struct JsonBody<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = HttpError;

    async fn from_request(request: Request, state: &S) -> Result<Self, HttpError> {
        if !is_json(&request) {
            return Err(HttpError::new(Code::UnsupportedMediaType, "Please send JSON, with the header Content-Type: application/json."));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|_| HttpError::new(Code::BadRequest, "The request broke off."))?;
        // serde would take a list for the fields in order; nobody means that.
        if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
            return Err(HttpError::new(Code::BadRequest, "The body must be a JSON object."));
        }
        let read = serde_json::from_slice(&bytes).map(Self);
        read.map_err(|error| HttpError::new(Code::BadRequest, format!("The body is not readable JSON: {error}.")))
    }
}

fn is_json(request: &Request) -> bool {
    let given = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = given.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}
