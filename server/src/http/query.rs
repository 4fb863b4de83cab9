//! What stands behind the question mark of a list that is read page by page.

use axum::{
    extract::{FromRequestParts, Query},
    http::{
        HeaderMap, HeaderValue,
        header::{CACHE_CONTROL, LINK},
        request::Parts,
    },
};
use shop::Code;

use super::{HttpError, HttpResult};

/// The names and values of a query.
pub struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// The value of a name; an empty one is none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The headers of a page of a list of people's matters: no cache keeps it, and the same question behind the cursor
    /// brings the next one.
    #[must_use]
    pub fn headers(&self, path: &str, next: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::from_iter([(CACHE_CONTROL, HeaderValue::from_static("no-store"))]);
        let link = next.and_then(|cursor| HeaderValue::from_str(&format!("<{path}?{}>; rel=\"next\"", self.behind(cursor))).ok());
        if let Some(link) = link {
            headers.insert(LINK, link);
        }
        headers
    }

    fn behind(&self, cursor: &str) -> String {
        let others = self
            .0
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "cursor" | "page"))
            .map(|(name, value)| (name.as_str(), value.as_str()));
        // Pairs of texts can always be written.
        serde_urlencoded::to_string(others.chain([("cursor", cursor)]).collect::<Vec<_>>()).unwrap_or_default()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Pairs {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> HttpResult<Self> {
        let query = Query::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        query.map(|Query(pairs)| Self(pairs)).map_err(|_| HttpError::new(Code::BadRequest, "The query cannot be read."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_is_the_same_question_behind_the_cursor() {
        let pairs =
            Pairs([("role", "staff"), ("cursor", "old"), ("q", " ")].map(|(name, value)| (name.to_owned(), value.to_owned())).into());
        assert_eq!((pairs.get("role"), pairs.get("q"), pairs.get("page")), (Some("staff"), None, None));
        let headers = pairs.headers("/api/users", Some("a+b"));
        assert_eq!(headers[LINK], "</api/users?role=staff&q=+&cursor=a%2Bb>; rel=\"next\"");
        assert!(!pairs.headers("/api/users", None).contains_key(LINK));
    }
}
