use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;
use shop::Timestamp;

use super::*;
use crate::secrets::hex;

const ATTEMPT: &str = "pay_01jd3x7k2m9p4r6t8vwyz0abcd";
const REFUND: &str = "ref_01jd3x7k2m9p4r6t8vwyz0abcd";

fn secret() -> Secret {
    Secret::new("webhook secret")
}

fn sign(body: &[u8]) -> String {
    hex(&Hmac::<Sha256>::new_from_slice(b"webhook secret").unwrap().chain_update(body).finalize().into_bytes())
}

fn sent(body: &[u8], signature: Option<&str>, id: Option<&str>) -> ServiceResult<Notice> {
    let header = |name: &str| match name {
        "x-razorpay-signature" => signature.map(str::to_owned),
        "x-razorpay-event-id" => id.map(str::to_owned),
        _ => None,
    };
    read(&Sent { body, header: &header, now: Timestamp::from_millis(0) }, &secret())
}

fn notice(event: &Json) -> Notice {
    let body = event.to_string().into_bytes();
    sent(&body, Some(&sign(&body)), Some("evt_1")).unwrap()
}

fn about_of(kind: &str, payload: Json) -> About {
    notice(&json!({ "event": kind, "payload": payload })).about
}

#[test]
fn what_razorpay_signed_is_read() {
    let told = notice(&json!({ "event": "subscription.charged", "created_at": 1_795_000_000, "payload": {} }));
    assert_eq!((told.id.as_str(), told.kind.as_str(), &told.about), ("evt_1", "subscription.charged", &About::Nothing));
    assert_eq!(told.payload, json!({ "event": "subscription.charged", "created_at": 1_795_000_000, "payload": {} }));
}

#[test]
fn what_is_not_proved_to_be_theirs_is_refused() {
    let body = br#"{"event":"order.paid","payload":{}}"#;
    let right = sign(body);
    let other = sign(br#"{"event":"order.paid","payload":{ }}"#);
    for (body, signature, id) in [
        (&body[..], None, Some("evt_1")),
        (body, Some(""), Some("evt_1")),
        (body, Some(other.as_str()), Some("evt_1")),
        (body, Some(right.as_str()), None),
        (body, Some(right.as_str()), Some("")),
        (b"not JSON", Some(sign(b"not JSON").as_str()), Some("evt_1")),
        (b"{}", Some(sign(b"{}").as_str()), Some("evt_1")),
        (b"[1]", Some(sign(b"[1]").as_str()), Some("evt_1")),
    ] {
        match sent(body, signature, id) {
            Err(ServiceError::Rejected(refused)) => assert_eq!(refused.code, Code::WebhookRefused),
            other => panic!("{other:?}"),
        }
    }
    assert!(sent(body, Some(&right), Some("evt_1")).is_ok());
}

#[test]
fn a_payment_is_found_by_its_link_or_by_notes() {
    let ours = About::Payment { attempt: Some(ATTEMPT.parse().unwrap()), reference: "plink_1".into() };
    let link = json!({ "entity": { "id": "plink_1", "reference_id": ATTEMPT, "notes": null } });
    let payment = json!({ "entity": { "id": "pay_1", "notes": [] } });
    for kind in ["payment_link.paid", "payment_link.cancelled", "payment_link.expired", "payment_link.partially_paid"] {
        assert_eq!(about_of(kind, json!({ "payment_link": link, "payment": payment })), ours);
    }
    let noted = json!({ "entity": { "id": "pay_1", "notes": { "attempt": ATTEMPT } } });
    for kind in ["payment.authorized", "payment.captured", "payment.failed"] {
        let expected = About::Payment { attempt: Some(ATTEMPT.parse().unwrap()), reference: "pay_1".into() };
        assert_eq!(about_of(kind, json!({ "payment": noted })), expected);
    }
    let order = json!({ "entity": { "id": "order_1", "receipt": ATTEMPT, "notes": [] } });
    let expected = About::Payment { attempt: Some(ATTEMPT.parse().unwrap()), reference: "pay_1".into() };
    assert_eq!(about_of("order.paid", json!({ "order": order, "payment": payment })), expected);
}

#[test]
fn what_another_shop_sold_is_no_attempt_of_ours() {
    let payment = json!({ "entity": { "id": "pay_1", "notes": { "attempt": "invoice 7" } } });
    assert_eq!(about_of("payment.captured", json!({ "payment": payment })), About::Payment { attempt: None, reference: "pay_1".into() });
    assert_eq!(about_of("payment.captured", json!([])), About::Nothing);
    assert_eq!(about_of("invoice.paid", json!({ "payment": payment })), About::Nothing);
}

#[test]
fn refunds_and_disputes_are_found_by_name() {
    let expected = About::Refund { refund: Some(REFUND.parse().unwrap()), payment_reference: "pay_1".into() };
    let noted = json!({ "entity": { "id": "rfnd_1", "payment_id": "pay_1", "notes": { "refund": REFUND } } });
    let receipted = json!({ "entity": { "id": "rfnd_1", "payment_id": "pay_1", "notes": [], "receipt": REFUND } });
    assert_eq!(about_of("refund.processed", json!({ "refund": noted })), expected);
    assert_eq!(about_of("refund.failed", json!({ "refund": receipted })), expected);
    let by_hand = json!({ "entity": { "id": "rfnd_1", "payment_id": "pay_1", "notes": [], "receipt": null } });
    assert_eq!(about_of("refund.created", json!({ "refund": by_hand })), About::Refund { refund: None, payment_reference: "pay_1".into() });
    let dispute = json!({ "payment": { "entity": { "id": "pay_1" } }, "dispute": { "entity": { "id": "disp_1" } } });
    assert_eq!(about_of("payment.dispute.created", dispute), About::Dispute { reference: "disp_1".into() });
}

#[test]
fn nobodys_name_card_or_address_is_kept() {
    let payment = json!({
        "id": "pay_1", "entity": "payment", "amount": 50_000, "currency": "INR", "status": "captured", "method": "card",
        "email": "ada@example.com", "contact": "+919876543210", "vpa": "ada@upi", "bank": "HDFC", "card_id": "card_1",
        "card": { "last4": "1111", "name": "Ada Lovelace" }, "upi": { "vpa": "ada@upi" }, "acquirer_data": { "rrn": "1" },
        "description": "for Ada", "notes": { "attempt": ATTEMPT, "address": "1 Main Street" }, "status_of_ada": "well",
        "captured": true, "error_code": null, "fee": { "secretly": "Ada" },
    });
    let link = json!({ "id": "plink_1", "customer": { "name": "Ada Lovelace" }, "short_url": "https://rzp.io/i/ada", "status": "paid" });
    let told = notice(&json!({
        "entity": "event", "event": "payment_link.paid", "contains": ["payment_link", "payment"], "created_at": 1, "signature": "ada",
        "payload": { "payment": { "entity": payment }, "payment_link": { "entity": link } },
    }));
    let kept = json!({
        "event": "payment_link.paid", "contains": ["payment_link", "payment"], "created_at": 1,
        "payload": {
            "payment": {
                "id": "pay_1", "entity": "payment", "amount": 50_000, "currency": "INR", "status": "captured", "method": "card",
                "captured": true, "notes": { "attempt": ATTEMPT },
            },
            "payment_link": { "id": "plink_1", "status": "paid" },
        },
    });
    assert_eq!(told.payload, kept);
}
