use serde_json::json;

use super::*;

const ATTEMPT: &str = "pay_0123456789abcdefghjkmnpqrs";
const REFUND: &str = "ref_0123456789abcdefghjkmnpqrs";

fn payment(reference: &str) -> About {
    About::Payment { attempt: Some(ATTEMPT.parse().unwrap()), reference: reference.into() }
}

#[test]
fn every_kind_is_about_what_its_name_says() {
    let metadata = json!({ "attempt": ATTEMPT, "refund": REFUND });
    let intent = json!({ "id": "pi_1", "object": "payment_intent", "metadata": metadata });
    for kind in ["payment_intent.succeeded", "payment_intent.canceled", "payment_intent.of_a_later_time"] {
        assert_eq!(about(kind, &intent), payment("pi_1"), "{kind}");
    }
    let session = json!({ "id": "cs_1", "client_reference_id": ATTEMPT, "payment_intent": "pi_1" });
    assert_eq!(about("checkout.session.completed", &session), payment("cs_1"));
    let charge = json!({ "id": "ch_1", "payment_intent": "pi_1", "metadata": metadata });
    for kind in ["charge.succeeded", "charge.refunded", "charge.captured"] {
        assert_eq!(about(kind, &charge), payment("pi_1"), "{kind}");
    }
    let refund = json!({ "id": "re_1", "payment_intent": { "id": "pi_1" }, "metadata": metadata });
    for kind in ["refund.created", "refund.failed", "charge.refund.updated"] {
        let expected = About::Refund { refund: Some(REFUND.parse().unwrap()), payment_reference: "pi_1".into() };
        assert_eq!(about(kind, &refund), expected, "{kind}");
    }
    let dispute = json!({ "id": "dp_1", "payment_intent": "pi_1" });
    for kind in ["charge.dispute.created", "charge.dispute.closed", "charge.dispute.funds_withdrawn"] {
        assert_eq!(about(kind, &dispute), About::Dispute { reference: "dp_1".into() }, "{kind}");
    }
}

#[test]
fn what_is_not_ours_is_about_nothing_or_nobody() {
    for (kind, object) in [
        ("customer.created", json!({ "id": "cus_1" })),
        ("charge.succeeded", json!({ "id": "ch_1" })),
        ("payment_intent.succeeded", json!({})),
        ("charge.dispute.created", json!("nothing")),
        ("refunds.of_a_later_time", json!({ "id": "x_1" })),
    ] {
        assert_eq!(about(kind, &object), About::Nothing, "{kind}");
    }
    let of_another_shop = json!({ "id": "pi_2", "metadata": { "attempt": "42" } });
    assert_eq!(about("payment_intent.succeeded", &of_another_shop), About::Payment { attempt: None, reference: "pi_2".into() });
}

#[test]
fn nothing_that_is_not_listed_is_kept() {
    let secret = "SECRET";
    let event = json!({
        "id": "evt_1", "type": "payment_intent.payment_failed", "created": 1, "livemode": false, "api_version": "2026-09-30.endive",
        "account": secret, "request": { "idempotency_key": secret },
        "data": {
            "previous_attributes": { "client_secret": secret },
            "object": {
                "id": "pi_1", "object": "payment_intent", "status": "requires_payment_method", "amount": 100, "currency": "eur",
                "client_secret": secret, "receipt_email": secret, "receipt_url": secret, "description": secret, "url": secret,
                "shipping": { "name": secret, "phone": secret, "address": { "line1": secret } },
                "billing_details": { "email": secret, "name": secret }, "customer_details": { "email": secret },
                "customer_email": secret, "payment_method": secret, "payment_method_details": { "card": { "last4": secret } },
                "metadata": { "attempt": ATTEMPT, "note": secret },
                "latest_charge": { "id": "ch_1", "billing_details": { "name": secret } },
                "customer": { "id": "cus_1", "email": secret }, "payment_intent": null,
                "last_payment_error": {
                    "type": "card_error", "code": "card_declined", "decline_code": "generic_decline",
                    "message": secret, "payment_method": { "card": { "last4": secret } }
                },
                "evidence": { "customer_name": secret },
                "reason": { "nested": secret }
            }
        }
    });
    let kept = redacted::event(&event);
    assert!(!kept.to_string().contains(secret), "{kept}");
    assert_eq!(
        kept,
        json!({
            "id": "evt_1", "type": "payment_intent.payment_failed", "created": 1, "livemode": false, "api_version": "2026-09-30.endive",
            "object": {
                "id": "pi_1", "object": "payment_intent", "status": "requires_payment_method", "amount": 100, "currency": "eur",
                "latest_charge": "ch_1", "customer": "cus_1", "metadata": { "attempt": ATTEMPT },
                "last_payment_error": { "type": "card_error", "code": "card_declined", "decline_code": "generic_decline" }
            }
        })
    );
}
