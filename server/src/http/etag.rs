//! Marks of content: who has it already is told so, and nothing is sent again.

use std::fmt::Write;

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
    },
    middleware::Next,
    response::Response,
};
use sha2::{Digest, Sha256};

/// Whether the asker has content of this mark; weak and strong marks compare alike (RFC 9110 §13.1.2).
#[must_use]
pub fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let listed = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).flat_map(|list| list.split(','));
    let wanted = bare(tag);
    listed.map(bare).any(|known| known == wanted || known == "*")
}

/// The mark of a content. Weak, because compressing the answer changes its bytes.
#[must_use]
pub fn of(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    let mut tag = String::from("W/\"");
    for byte in digest.iter().take(12) {
        let _ = write!(tag, "{byte:02x}");
    }
    tag + "\""
}

/// Marks what the API reads out, and answers 304 to who has it.
pub async fn conditional(request: Request, next: Next) -> Response {
    let asked = matches!(*request.method(), Method::GET | Method::HEAD).then(|| request.headers().clone());
    let response = next.run(request).await;
    let kept = response.headers().get(CACHE_CONTROL).is_none_or(|value| value != "no-store");
    let Some(headers) = asked.filter(|_| response.status() == StatusCode::OK && kept) else { return response };
    let (mut parts, body) = response.into_parts();
    // Answers are made in memory, so reading them cannot fail.
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let tag = of(&bytes);
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(ETAG, value);
    }
    parts.headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    if is_known(&headers, &tag) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(CONTENT_TYPE);
        parts.headers.remove(CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_mark_is_found_in_every_form() {
        let known = |value: &str| is_known(&HeaderMap::from_iter([(IF_NONE_MATCH, value.parse().unwrap())]), "W/\"a\"");
        assert!(known("W/\"a\"") && known("\"a\"") && known("\"b\", W/\"a\"") && known("*"));
        assert!(!known("\"b\"") && !known("") && !known("a"));
    }
}
