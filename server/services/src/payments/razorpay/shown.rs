//! What staff may see of what Razorpay sent: by a list of what may be shown, because new fields come without notice.

use serde_json::Map;
use store::Json;

/// Of an event, beside its payload.
const OF_AN_EVENT: [&str; 4] = ["event", "contains", "account_id", "created_at"];
/// Of the things that an event is about: never a card, a name, an address, an e-mail, a number or a UPI name.
const OF_A_THING: [&str; 37] = [
    "id",
    "entity",
    "status",
    "amount",
    "amount_paid",
    "amount_due",
    "amount_refunded",
    "amount_deducted",
    "base_amount",
    "currency",
    "base_currency",
    "refund_status",
    "captured",
    "method",
    "international",
    "order_id",
    "payment_id",
    "reference_id",
    "receipt",
    "attempts",
    "fee",
    "tax",
    "error_code",
    "error_source",
    "error_step",
    "error_reason",
    "error_description",
    "reason_code",
    "phase",
    "respond_by",
    "speed_requested",
    "speed_processed",
    "expire_by",
    "expired_at",
    "cancelled_at",
    "created_at",
    "updated_at",
];
/// Of the notes: those of ours.
const OF_NOTES: [&str; 4] = ["attempt", "order", "order_number", "refund"];

/// What of an event may be kept.
pub(super) fn may_be_shown(event: &Json) -> Json {
    let mut shown = only(event, &OF_AN_EVENT);
    let things = event["payload"].as_object().into_iter().flatten();
    let things: Map<String, Json> = things.map(|(kind, thing)| (kind.clone(), thing_shown(&thing["entity"]).into())).collect();
    shown.insert("payload".to_owned(), things.into());
    shown.into()
}

fn thing_shown(thing: &Json) -> Map<String, Json> {
    let mut shown = only(thing, &OF_A_THING);
    let notes = only(&thing["notes"], &OF_NOTES);
    if !notes.is_empty() {
        shown.insert("notes".to_owned(), notes.into());
    }
    shown
}

/// Plain values of these names, and lists of them.
fn only(of: &Json, names: &[&str]) -> Map<String, Json> {
    let is_plain =
        |value: &Json| !value.is_object() && !value.is_null() && value.as_array().is_none_or(|list| list.iter().all(Json::is_string));
    let fields = names.iter().filter_map(|name| Some(((*name).to_owned(), of.get(*name).filter(|value| is_plain(value))?.clone())));
    fields.collect()
}
