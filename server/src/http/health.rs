//! Whether the program lives, and whether it can serve.

use axum::{
    extract::State,
    http::{StatusCode, header::CACHE_CONTROL},
    response::IntoResponse,
};

use crate::state::AppState;

const UNCACHED: [(axum::http::HeaderName, &str); 1] = [(CACHE_CONTROL, "no-store")];

/// The process answers.
pub async fn live() -> impl IntoResponse {
    (UNCACHED, "ok")
}

/// The store answers, too.
pub async fn ready(State(state): State<AppState>) -> impl IntoResponse {
    match state.shop.is_ready().await {
        Ok(()) => (StatusCode::OK, UNCACHED, "ready"),
        Err(error) => {
            tracing::warn!(error = error.chain(), "The store does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, UNCACHED, "the store does not answer")
        }
    }
}
