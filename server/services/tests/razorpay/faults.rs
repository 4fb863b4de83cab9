use std::sync::Arc;

use serde_json::json;
use services::{ServiceError, payments::Back};
use shop::{Code, order::OrderStatus, payment::PaymentState};

use crate::{side::KEY_SECRET, stage::Stage, support::*};

on_both_stores! {
    a_lost_answer_makes_no_second_link
    whoever_got_no_answer_begins_again_with_the_same_link
    an_attempt_that_was_cut_off_is_cancelled_with_its_link
    a_lost_cancellation_cancels_all_the_same
    a_link_that_razorpay_does_not_make_is_a_decline
    what_was_not_answered_is_asked_again
}

fn is_away<T: std::fmt::Debug>(outcome: Result<T, ServiceError>) {
    let failed = outcome.unwrap_err();
    assert_eq!(failed.shown("ref").code, Code::ProviderUnavailable);
    let said = failed.chain();
    assert!(!said.contains(KEY_SECRET) && !said.contains("Basic"), "{said}");
}

async fn a_lost_answer_makes_no_second_link(shop: Arc<Shop>) {
    let (stage, proxy) = Stage::with_faults(&shop).await;
    let mug = stage.sells(2).await;
    for (place, how) in ["drop", "502"].into_iter().enumerate() {
        let order = stage.orders(&mug).await;
        let lost = json!({ "chance": 1, "times": 1, "how": how });
        proxy.makes(&json!({ "path": "/v1/payment_links", "methods": ["POST"], "lose_answer": lost })).await;
        let begun = stage.begins(&order).await;
        assert_eq!(stage.side.all("payment_links").await.len(), place + 1);
        stage.side.pays(&begun.link).await;
        stage.hears().await;
        stage.is_paid_once(&order).await;
    }
}

async fn whoever_got_no_answer_begins_again_with_the_same_link(shop: Arc<Shop>) {
    let (stage, proxy) = Stage::with_faults(&shop).await;
    let order = stage.ordered().await;
    proxy.makes(&json!({ "path": "/v1/payment_links", "lose_answer": 1 })).await;
    is_away(stage.starts(&order).await);
    proxy.makes(&json!({})).await;
    stage.begins(&order).await;
    assert_eq!(stage.side.all("payment_links").await.len(), 1);
}

async fn an_attempt_that_was_cut_off_is_cancelled_with_its_link(shop: Arc<Shop>) {
    let (stage, proxy) = Stage::with_faults(&shop).await;
    let order = stage.ordered().await;
    proxy.makes(&json!({ "path": "/v1/payment_links", "lose_answer": 1 })).await;
    is_away(stage.starts(&order).await);
    let attempt = stage.finds(&order).await.paying.unwrap();
    proxy.makes(&json!({})).await;
    stage.lets_expire(&order).await;
    assert_eq!(stage.attempt(&order, &attempt).await.state, PaymentState::Cancelled);
    let [link] = stage.side.all("payment_links").await.try_into().unwrap();
    assert_eq!(link["status"], "cancelled");
}

async fn a_lost_cancellation_cancels_all_the_same(shop: Arc<Shop>) {
    let (stage, proxy) = Stage::with_faults(&shop).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    proxy.makes(&json!({ "methods": ["POST"], "lose_answer": { "chance": 1, "times": 1 } })).await;
    stage.lets_expire(&order).await;
    assert_eq!(stage.attempt(&order, &begun.attempt).await.state, PaymentState::Cancelled);
    assert_eq!(stage.link(&begun).await["status"], "cancelled");
}

async fn what_was_not_answered_is_asked_again(shop: Arc<Shop>) {
    let (stage, proxy) = Stage::with_faults(&shop).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    stage.side.delivers(false).await;
    stage.side.pays(&begun.link).await;
    proxy.makes(&json!({ "refuse": { "chance": 1, "times": 2 } })).await;
    assert_eq!(stage.comes_back(&order, &begun).await.unwrap(), Back::Paid);
    proxy.makes(&json!({ "refuse": 1 })).await;
    is_away(stage.comes_back(&order, &begun).await);
    assert_eq!(proxy.log().await.len(), 3, "tried three times");
    assert_eq!(stage.finds(&order).await.state.status(), OrderStatus::Paid);
}

async fn a_link_that_razorpay_does_not_make_is_a_decline(shop: Arc<Shop>) {
    let (stage, proxy) = Stage::with_faults(&shop).await;
    let order = stage.ordered().await;
    proxy.makes(&json!({ "methods": ["POST"], "refuse": { "chance": 1, "times": 1, "status": [400] } })).await;
    let declined = refusal(stage.starts(&order).await);
    assert_eq!(declined.code, Code::PaymentDeclined);
    assert!(declined.message.contains("choose another way to pay"), "{declined:?}");
    assert_eq!((stage.finds(&order).await.paying, stage.side.all("payment_links").await.len()), (None, 0));
    stage.begins(&order).await;
}
