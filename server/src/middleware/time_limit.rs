//! No request holds a connection for longer than this.

use std::time::Duration;

use axum::{extract::Request, middleware::Next, response::Response};
use shop::{Code, Rejection};

use crate::http::answer;

const LONGEST: Duration = Duration::from_secs(30);

pub(super) async fn limit(request: Request, next: Next) -> Response {
    let wants = answer::Wants::of(&request);
    match tokio::time::timeout(LONGEST, next.run(request)).await {
        Ok(response) => response,
        Err(_) => answer::refuse(wants, &Rejection::new(Code::Unavailable, "This took too long. Please try again in a moment.")),
    }
}
