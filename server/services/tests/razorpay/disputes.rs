use std::sync::Arc;

use serde_json::json;
use shop::order::{Dispute, DisputeState, Order, OrderStatus, RefundCause};

use crate::{stage::Stage, support::*};

on_both_stores! {
    a_dispute_holds_the_order_and_a_lost_one_is_money_given_back
    a_dispute_that_is_won_leaves_the_money
}

fn dispute_of(order: &Order) -> &Dispute {
    let [dispute] = &order.disputes[..] else { panic!("one dispute: {:?}", order.disputes) };
    dispute
}

async fn a_dispute_holds_the_order_and_a_lost_one_is_money_given_back(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, payment) = stage.paid().await;
    let opened = stage.side.is_told("dispute", json!({ "payment": payment, "reason_code": "fraudulent" })).await;
    stage.hears().await;
    let held = stage.finds(&order).await;
    assert!(held.state.on_hold);
    let dispute = dispute_of(&held);
    assert_eq!((dispute.state, dispute.amount, dispute.reason.as_str()), (DisputeState::Open, order.total(), "fraudulent"));
    assert_eq!(dispute.evidence_due.unwrap().millis() / 1_000, opened["respond_by"].as_i64().unwrap());
    stage.side.is_told("dispute", json!({ "payment": payment, "close": "under_review" })).await;
    stage.hears().await;
    assert_eq!(dispute_of(&stage.finds(&order).await).state, DisputeState::Open);
    stage.side.is_told("dispute", json!({ "payment": payment, "close": "lost" })).await;
    stage.hears().await;
    let lost = stage.finds(&order).await;
    assert_eq!((dispute_of(&lost).state, lost.refunded()), (DisputeState::Lost, lost.captured()));
    assert_eq!((&lost.refunds[0].cause, stage.side.all("refunds").await.len()), (&RefundCause::Chargeback, 0));
}

async fn a_dispute_that_is_won_leaves_the_money(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, payment) = stage.paid().await;
    stage.side.is_told("dispute", json!({ "payment": payment })).await;
    stage.side.is_told("dispute", json!({ "payment": payment, "close": "won" })).await;
    stage.side.is_told("webhooks/resend", json!({ "all": true, "order": "reverse" })).await;
    stage.hears().await;
    let won = stage.finds(&order).await;
    assert_eq!((dispute_of(&won).state, won.state.status(), won.refunds.len()), (DisputeState::Won, OrderStatus::Paid, 0));
}
