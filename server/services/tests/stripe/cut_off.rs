//! What was done at Stripe and never answered is done once.

use std::sync::Arc;

use serde_json::{Value, json};
use services::payments::{Back, Start, Started, StripeSettings};
use shop::{Code, payment::PaymentState};

use crate::{
    other_side::{GOOD, stripe},
    process::Program,
    shopper::guest,
    stage::{Stage, in_seconds, now, program, settings},
    support::{Shop, on_both_stores, refusal},
};

on_both_stores! {
    what_fails_once_is_asked_for_again_at_once
    an_attempt_that_was_cut_off_is_found_again
    a_page_that_was_cut_off_is_found_again
    a_page_that_was_cut_off_and_asked_for_otherwise_leads_nowhere
    what_a_saved_card_paid_unheard_is_found
    an_attempt_that_nobody_comes_back_to_is_given_up
    a_refund_that_was_cut_off_is_given_once
}

/// A shop between which and Stripe answers are lost.
async fn behind_faults(shop: &Arc<Shop>) -> (Stage, Program) {
    let proxy = Program::start("faults/proxy.py", &["--to", stripe().url(), "--port", "0"]);
    let stage = Stage::with(shop, StripeSettings { api: proxy.url.clone(), ..settings() }).await;
    (stage, proxy)
}

async fn faults(proxy: &Program, faults: &Value) {
    let done = reqwest::Client::new().post(format!("{}/_faults", proxy.url)).json(faults).send().await.unwrap();
    assert!(done.status().is_success(), "{}", done.text().await.unwrap());
}

fn lost_answers(path: &str) -> Value {
    json!({ "path": path, "methods": ["POST"], "lose_answer": { "chance": 1, "how": "drop" } })
}

const BY_STRIPE: Start<'_> = Start { provider: "stripe", away: false, card: None, saved: None, keep: false };

async fn what_fails_once_is_asked_for_again_at_once(shop: Arc<Shop>) {
    let (stage, proxy) = behind_faults(&shop).await;
    for fault in [json!({ "lose_answer": { "chance": 1, "times": 1 } }), json!({ "refuse": { "chance": 1, "times": 1 } })] {
        let order = stage.orders().await;
        faults(&proxy, &fault).await;
        let open = stage.opens(&order, BY_STRIPE).await;
        assert_eq!(stripe().intents_of(&order).await.len(), 1, "{fault}");
        stripe().shopper_pays(&open.attempt.reference, GOOD).await;
        assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Paid);
    }
}

/// Nobody hears what became of it.
async fn is_cut_off(stage: &Stage, proxy: &Program, order: &shop::Order, wish: &Start<'_>) {
    faults(proxy, &lost_answers("/v1/")).await;
    let failed = stage.starts(&guest(now()), order, wish).await.unwrap_err();
    assert!(failed.unreachable().is_some(), "{}", failed.chain());
    faults(proxy, &json!({})).await;
}

async fn an_attempt_that_was_cut_off_is_found_again(shop: Arc<Shop>) {
    let (stage, proxy) = behind_faults(&shop).await;
    let order = stage.orders().await;
    is_cut_off(&stage, &proxy, &order, &BY_STRIPE).await;
    let open = stage.opens(&order, BY_STRIPE).await;
    let intents = stripe().intents_of(&order).await;
    assert_eq!((intents.len(), intents[0]["id"].as_str()), (1, Some(open.attempt.reference.as_str())));
    stripe().shopper_pays(&open.attempt.reference, GOOD).await;
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Paid);
}

async fn a_page_that_was_cut_off_is_found_again(shop: Arc<Shop>) {
    let (stage, proxy) = behind_faults(&shop).await;
    let order = stage.orders().await;
    let away = Start { away: true, ..BY_STRIPE };
    is_cut_off(&stage, &proxy, &order, &away).await;
    let open = stage.opens(&order, away).await;
    stripe().shopper_pays(&open.attempt.reference, GOOD).await;
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Paid);
    assert_eq!(stripe().intents_of(&order).await.len(), 1);
}

