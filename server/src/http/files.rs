//! Pictures and the plain style sheet; the rest of the site's files is found where no page is.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, header::CACHE_CONTROL, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use shop::{Code, Rejection};

use super::answer::{self, Wants};
use crate::{assets, state::AppState};

/// A picture of the demo catalog.
pub async fn find_picture(State(state): State<AppState>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    assets::send(&state.assets.pictures, &name, &headers).await.map_or_else(no_file, IntoResponse::into_response)
}

/// A script, style or WASM file of the build.
pub async fn find_built(State(state): State<AppState>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    assets::send(&state.assets.site, &format!("pkg/{name}"), &headers).await.map_or_else(no_file, IntoResponse::into_response)
}

/// The style sheet of pages that stand without the storefront.
pub async fn find_plain_style() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600")], include_str!("plain.css"))
}

fn no_file() -> Response {
    answer::refuse(Wants::Page, &Rejection::new(Code::NotFound, "There is no such file."))
}
