use std::time::Duration;

use axum::{
    body::BodyDataStream,
    http::{HeaderMap, StatusCode},
};
use futures::StreamExt;
use serde_json::Value;
use tokio::time::timeout;

use crate::shop::TestShop;

/// Longer than any event takes.
const SOON: Duration = Duration::from_secs(5);
/// Long enough for an event that should not come.
const A_WHILE: Duration = Duration::from_millis(300);

/// A stream of events that is read as it comes.
pub struct Stream {
    headers: HeaderMap,
    body: BodyDataStream,
    read: String,
}

/// Opens a stream.
pub async fn listens(shop: &TestShop, path: &str, headers: &[(&str, &str)]) -> Stream {
    let response = shop.guest().opens("GET", path, headers, "").await;
    assert_eq!(response.status(), StatusCode::OK);
    let (parts, body) = response.into_parts();
    Stream { headers: parts.headers, body: body.into_data_stream(), read: String::new() }
}

impl Stream {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The id and the data of the next event; none if the stream has ended.
    pub async fn next(&mut self) -> Option<(String, Value)> {
        timeout(SOON, self.event()).await.expect("neither an event nor an end")
    }

    pub async fn is_quiet(&mut self) -> bool {
        timeout(A_WHILE, self.event()).await.is_err()
    }

    async fn event(&mut self) -> Option<(String, Value)> {
        loop {
            if let Some((event, rest)) = self.read.split_once("\n\n") {
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(|value| value.trim().to_owned());
                let found = field("id:").zip(field("data:"));
                self.read = rest.to_owned();
                match found {
                    Some((id, data)) => return Some((id, serde_json::from_str(&data).unwrap())),
                    None => continue, // a comment that keeps the connection alive
                }
            }
            self.read.push_str(std::str::from_utf8(&self.body.next().await?.unwrap()).unwrap());
        }
    }
}