/// The key stands for another request then, and nobody knows the page that was made by it.
async fn a_page_that_was_cut_off_and_asked_for_otherwise_leads_nowhere(shop: Arc<Shop>) {
    let (stage, proxy) = behind_faults(&shop).await;
    let ada = stage.customer("ada@example.com").await;
    stage.services.payments.begin_saving_card(&ada).await.unwrap();
    let (order, away) = (stage.orders().await, Start { away: true, ..BY_STRIPE });
    faults(&proxy, &lost_answers("/v1/")).await;
    let failed = stage.starts(&ada, &order, &Start { keep: true, ..away }).await.unwrap_err();
    assert!(failed.unreachable().is_some(), "{}", failed.chain());
    faults(&proxy, &json!({})).await;
    let over = refusal::<Started>(stage.starts(&ada, &order, &away).await);
    assert_eq!((over.code, over.message.contains("try again")), (Code::PaymentDeclined, true), "{}", over.message);
    let open = stage.opens_as(&ada, &order, away).await;
    stripe().shopper_pays(&open.attempt.reference, GOOD).await;
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Paid);
}

async fn what_a_saved_card_paid_unheard_is_found(shop: Arc<Shop>) {
    let (stage, proxy) = behind_faults(&shop).await;
    let ada = stage.customer("ada@example.com").await;
    let secret = stage.services.payments.begin_saving_card(&ada).await.unwrap();
    let intent = secret.split("_secret_").next().unwrap();
    let form = [("payment_method", "pm_card_visa"), ("return_url", "https://shop.example/")];
    stripe().dashboard(&format!("setup_intents/{intent}/confirm"), &form).await;
    let card = stage.services.payments.saved_cards(&ada).await.unwrap()[0].reference.clone();

    let order = stage.orders().await;
    // Made and named after its owner it still hears; what the bank said, it does not.
    faults(&proxy, &json!({ "path": "/v1/payment_intents/", "methods": ["POST"], "lose_answer": { "chance": 1, "how": "drop" } })).await;
    let wish = Start { saved: Some(&card), ..BY_STRIPE };
    let failed = stage.starts(&ada, &order, &wish).await.unwrap_err();
    assert!(failed.unreachable().is_some(), "{}", failed.chain());
    faults(&proxy, &json!({})).await;

    let again = stage.starts(&ada, &order, &wish).await;
    let intents = stripe().intents_of(&order).await;
    let paid: Vec<_> = intents.iter().filter(|intent| intent["status"] == "succeeded").collect();
    assert_eq!(paid.len(), 1, "{again:?} {intents:?}");
    assert_eq!(stage.finds(&order).await.captures.len(), 1);
}

async fn an_attempt_that_nobody_comes_back_to_is_given_up(shop: Arc<Shop>) {
    let (stage, proxy) = behind_faults(&shop).await;
    let order = stage.orders().await;
    is_cut_off(&stage, &proxy, &order, &BY_STRIPE).await;
    let attempt = stage.finds(&order).await.paying.unwrap();
    assert_eq!(stage.attempt(&order, &attempt).await.state, PaymentState::Begun);
    stage.services.payments.reconcile(&in_seconds(90), None).await.unwrap();
    assert_eq!(stage.attempt(&order, &attempt).await.state, PaymentState::Cancelled);
    let intents = stripe().intents_of(&order).await;
    assert_eq!((intents.len(), intents[0]["status"].as_str()), (1, Some("canceled")));
    assert!(matches!(stage.starts(&guest(now()), &order, &BY_STRIPE).await.unwrap(), Started::GoOn { .. }));
}

async fn a_refund_that_was_cut_off_is_given_once(shop: Arc<Shop>) {
    let (stage, proxy) = behind_faults(&shop).await;
    let order = stage.sells_for(GOOD).await;
    faults(&proxy, &lost_answers("/v1/refunds")).await;
    let ten = shop::Money::new(1_000, order.currency());
    stage.services.orders.refund(&program(), order.id.as_str(), ten, None).await.unwrap();
    faults(&proxy, &json!({})).await;
    stage.services.orders.settle_refunds(&in_seconds(90)).await.unwrap();
    assert_eq!(stripe().intents_of(&order).await[0]["refunded"], 1_000);
    let order = stage.finds(&order).await;
    assert_eq!((order.refunds.len(), &order.refunds[0].state), (1, &shop::order::RefundState::Done));
}
