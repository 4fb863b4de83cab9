//! A short reference for each request: in the log, in `x-request-id`, in what a failure shows.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};

const HEADER: HeaderName = HeaderName::from_static("x-request-id");
/// Without 0, 1, i, l, o, u: it is read out on the telephone.
const LETTERS: &[u8; 30] = b"23456789abcdefghjkmnpqrstvwxyz";
/// 30⁸ are 656 thousand million: enough to tell the requests of a log apart.
const LENGTH: usize = 8;

/// The reference of the request at hand.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Names the request. A name from outside is not taken over: it could be anything.
pub(super) async fn name(mut request: Request, next: Next) -> Response {
    let id = new_id();
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

fn new_id() -> String {
    let mut chance = [0; LENGTH];
    // Without chance every request would be called 22222222; nothing depends on it.
    let _ = getrandom::fill(&mut chance);
    chance.iter().map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn references_are_short_and_differ() {
        let (one, other) = (super::new_id(), super::new_id());
        assert_eq!(one.len(), 8);
        assert_ne!(one, other);
    }
}
