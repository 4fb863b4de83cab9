//! Stripe's keys, and where it lies.

use services::{payments::StripeSettings, secrets::Secret};
use url::Url;

use super::Reader;
use crate::config::federation::is_loopback;

const SECRET_KEY: &str = "STRIPE_SECRET_KEY";
const PUBLISHABLE_KEY: &str = "STRIPE_PUBLISHABLE_KEY";
const WEBHOOK_SECRET: &str = "STRIPE_WEBHOOK_SECRET";

/// Money or none.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Test,
    Live,
}

/// All three keys, or none of them: no Stripe.
pub(super) fn read(reader: &mut Reader) -> Option<Option<StripeSettings>> {
    // The key of the server, or a restricted one. `STRIPE_SECRET_KEY`.
    let secret_key = reader.secret(SECRET_KEY, example(SECRET_KEY), |text| match mode_of(text, &["sk_", "rk_"]) {
        Some(mode) => Ok((Secret::new(text), mode)),
        None => Err("is no key of a server: it must begin with sk_test_, sk_live_, rk_test_ or rk_live_"),
    });
    // The key of the pages; Stripe's dashboard shows it beside the other. `STRIPE_PUBLISHABLE_KEY`. Hidden in sentences too,
    // because it is here that a secret key is put in by mistake.
    let publishable_key = reader.secret(PUBLISHABLE_KEY, example(PUBLISHABLE_KEY), |text| match mode_of(text, &["pk_"]) {
        Some(mode) => Ok((text.to_owned(), mode)),
        None => Err("is no key of pages: it must begin with pk_test_ or pk_live_"),
    });
    // What signs webhooks; several with commas while they are changed. `STRIPE_WEBHOOK_SECRET`.
    let webhook_secrets = reader.secret(WEBHOOK_SECRET, example(WEBHOOK_SECRET), webhook_secrets);
    // Whether money is taken at once, or set aside until staff take it. `STRIPE_CAPTURE`, default automatic.
    let manual_capture = reader.value("STRIPE_CAPTURE", "automatic", "manual", |text| match text {
        "automatic" => Ok(false),
        "manual" => Ok(true),
        _ => Err("it must be automatic or manual"),
    });
    // Where its API, its script and its frames lie; https, unless on this computer. `STRIPE_API_URL`, `STRIPE_JS_URL`,
    // `STRIPE_HOOKS_URL`, default Stripe's own.
    let api = address(reader, "STRIPE_API_URL", "https://api.stripe.com");
    let js = address(reader, "STRIPE_JS_URL", "https://js.stripe.com");
    let hooks = address(reader, "STRIPE_HOOKS_URL", "https://hooks.stripe.com");
    let (secret_key, publishable_key, webhook_secrets) = (secret_key?, publishable_key?, webhook_secrets?);
    let (manual_capture, api, js, hooks) = (manual_capture?, api?, js?, hooks?);
    match (secret_key, publishable_key, webhook_secrets) {
        (None, None, None) => Some(None),
        (Some((secret_key, mode)), Some((publishable_key, of_pages)), Some(webhook_secrets)) => {
            if mode != of_pages {
                refuse_mixture(reader);
                return None;
            }
            Some(Some(StripeSettings { secret_key, publishable_key, webhook_secrets, api, js, hooks, manual_capture }))
        }
        (secret, publishable, webhook) => {
            let given = [(SECRET_KEY, secret.is_some()), (PUBLISHABLE_KEY, publishable.is_some()), (WEBHOOK_SECRET, webhook.is_some())];
            refuse_part(reader, given);
            None
        }
    }
}

fn example(name: &str) -> &'static str {
    match name {
        SECRET_KEY => "sk_test_51HkQp…",
        PUBLISHABLE_KEY => "pk_test_51HkQp…",
        _ => "whsec_8fW3…",
    }
}

fn refuse_part(reader: &mut Reader, given: [(&'static str, bool); 3]) {
    let names = |are_set: bool| given.iter().filter(move |(_, is_set)| *is_set == are_set).map(|(name, _)| *name).collect::<Vec<_>>();
    let (set, missing) = (names(true), names(false));
    let (are, first) = (if missing.len() == 1 { "is" } else { "are" }, missing.first().copied().unwrap_or_default());
    reader.refuse(format!(
        "{} {} set and {} {are} not: Stripe needs all three, as its dashboard shows them. Example: {first}={}",
        set.join(" and "),
        if set.len() == 1 { "is" } else { "are" },
        missing.join(" and "),
        example(first),
    ));
}

fn refuse_mixture(reader: &mut Reader) {
    reader.refuse(format!(
        "Of {SECRET_KEY} and {PUBLISHABLE_KEY} one is for tests and the other moves money: take both of one mode. \
         Example: {SECRET_KEY}=sk_test_51HkQp… {PUBLISHABLE_KEY}=pk_test_51HkQp…"
    ));
}

fn mode_of(key: &str, prefixes: &[&str]) -> Option<Mode> {
    let rest = prefixes.iter().find_map(|prefix| key.strip_prefix(prefix))?;
    let (mode, rest) = match rest.split_once('_')? {
        ("test", rest) => (Mode::Test, rest),
        ("live", rest) => (Mode::Live, rest),
        _ => return None,
    };
    is_word(rest).then_some(mode)
}

fn webhook_secrets(text: &str) -> Result<Vec<Secret>, &'static str> {
    let all: Vec<&str> = text.split(',').map(str::trim).filter(|one| !one.is_empty()).collect();
    if all.is_empty() || !all.iter().all(|one| one.strip_prefix("whsec_").is_some_and(is_word)) {
        return Err("does not sign webhooks: each must begin with whsec_, commas between several");
    }
    Ok(all.into_iter().map(Secret::new).collect())
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Without a slash at the end.
fn address(reader: &mut Reader, name: &str, default: &str) -> Option<String> {
    const FORM: &str = "it must be an https address without a path, user, query or fragment";
    reader.value(name, default, default, |text| {
        let url: Url = text.parse().map_err(|_| FORM)?;
        let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
        let has_user = !url.username().is_empty() || url.password().is_some();
        let is_plain = url.path() == "/" && !has_user && url.query().is_none() && url.fragment().is_none();
        if is_safe && is_plain { Ok(url.as_str().trim_end_matches('/').to_owned()) } else { Err(FORM) }
    })
}
