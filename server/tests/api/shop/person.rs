use std::{collections::BTreeMap, sync::Mutex};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{
        HeaderMap, HeaderName, Request, StatusCode,
        header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, SET_COOKIE},
    },
    response::Response,
};
use serde_json::{Value, json};
use tower::ServiceExt;

/// Somebody who keeps the cookies they are given, and always sends the same headers.
pub struct Person {
    router: Router,
    headers: Vec<(HeaderName, String)>,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What they were answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Person {
    pub fn new(router: Router) -> Self {
        Self { router, headers: Vec::new(), cookies: Mutex::default() }
    }

    pub fn with_header(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn with_bearer(self, token: &str) -> Self {
        self.with_header(AUTHORIZATION, format!("Bearer {token}"))
    }

    pub fn with_cookie(self, name: &str, value: &str) -> Self {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
        self
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
        let (parts, body) = self.opens(method, path, headers, body).await.into_parts();
        Answer { status: parts.status, headers: parts.headers, body: to_bytes(body, usize::MAX).await.unwrap() }
    }

    /// Leaves the answer's body to be read as it comes.
    pub async fn opens(&self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Response {
        let mut request = Request::builder().method(method).uri(path).header(HOST, "shop.test");
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(cookies) = self.cookie() {
            request = request.header(COOKIE, cookies);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap();
        response.headers().get_all(SET_COOKIE).iter().for_each(|line| self.keep(line.to_str().unwrap()));
        response
    }

    /// All cookies, as they are sent.
    pub fn cookie(&self) -> Option<String> {
        let cookies = self.cookies.lock().unwrap();
        let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    /// One of them.
    pub fn cookie_named(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    fn keep(&self, line: &str) {
        let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
        let mut cookies = self.cookies.lock().unwrap();
        if value.is_empty() {
            cookies.remove(name)
        } else {
            cookies.insert(name.to_owned(), value.to_owned())
        };
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
