use services::{payments::RazorpaySettings, secrets::Secret};
use url::Url;

use super::Reader;
use crate::config::federation::is_loopback;

const KEY_ID: &str = "RAZORPAY_KEY_ID";
const KEY_SECRET: &str = "RAZORPAY_KEY_SECRET";
const WEBHOOK_SECRET: &str = "RAZORPAY_WEBHOOK_SECRET";
const API: &str = "https://api.razorpay.com";

/// Razorpay's keys; none of them: no Razorpay. What was given is never repeated: people mix up names and secrets.
pub(super) fn read(reader: &mut Reader) -> Option<Option<RazorpaySettings>> {
    // The name of the shop's key. `RAZORPAY_KEY_ID`.
    let key_id = reader.secret(KEY_ID, "rzp_test_1DP5mmOlF5G5ag", key_id);
    // What proves that the key is the shop's. `RAZORPAY_KEY_SECRET`.
    let key_secret = reader.secret(KEY_SECRET, "as-razorpay-gave-it", secret);
    // What proves that a webhook is Razorpay's. `RAZORPAY_WEBHOOK_SECRET`.
    let webhook_secret = reader.secret(WEBHOOK_SECRET, "as-razorpay-was-told", secret);
    // Where Razorpay's API lies; https, unless it is on this computer. `RAZORPAY_API_URL`, default https://api.razorpay.com.
    let api = reader.secret("RAZORPAY_API_URL", API, address);
    match (key_id?, key_secret?, webhook_secret?) {
        (None, None, None) => api.map(|_| None),
        (Some(key_id), Some(key_secret), Some(webhook_secret)) => {
            let api = api?.unwrap_or_else(|| API.to_owned());
            Some(Some(RazorpaySettings { key_id, key_secret, webhook_secret, api }))
        }
        (key_id, key_secret, webhook_secret) => {
            let parts = [(KEY_ID, key_id.is_some()), (KEY_SECRET, key_secret.is_some()), (WEBHOOK_SECRET, webhook_secret.is_some())];
            reader.refuse(incomplete(parts));
            None
        }
    }
}

fn incomplete(parts: [(&str, bool); 3]) -> String {
    let names = |is_given| parts.iter().filter(|part| part.1 == is_given).map(|part| part.0).collect::<Vec<_>>();
    let (given, missing) = (names(true), names(false));
    let verb = |names: &[&str]| if names.len() == 1 { "is" } else { "are" };
    let example = match missing.first() {
        Some(&KEY_ID) => "RAZORPAY_KEY_ID=rzp_test_1DP5mmOlF5G5ag",
        Some(&KEY_SECRET) => "RAZORPAY_KEY_SECRET=as-razorpay-gave-it",
        _ => "RAZORPAY_WEBHOOK_SECRET=as-razorpay-was-told",
    };
    format!(
        "{} {} set and {} {} not: the shop needs all three, as Razorpay knows them. Example: {example}",
        given.join(" and "),
        verb(&given),
        missing.join(" and "),
        verb(&missing),
    )
}

fn key_id(text: &str) -> Result<String, &'static str> {
    let is_name = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if text.starts_with("rzp_") && is_name { Ok(text.to_owned()) } else { Err("is not the name of a key, which begins with rzp_") }
}

fn secret(text: &str) -> Result<Secret, &'static str> {
    Ok(Secret::new(text))
}

/// The key goes with every request.
fn address(text: &str) -> Result<String, &'static str> {
    const FORM: &str = "must be an https address without a user, query or fragment";
    let url: Url = text.parse().map_err(|_| FORM)?;
    let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
    let is_plain = url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    if is_safe && is_plain { Ok(text.trim_end_matches('/').to_owned()) } else { Err(FORM) }
}

#[cfg(test)]
mod tests;
