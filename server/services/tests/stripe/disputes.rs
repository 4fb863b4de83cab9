use std::sync::Arc;

use shop::{
    Order,
    order::{DisputeState, RefundCause},
};

use crate::{
    other_side::{DISPUTED, stripe},
    stage::{Stage, program},
    support::{Shop, on_both_stores},
};

on_both_stores! {
    a_dispute_that_is_won_leaves_the_money
    a_dispute_that_is_lost_takes_it
}

/// An order whose buyer asked their bank for the money.
async fn disputed(stage: &Stage) -> Order {
    let order = stage.sells_for(DISPUTED).await;
    hears(stage, &order, "charge.dispute.created").await;
    let order = stage.finds(&order).await;
    let [dispute] = &order.disputes[..] else { panic!("not one dispute: {:?}", order.disputes) };
    assert_eq!((dispute.state, dispute.amount, dispute.reason.as_str()), (DisputeState::Open, order.total(), "fraudulent"));
    assert!(dispute.evidence_due.is_some_and(|due| due > order.placed_at));
    order
}

/// The bank decides by what is handed in.
async fn decided(evidence: &str, shop: &Arc<Shop>) -> Order {
    let stage = Stage::over(shop).await;
    let order = disputed(&stage).await;
    let form = [("evidence[uncategorized_text]", evidence), ("submit", "true")];
    stripe().dashboard(&format!("disputes/{}", order.disputes[0].reference), &form).await;
    hears(&stage, &order, "charge.dispute.closed").await;
    stage.finds(&order).await
}

async fn hears(stage: &Stage, order: &Order, kind: &str) {
    stripe().message(&order.captures[0].reference, kind).await.reaches(&stage.services, &program()).await.unwrap();
    stage.works(&program()).await;
}

async fn a_dispute_that_is_won_leaves_the_money(shop: Arc<Shop>) {
    let order = decided("winning_evidence", &shop).await;
    assert_eq!((order.disputes[0].state, order.refunds.len()), (DisputeState::Won, 0));
}

async fn a_dispute_that_is_lost_takes_it(shop: Arc<Shop>) {
    let order = decided("losing_evidence", &shop).await;
    assert_eq!(order.disputes[0].state, DisputeState::Lost);
    let [refund] = &order.refunds[..] else { panic!("not one refund: {:?}", order.refunds) };
    assert_eq!((&refund.cause, refund.amount), (&RefundCause::Chargeback, order.total()));
}
