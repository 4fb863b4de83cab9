use std::sync::Mutex;

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{
        HeaderMap, Request, StatusCode,
        header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, SET_COOKIE},
    },
};
use serde_json::{Value, json};
use tower::ServiceExt;

/// Somebody who keeps the cookie they are given.
pub struct Person {
    router: Router,
    token: Option<String>,
    cookie: Mutex<Option<String>>,
}

/// What they were answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Person {
    pub fn new(router: Router, token: Option<String>) -> Self {
        Self { router, token, cookie: Mutex::default() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.asks("GET", path, &[], "").await
    }

    pub async fn sends(&self, method: &str, path: &str, body: Value) -> Answer {
        self.asks(method, path, &[(CONTENT_TYPE.as_str(), "application/json")], body.to_string()).await
    }

    pub async fn sends_text(&self, method: &str, path: &str, body: impl Into<Body>) -> Answer {
        self.asks(method, path, &[(CONTENT_TYPE.as_str(), "application/json")], body).await
    }

    pub async fn asks(&self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(HOST, "shop.test");
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        if let Some(cookie) = self.cookie() {
            request = request.header(COOKIE, cookie);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        if let Some(cookie) = parts.headers.get(SET_COOKIE) {
            *self.cookie.lock().unwrap() = cookie.to_str().unwrap().split(';').next().map(str::to_owned);
        }
        Answer { status: parts.status, headers: parts.headers, body: to_bytes(body, usize::MAX).await.unwrap() }
    }

    pub fn cookie(&self) -> Option<String> {
        self.cookie.lock().unwrap().clone()
    }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Of a refusal: its status and code.
    pub fn refusal(&self) -> (u16, String) {
        (self.status.as_u16(), self.json()["code"].as_str().unwrap_or_default().to_owned())
    }
}

/// An answer for a snapshot: ids and dates differ from run to run and are named only.
pub fn seen(answer: &Answer) -> Value {
    json!({ "status": answer.status.as_u16(), "body": without_chance(answer.json()) })
}

fn without_chance(value: Value) -> Value {
    match value {
        Value::String(text) if is_id(&text) => format!("[{}]", &text[..3]).into(),
        Value::String(text) if text.len() >= 20 && text.ends_with('Z') && text.as_bytes()[10] == b'T' => "[date]".into(),
        Value::Array(values) => values.into_iter().map(without_chance).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, without_chance(value))).collect(),
        other => other,
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 30 && text.as_bytes()[3] == b'_' && text[4..].bytes().all(|byte| byte.is_ascii_alphanumeric())
}
