//! Other origins that a page lets in: those of a payment provider's form. Every other page lets nobody in.

use std::sync::{Arc, OnceLock};

use leptos::prelude::use_context;

/// Who is let in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guests {
    /// Whose scripts run.
    pub script: String,
    /// Whose frames are shown.
    pub frames: Vec<String>,
    /// Whom scripts call.
    pub api: String,
}

/// Where a page says whom it lets in; the server reads it when the page is rendered.
#[derive(Clone, Debug, Default)]
pub struct GuestsOfPage(pub Arc<OnceLock<Guests>>);

impl Guests {
    /// Those of a provider: its script, the frames it opens, whom it calls.
    #[must_use]
    pub fn of(script: &str, frames: &[String], api: &str) -> Self {
        Self { script: origin_of(script), frames: frames.iter().map(|frame| origin_of(frame)).collect(), api: origin_of(api) }
    }
}

/// Lets them into the page that is being rendered.
pub fn let_in_guests(guests: Guests) {
    if let Some(page) = use_context::<GuestsOfPage>() {
        let _ = page.0.set(guests);
    }
}

/// Scheme, host and port of an address.
fn origin_of(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // What ends a source in a policy stands in no host.
    let host: String = host.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']' | '*')).collect();
    format!("{scheme}://{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        assert_eq!(origin_of("https://js.stripe.com/v3/"), "https://js.stripe.com");
        assert_eq!(origin_of("http://127.0.0.1:9300/v3/?a=b"), "http://127.0.0.1:9300");
        assert_eq!(origin_of("https://evil.example; script-src *"), "https://evil.examplescript-src*");
    }
}
