//! What Razorpay sends by itself: <https://razorpay.com/docs/webhooks>.

use serde_json::Value;
use shop::Code;
use store::Json;

use super::{Notice, Sent, shown::may_be_shown, signature};
use crate::{ServiceError, ServiceResult, error::rejected, payments::About, secrets::Secret};

/// Reads an event, if it is proved to be Razorpay's.
pub(super) fn read(sent: &Sent<'_>, secret: &Secret) -> ServiceResult<Notice> {
    let signature = (sent.header)("x-razorpay-signature").unwrap_or_default();
    if !signature::is_right(sent.body, &signature, secret) {
        return Err(refused("This is not signed by Razorpay with the secret that the shop knows."));
    }
    let nameless = || refused("This has no id by which it would be known again.");
    let id = (sent.header)("x-razorpay-event-id").filter(|id| !id.is_empty()).ok_or_else(nameless)?;
    let event: Json = serde_json::from_slice(sent.body).map_err(|_| refused("This is no event."))?;
    let kind = event["event"].as_str().ok_or_else(|| refused("This is no event."))?.to_owned();
    Ok(Notice { id, about: about(&kind, &event["payload"]), payload: may_be_shown(&event), kind })
}

fn about(kind: &str, payload: &Json) -> About {
    let thing = |name: &str| &payload[name]["entity"];
    if kind.starts_with("payment.dispute.") {
        return id_of(thing("dispute")).map_or(About::Nothing, |reference| About::Dispute { reference });
    }
    if kind.starts_with("refund.") {
        let refund = thing("refund");
        let Some(payment_reference) = text(refund, "payment_id") else { return About::Nothing };
        let named = text(&refund["notes"], "refund").or_else(|| text(refund, "receipt"));
        return About::Refund { refund: named.and_then(|id| id.parse().ok()), payment_reference };
    }
    if kind.starts_with("payment_link.") || kind.starts_with("payment.") || kind == "order.paid" {
        let (link, order, payment) = (thing("payment_link"), thing("order"), thing("payment"));
        let noted = [link, payment, order].into_iter().find_map(|thing| text(&thing["notes"], "attempt"));
        let named = text(link, "reference_id").or(noted).or_else(|| text(order, "receipt"));
        let attempt = named.and_then(|id| id.parse().ok());
        let reference = id_of(link).or_else(|| id_of(payment)).unwrap_or_default();
        if attempt.is_some() || !reference.is_empty() {
            return About::Payment { attempt, reference };
        }
    }
    About::Nothing
}

fn id_of(thing: &Json) -> Option<String> {
    text(thing, "id")
}

fn text(thing: &Json, name: &str) -> Option<String> {
    thing.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn refused(why: &str) -> ServiceError {
    rejected(Code::WebhookRefused, why)
}

#[cfg(test)]
mod tests;
