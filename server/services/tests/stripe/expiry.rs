use std::sync::Arc;

use services::payments::Start;
use shop::{Order, order::OrderStatus, payment::PaymentState};

use crate::{
    other_side::{GOOD, stripe},
    stage::{Open, Stage, at},
    support::{Shop, on_both_stores},
};

on_both_stores! {
    the_intent_of_an_expired_order_is_cancelled
    the_page_of_an_expired_order_is_closed
    case_22_what_was_paid_just_before_brings_the_order_back
}

/// The order's time is up, and whoever acts on that has acted.
async fn expires(stage: &Stage, order: &Order) {
    let then = at(order.expires_at);
    assert_eq!(stage.services.checkout.expire_lapsed(&then).await.unwrap(), 1);
    while stage.services.events.handle_due(&then).await.unwrap() > 0 {}
}

async fn opened(stage: &Stage, away: bool) -> (Order, Open) {
    let order = stage.orders().await;
    let open = stage.opens(&order, Start { away, ..Start::default() }).await;
    (order, open)
}

async fn the_intent_of_an_expired_order_is_cancelled(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, open) = opened(&stage, false).await;
    expires(&stage, &order).await;
    assert_eq!(stage.attempt(&order, &open.attempt.id).await.state, PaymentState::Cancelled);
    assert_eq!(stripe().intents_of(&order).await[0]["status"], "canceled");
}

async fn the_page_of_an_expired_order_is_closed(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, open) = opened(&stage, true).await;
    expires(&stage, &order).await;
    assert_eq!(stage.attempt(&order, &open.attempt.id).await.state, PaymentState::Cancelled);
    let again = stripe().dashboard(&format!("checkout/sessions/{}/expire", open.attempt.reference), &[]).await;
    assert!(again["error"].is_object(), "it is over already: {again}");
}

async fn case_22_what_was_paid_just_before_brings_the_order_back(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, open) = opened(&stage, false).await;
    stripe().shopper_pays(&open.attempt.reference, GOOD).await;
    expires(&stage, &order).await;
    let order = stage.finds(&order).await;
    assert_eq!((order.state.status(), order.captured()), (OrderStatus::Paid, order.total()));
}
