//! What is kept of an event: only what is listed here. Secrets, cards, names and addresses are not.

use serde_json::{Map, Value};

/// Of the event.
const EVENT: [&str; 5] = ["id", "type", "created", "livemode", "api_version"];
/// Of what it is about: words, numbers and yes or no.
const OBJECT: [&str; 27] = [
    "id",
    "object",
    "created",
    "livemode",
    "mode",
    "status",
    "payment_status",
    "amount",
    "amount_total",
    "amount_received",
    "amount_capturable",
    "amount_captured",
    "amount_refunded",
    "currency",
    "capture_method",
    "client_reference_id",
    "cancellation_reason",
    "canceled_at",
    "expires_at",
    "reason",
    "failure_code",
    "failure_reason",
    "captured",
    "disputed",
    "paid",
    "refunded",
    "is_charge_refundable",
];
/// Of what it is about: other objects, of which the id alone is kept.
const RELATED: [&str; 5] = ["payment_intent", "charge", "latest_charge", "customer", "balance_transaction"];
/// What the shop wrote there itself.
const METADATA: [&str; 5] = ["attempt", "order", "order_number", "refund", "shop"];
/// Of an error.
const ERROR: [&str; 3] = ["type", "code", "decline_code"];
/// Of the evidence in a dispute.
const EVIDENCE: [&str; 3] = ["due_by", "has_evidence", "submission_count"];

/// An event as it is kept.
pub(super) fn event(event: &Value) -> Value {
    let mut kept = plain(event, &EVENT);
    if let Some(about) = event.pointer("/data/object") {
        kept.insert("object".to_owned(), object(about).into());
    }
    kept.into()
}

/// The id of another object, which may stand there in full.
pub(super) fn id_of(related: &Value) -> Option<&str> {
    related.as_str().or_else(|| related.get("id").and_then(Value::as_str))
}

fn object(object: &Value) -> Map<String, Value> {
    let mut kept = plain(object, &OBJECT);
    for name in RELATED {
        if let Some(id) = object.get(name).and_then(id_of) {
            kept.insert(name.to_owned(), id.into());
        }
    }
    for (name, list) in [("metadata", &METADATA[..]), ("last_payment_error", &ERROR), ("evidence_details", &EVIDENCE)] {
        let part = object.get(name).map(|part| plain(part, list)).filter(|part| !part.is_empty());
        if let Some(part) = part {
            kept.insert(name.to_owned(), part.into());
        }
    }
    kept
}

/// The listed fields, unless they hold more than a word.
fn plain(from: &Value, names: &[&str]) -> Map<String, Value> {
    let is_plain = |value: &&Value| value.is_string() || value.is_number() || value.is_boolean();
    names.iter().filter_map(|name| Some(((*name).to_owned(), from.get(name).filter(is_plain)?.clone()))).collect()
}
