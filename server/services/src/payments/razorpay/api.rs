//! Asking Razorpay: up to three times, because whatever is asked carries an id of ours and happens once.

use std::{error::Error, time::Duration};

// The client that signing in with others brings along already: a second version would come with a second TLS stack.
use oauth2::reqwest::{self, Client, Method, RequestBuilder, StatusCode, header, redirect::Policy};
use serde::de::DeserializeOwned;
use store::Json;

use super::{super::Unreachable, RazorpaySettings};
use crate::{ServiceError, ServiceResult};

/// A page waits for the answer, so it is not waited for long.
const LONGEST_ANSWER: Duration = Duration::from_secs(10);
const TRIES: u32 = 3;
/// Before the second try; before the third it is twice that. Up to as much again is drawn on top, so that requests that
/// failed together do not come together again.
const PAUSE: Duration = Duration::from_millis(200);

pub(super) struct Api {
    http: Client,
    settings: RazorpaySettings,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It would not do that, by its own word.
    Refused(String),
    /// It does not know the shop's key.
    Locked,
    /// It could not be reached, or failed. What, without secrets.
    Away(String),
}

impl Api {
    /// Follows no redirects: they could lead to an address inside the shop's own network.
    pub(super) fn new(settings: &RazorpaySettings) -> ServiceResult<Self> {
        let http = Client::builder().redirect(Policy::none()).timeout(LONGEST_ANSWER).user_agent("ShopSphere").build();
        let http = http.map_err(ServiceError::doing("prepare calls to Razorpay"))?;
        Ok(Self { http, settings: settings.clone() })
    }

    pub(super) async fn get<T: DeserializeOwned>(&self, path: &str, query: &[(&str, &str)]) -> Result<T, Trouble> {
        self.ask(|| self.request(Method::GET, path).query(query)).await
    }

    pub(super) async fn post<T: DeserializeOwned>(&self, path: &str, body: &Json) -> Result<T, Trouble> {
        self.ask(|| self.request(Method::POST, path).body(body.to_string())).await
    }

    /// The same under a key of ours: asked twice, it happens once.
    pub(super) async fn post_once<T: DeserializeOwned>(&self, path: &str, body: &Json, header: &str, key: &str) -> Result<T, Trouble> {
        self.ask(|| self.request(Method::POST, path).header(header, key).body(body.to_string())).await
    }

    /// Whether the key moves no real money.
    pub(super) fn is_test(&self) -> bool {
        self.settings.key_id.starts_with("rzp_test_")
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}/v1/{path}", self.settings.api));
        request.basic_auth(&self.settings.key_id, Some(self.settings.key_secret.expose())).header(header::CONTENT_TYPE, "application/json")
    }

    async fn ask<T: DeserializeOwned>(&self, request: impl Fn() -> RequestBuilder) -> Result<T, Trouble> {
        let mut tries = 1;
        loop {
            match once(request()).await {
                Err(Trouble::Away(_)) if tries < TRIES => tokio::time::sleep(pause(tries)).await,
                answer => return answer,
            }
            tries += 1;
        }
    }
}

async fn once<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Trouble> {
    let answer = request.send().await.map_err(away)?;
    let status = answer.status();
    let body = answer.bytes().await.map_err(away)?;
    match status {
        status if status.is_success() => {
            serde_json::from_slice(&body).map_err(|error| Trouble::Away(format!("its answer is not understood: {error}")))
        }
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Err(Trouble::Locked),
        // 409: the same request is being worked on.
        StatusCode::CONFLICT | StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => {
            Err(Trouble::Away(format!("it answered {}", status.as_u16())))
        }
        status if status.is_client_error() => Err(Trouble::Refused(description(&body).unwrap_or_else(|| format!("It answered {status}.")))),
        status => Err(Trouble::Away(format!("it answered {}", status.as_u16()))),
    }
}

/// `{"error": {"description": "…"}}`, as a sentence.
fn description(body: &[u8]) -> Option<String> {
    let body: Json = serde_json::from_slice(body).ok()?;
    let said = body["error"]["description"].as_str()?.trim();
    (!said.is_empty()).then(|| if said.ends_with(['.', '!', '?']) { said.to_owned() } else { format!("{said}.") })
}

/// The whole chain: the outermost error says only that something failed.
fn away(error: reqwest::Error) -> Trouble {
    let error = error.without_url();
    let mut reason = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        reason = format!("{reason}: {cause}");
        next = cause.source();
    }
    Trouble::Away(reason)
}

fn pause(tries: u32) -> Duration {
    let least = PAUSE * 2_u32.pow(tries - 1);
    let drawn = getrandom::u32().unwrap_or_default() % 1_000;
    least + least * drawn / 1_000
}

impl From<Trouble> for ServiceError {
    /// A refusal nobody expected tells nothing of the payment: it is asked about again.
    fn from(trouble: Trouble) -> Self {
        let reason = match trouble {
            Trouble::Refused(why) => format!("it refused: {why}"),
            Trouble::Locked => "it refuses the shop's key".to_owned(),
            Trouble::Away(reason) => reason,
        };
        Self::failed("ask Razorpay", Unreachable { provider: "Razorpay".to_owned(), reason })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_says_becomes_a_sentence() {
        let said = |text: &str| description(format!(r#"{{"error": {{"code": "BAD_REQUEST_ERROR", "description": "{text}"}}}}"#).as_bytes());
        assert_eq!(said("The id provided does not exist").as_deref(), Some("The id provided does not exist."));
        assert_eq!(said("The payment has been fully refunded already.").as_deref(), Some("The payment has been fully refunded already."));
        assert_eq!([said(""), description(b"<html>"), description(b"{}")], [None, None, None]);
    }

    #[test]
    fn later_tries_wait_longer() {
        for _ in 0..100 {
            assert!((200..=400).contains(&pause(1).as_millis()) && (400..=800).contains(&pause(2).as_millis()));
        }
    }
}
