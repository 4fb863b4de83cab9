//! A sample of a letter as mail programs show it, for the frame on staff's page of mails.

use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, X_FRAME_OPTIONS},
    },
    response::{Html, IntoResponse, Response},
};
use services::mail::letters::samples;
use shop::{Code, Rejection};

use super::answer::{self, Wants};
use crate::state::AppState;

/// A mail brings its styles on its elements, and needs nothing else: no script, no picture, no other place.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox";

/// The letter of a name.
pub async fn find_sample(State(state): State<AppState>, name: Result<Path<String>, PathRejection>) -> Response {
    let settings = &state.shop.settings;
    let name = name.map(|Path(name)| name).unwrap_or_default();
    let Some(letter) = samples(&settings.name, settings.currency).into_iter().find(|letter| letter.name == name) else {
        return answer::refuse(Wants::Page, &Rejection::new(Code::NotFound, "There is no such letter."));
    };
    let headers = [
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, Html(letter.mail.html)).into_response()
}
