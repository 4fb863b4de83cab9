use std::{collections::HashMap, sync::Arc};

use futures::future::join_all;
use serde_json::json;
use services::payments::Sent;
use shop::{Code, order::OrderStatus};

use crate::{
    stage::{Stage, by_the_program},
    support::*,
};

on_both_stores! {
    case_21_ten_deliveries_at_once_are_one_payment_and_one_mail
    case_21_events_that_overtake_each_other_end_alike
    case_21_what_razorpay_did_not_sign_is_refused_and_not_stored
    what_is_kept_of_a_webhook_names_nobody
}

async fn case_21_ten_deliveries_at_once_are_one_payment_and_one_mail(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    stage.side.delivers(false).await;
    let order = stage.ordered().await;
    stage.works_off(NOW).await;
    let mails = stage.mails();
    let begun = stage.begins(&order).await;
    stage.side.pays(&begun.link).await;
    let everything = || stage.side.is_told("webhooks/resend", json!({ "all": true }));
    join_all((0..10).map(|_| everything())).await;
    join_all((0..3).map(|_| stage.hears())).await;
    stage.hears().await;
    stage.is_paid_once(&order).await;
    assert_eq!(stage.told().await.len(), 4);
    assert_eq!(stage.mails() - mails, 1, "that the payment came");
    everything().await;
    stage.hears().await;
    assert_eq!((stage.told().await.len(), stage.mails() - mails), (4, 1));
    stage.is_paid_once(&order).await;
    stage.books_are_right().await;
}

async fn case_21_events_that_overtake_each_other_end_alike(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    stage.side.delivers(false).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    stage.side.pays_with(&begun.link, json!({ "outcome": "failure" })).await;
    stage.side.pays(&begun.link).await;
    stage.side.is_told("webhooks/resend", json!({ "order": "reverse" })).await;
    stage.hears().await;
    assert_eq!(stage.told().await.len(), 5);
    stage.is_paid_once(&order).await;
}

async fn case_21_what_razorpay_did_not_sign_is_refused_and_not_stored(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    let entity = json!({ "id": begun.link, "reference_id": begun.attempt, "status": "paid" });
    let body = json!({ "event": "payment_link.paid", "payload": { "payment_link": { "entity": entity } } }).to_string();
    for signature in [None, Some("".to_owned()), Some("0".repeat(64))] {
        let mut headers = HashMap::from([("x-razorpay-event-id", "evt_1".to_owned())]);
        headers.extend(signature.map(|signature| ("x-razorpay-signature", signature)));
        let header = |name: &str| headers.get(name).cloned();
        let sent = Sent { body: body.as_bytes(), header: &header, now: NOW };
        let refused = refusal(stage.services.payments.receive(&by_the_program(NOW), "razorpay", &sent).await);
        assert_eq!(refused.code, Code::WebhookRefused);
    }
    assert_eq!(stage.told().await, [""; 0]);
    assert_eq!(stage.finds(&order).await.state.status(), OrderStatus::Pending);
}

async fn what_is_kept_of_a_webhook_names_nobody(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    stage.side.pays_with(&begun.link, json!({ "method": "upi" })).await;
    stage.hears().await;
    let page = stage.services.payments.inbox(&by_the_program(NOW), None).await.unwrap();
    let kept = page.messages.iter().map(|message| message.letter.payload.to_string()).collect::<String>();
    assert!(kept.contains(begun.attempt.as_str()) && kept.contains("\"method\":\"upi\""), "{kept}");
    for hidden in ["vpa", "success@razorpay", "email", "contact", "card", "customer", "acquirer", "short_url", "callback"] {
        assert!(!kept.contains(hidden), "{hidden}: {kept}");
    }
}
