//! Everything that happens to a request before its handler and after it, in order.

mod access_log;
mod cross_site;
mod failures;
pub mod identity;
mod request_id;
mod security_headers;
mod time_limit;
mod whole_body;

use axum::{Router, extract::DefaultBodyLimit, middleware::from_fn, middleware::from_fn_with_state};
use tower_http::compression::CompressionLayer;

pub use failures::Failure;
pub use request_id::RequestId;

use crate::state::AppState;

/// The stack, outermost first; `layer` wraps what stands before it, so it is read from the last line up.
pub fn wrap(router: Router, state: &AppState) -> Router {
    router
        .layer(DefaultBodyLimit::disable()) // axum's own, below that of uploads; the next line has them all
        .layer(from_fn(whole_body::read_whole)) // 8. the body: whole, and no larger than allowed
        .layer(from_fn_with_state(state.clone(), cross_site::refuse)) // 7. changes asked for by other sites' pages
        .layer(from_fn(time_limit::limit)) // 6. thirty seconds
        .layer(from_fn(failures::answer)) // 5. what went wrong with us: logged once, shown as a reference
        .layer(CompressionLayer::new().no_deflate().no_zstd()) // 4. br or gzip
        .layer(from_fn_with_state(state.clone(), security_headers::set)) // 3. headers on every answer
        .layer(from_fn(access_log::log)) // 2. one line a request
        .layer(from_fn(request_id::name)) // 1. a short reference for everything that is said of it
}
