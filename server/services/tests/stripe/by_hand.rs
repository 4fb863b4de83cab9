use std::sync::Arc;

use services::payments::{Back, Start, StripeSettings};
use shop::{order::Payment, payment::PaymentState};

use crate::{
    other_side::{GOOD, stripe},
    shopper::Shopper,
    stage::{Stage, now, program, settings},
    support::{Shop, on_both_stores},
};

on_both_stores! {
    what_is_set_aside_is_captured_by_hand
    what_is_set_aside_on_stripes_page_is_captured_too
    what_is_set_aside_can_be_let_go
}

async fn set_aside(shop: &Arc<Shop>, away: bool) -> (Stage, shop::Order, shop::payment::PaymentAttempt) {
    let stage = Stage::with(shop, StripeSettings { manual_capture: true, ..settings() }).await;
    let order = stage.orders().await;
    let open = stage.opens(&order, Start { away, ..Start::default() }).await;
    assert_eq!(stripe().shopper_pays(&open.attempt.reference, GOOD).await, "requires_capture");
    assert_eq!(stage.comes_back(&order, &open.attempt).await, Back::Paid);
    let promised = stage.finds(&order).await;
    assert_eq!((promised.state.payment, promised.captures.len()), (Payment::Promised, 0));
    (stage, order, open.attempt)
}

async fn captured(shop: Arc<Shop>, away: bool) {
    let (stage, order, attempt) = set_aside(&shop, away).await;
    let paid = stage.services.payments.capture(&program(), order.id.as_str()).await.unwrap();
    assert_eq!((paid.state.payment, paid.captured()), (Payment::Paid, order.total()));
    assert!(paid.captures[0].reference.starts_with("pi_"));
    assert_eq!(stage.attempt(&order, &attempt.id).await.state, PaymentState::Succeeded);
    assert_eq!(stripe().intents_of(&order).await[0]["amount_received"], 2_664);
}

async fn what_is_set_aside_is_captured_by_hand(shop: Arc<Shop>) {
    captured(shop, false).await;
}

async fn what_is_set_aside_on_stripes_page_is_captured_too(shop: Arc<Shop>) {
    captured(shop, true).await;
}

async fn what_is_set_aside_can_be_let_go(shop: Arc<Shop>) {
    let (stage, order, attempt) = set_aside(&shop, true).await;
    let access = services::orders::Access::Link(&order.link_key);
    let buyer = Shopper::of(&stage.services).at(now());
    stage.services.orders.cancel(&buyer.ctx, order.id.as_str(), &access, None).await.unwrap();
    while stage.services.events.handle_due(&program()).await.unwrap() > 0 {}
    assert_eq!(stage.attempt(&order, &attempt.id).await.state, PaymentState::Cancelled);
    assert_eq!(stripe().intents_of(&order).await[0]["status"], "canceled");
}
