//! What Stripe sends by itself. It is read as plain JSON, so that an event of another version of the API is never lost.

mod redacted;
mod signature;

use serde_json::Value;
use shop::Code;

use crate::{
    ServiceError, ServiceResult,
    error::rejected,
    payments::{About, Notice, Sent},
    secrets::Secret,
};

/// Reads an event that one of these secrets signed.
///
/// # Errors
/// `webhook_refused`.
pub(super) fn read(sent: &Sent<'_>, secrets: &[Secret]) -> ServiceResult<Notice> {
    let header = (sent.header)("stripe-signature").unwrap_or_default();
    if !signature::is_theirs(sent.body, &header, secrets, sent.now) {
        return Err(refused());
    }
    let event: Value = serde_json::from_slice(sent.body).map_err(|_| refused())?;
    let (Some(id), Some(kind)) = (text(&event, "id"), text(&event, "type")) else { return Err(refused()) };
    let about = event.pointer("/data/object").map_or(About::Nothing, |object| about(kind, object));
    Ok(Notice { id: id.to_owned(), kind: kind.to_owned(), about, payload: redacted::event(&event) })
}

fn refused() -> ServiceError {
    rejected(Code::WebhookRefused, "This is not signed by Stripe, or it was signed too long ago.")
}

/// The more special names first: a dispute and a refund are called `charge.…` too.
fn about(kind: &str, object: &Value) -> About {
    let is = |family: &str| kind.strip_prefix(family).is_some_and(|rest| rest.starts_with('.'));
    if is("charge.dispute") {
        return text(object, "id").map_or(About::Nothing, |id| About::Dispute { reference: id.to_owned() });
    }
    if is("refund") || is("charge.refund") {
        let refund = metadata(object, "refund").and_then(|id| id.parse().ok());
        return about_payment(object, |payment_reference| About::Refund { refund, payment_reference });
    }
    let attempt = metadata(object, "attempt").or_else(|| text(object, "client_reference_id")).and_then(|id| id.parse().ok());
    if is("charge") {
        return about_payment(object, |reference| About::Payment { attempt, reference });
    }
    if is("payment_intent") || is("checkout.session") {
        return text(object, "id").map_or(About::Nothing, |id| About::Payment { attempt, reference: id.to_owned() });
    }
    About::Nothing
}

/// About the intent that a charge or a refund belongs to; one without was not made by a shop like this.
fn about_payment(object: &Value, about: impl FnOnce(String) -> About) -> About {
    let intent = object.get("payment_intent").and_then(redacted::id_of);
    intent.map_or(About::Nothing, |id| about(id.to_owned()))
}

fn metadata<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    object.get("metadata").and_then(|metadata| text(metadata, name))
}

fn text<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    object.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests;
