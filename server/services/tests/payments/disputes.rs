//! A buyer asks their bank for the money.

use std::sync::Arc;

use shop::{
    Code, Order,
    id::PaymentId,
    order::{Beside, DisputeState},
};

use crate::{
    bank::dispute_of,
    stage::Stage,
    support::{Shop, ctx, on_both_stores, refusal},
};

on_both_stores! {
    an_open_dispute_stops_the_order_and_shows_its_deadline
    a_lost_one_is_money_given_back
    a_won_one_leaves_the_money
}

async fn disputed(stage: &Stage) -> (Order, PaymentId) {
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let attempt = stage.is_paid_at_the_bank(&order).await;
    stage.hears_of(&attempt, "1").await;
    stage.works().await;
    says(stage, &order, &attempt, DisputeState::Open, "2").await;
    (order, attempt)
}

async fn says(stage: &Stage, order: &Order, attempt: &PaymentId, state: DisputeState, id: &str) {
    stage.bank.books().dispute = Some(dispute_of(attempt, order.total(), state));
    for twice in ["", "b"] {
        stage.hears(&format!("dispute {id}{twice} dis-1")).await.unwrap();
    }
    stage.works().await;
}

async fn an_open_dispute_stops_the_order_and_shows_its_deadline(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let (order, _) = disputed(&stage).await;
    let order = stage.now(&order).await;
    assert_eq!((order.state.on_hold, order.disputes.len()), (true, 1));
    assert!(order.beside().contains(&Beside::Disputed) && order.disputes[0].evidence_due.is_some());
    let refused = stage.services.orders.refund(&ctx(), order.id.as_str(), order.total(), None).await;
    assert_eq!(refusal(refused).code, Code::RefundTooLarge, "the bank holds the money");
}

async fn a_lost_one_is_money_given_back(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let (order, attempt) = disputed(&stage).await;
    says(&stage, &order, &attempt, DisputeState::Lost, "3").await;
    let order = stage.now(&order).await;
    assert_eq!((order.refunds.len(), order.refunded(), order.refundable().minor), (1, order.total(), 0));
    // A word that comes late.
    says(&stage, &order, &attempt, DisputeState::Open, "4").await;
    assert_eq!(stage.now(&order).await, order);
}

async fn a_won_one_leaves_the_money(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let (order, attempt) = disputed(&stage).await;
    says(&stage, &order, &attempt, DisputeState::Won, "3").await;
    let order = stage.now(&order).await;
    assert_eq!((order.refunded().minor, order.refundable()), (0, order.total()));
    assert!(!order.beside().contains(&Beside::Disputed));
}
