//! One line a request: method, path, status, time. Never a query, a body, a token or a guest's key.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use tracing::info;

use super::RequestId;

pub(super) async fn log(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|route| route.as_str().to_owned());
    let path = loggable(request.uri().path(), route.as_deref());
    let id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let response = next.run(request).await;
    let ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    info!(request.id = id, status = response.status().as_u16(), ms, "{method} {path}");
    response
}

/// The path without what is secret: a guest's key, and anything below an address that is no route of ours.
fn loggable(path: &str, route: Option<&str>) -> String {
    let Some(route) = route else {
        let first = path.split('/').nth(1).unwrap_or_default();
        let deeper = path.trim_start_matches('/').contains('/');
        return shortened(&format!("/{first}{}", if deeper { "/…" } else { "" }));
    };
    let names = route.split('/').chain(std::iter::repeat(""));
    let parts = path.split('/').zip(names).map(|(part, name)| if name == "{key}" { "…" } else { part });
    shortened(&parts.collect::<Vec<_>>().join("/"))
}

/// A line of the log stays a line, whatever was asked for.
fn shortened(path: &str) -> String {
    let mut text: String = path.chars().map(|c| if c.is_control() { '?' } else { c }).take(200).collect();
    if text.len() < path.len() {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::loggable;

    #[test]
    fn keys_and_unknown_depths_are_not_logged() {
        assert_eq!(loggable("/orders/ord_1/s3cr3t", Some("/orders/{order}/{key}")), "/orders/ord_1/…");
        assert_eq!(loggable("/products/mug", Some("/products/{slug}")), "/products/mug");
        assert_eq!(loggable("/order/ord_1/s3cr3t", None), "/order/…");
        assert_eq!(loggable("/favicon.svg", None), "/favicon.svg");
        assert_eq!(loggable("/", None), "/");
        assert!(loggable(&format!("/{}", "a".repeat(9_000)), None).len() < 300);
    }
}
