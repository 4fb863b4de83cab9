use std::{sync::Arc, time::Duration};

use serde_json::json;
use shop::{
    Code, Currency, Money, Order,
    order::{OrderStatus, RefundState},
};

use crate::{
    stage::{Stage, by_the_program},
    support::*,
};

on_both_stores! {
    case_16_two_refunds_are_two_records_and_no_more_goes_back_than_came
    case_16_a_refund_that_is_refused_changes_nothing_and_is_tried_again
    case_16_a_refund_that_fails_later_is_tried_again
    a_refund_asked_for_again_and_again_is_made_once
}

const FIVE: Money = Money::new(500, Currency::USD);

async fn refund(stage: &Stage, order: &Order, amount: Money) -> services::ServiceResult<Order> {
    stage.services.orders.refund(&by_the_program(NOW), order.id.as_str(), amount, None).await
}

async fn case_16_two_refunds_are_two_records_and_no_more_goes_back_than_came(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, payment) = stage.paid().await;
    refund(&stage, &order, FIVE).await.unwrap();
    let twice = refund(&stage, &order, FIVE).await.unwrap();
    assert!(twice.refunds.iter().all(|refund| refund.state == RefundState::Done && !refund.reference.is_empty()), "{:?}", twice.refunds);
    let refused = refusal(refund(&stage, &order, order.total()).await);
    assert_eq!(refused.code, Code::RefundTooLarge);
    let rest = Money::new(order.total().minor - 1_000, Currency::USD);
    assert_eq!(refund(&stage, &order, rest).await.unwrap().state.status(), OrderStatus::Refunded);
    let made = stage.side.all("refunds").await;
    assert_eq!(made.iter().map(|refund| refund["amount"].as_i64().unwrap()).collect::<Vec<_>>(), [500, 500, rest.minor]);
    assert!(made.iter().all(|refund| refund["payment_id"] == payment.as_str()));
    assert_eq!(made[0]["notes"], json!({ "refund": twice.refunds[0].id, "attempt": order.captures[0].payment }));
    stage.hears().await;
    let told = stage.told().await;
    assert_eq!(told.iter().filter(|kind| *kind == "refund.processed").count(), 3);
    assert_eq!(stage.finds(&order).await.refunds.len(), 3);
}

async fn case_16_a_refund_that_is_refused_changes_nothing_and_is_tried_again(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, _) = stage.paid().await;
    stage.side.is_told("refunds", json!({ "next": "refuse" })).await;
    let refused = refusal(refund(&stage, &order, FIVE).await);
    assert_eq!(refused.code, Code::RefundFailed);
    assert!(refused.message.contains("does not have enough balance"), "{refused:?}");
    assert!(stage.finds(&order).await.refunded().is_zero());
    let again = refund(&stage, &order, FIVE).await.unwrap();
    assert_eq!((again.refunded(), stage.side.all("refunds").await.len()), (FIVE, 1));
}

async fn case_16_a_refund_that_fails_later_is_tried_again(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, _) = stage.paid().await;
    stage.side.is_told("refunds", json!({ "next": "fail", "after_ms": 300 })).await;
    let under_way = refund(&stage, &order, FIVE).await.unwrap();
    assert_eq!(under_way.refunds[0].state, RefundState::Pending);
    stage.side.refund_becomes(0, "failed").await;
    stage.hears().await;
    let failed = stage.finds(&order).await;
    assert!(matches!(failed.refunds[0].state, RefundState::Failed(_)) && failed.refunded().is_zero(), "{:?}", failed.refunds);
    stage.side.is_told("refunds", json!({ "next": "pending", "after_ms": 100 })).await;
    refund(&stage, &order, FIVE).await.unwrap();
    stage.side.refund_becomes(1, "processed").await;
    stage.hears().await;
    let done = stage.finds(&order).await;
    assert_eq!((&done.refunds[1].state, done.refunded()), (&RefundState::Done, FIVE));
}

async fn a_refund_asked_for_again_and_again_is_made_once(shop: Arc<Shop>) {
    let (stage, proxy) = Stage::with_faults(&shop).await;
    let (order, _) = stage.paid().await;
    // Made, and not one of three answers arrives: the jobs ask again.
    proxy.makes(&json!({ "path": "/v1/payments/", "methods": ["POST"], "lose_answer": { "chance": 1, "times": 3, "how": "drop" } })).await;
    let unknown = refund(&stage, &order, FIVE).await.unwrap();
    assert_eq!(unknown.refunds[0].state, RefundState::Pending);
    let later = by_the_program(NOW.after(Duration::from_secs(120)));
    let (one, other) = tokio::join!(stage.services.orders.settle_refunds(&later), stage.services.orders.settle_refunds(&later));
    assert_eq!((one.unwrap(), other.unwrap()), (1, 1));
    stage.hears().await;
    let done = stage.finds(&order).await;
    assert_eq!((&done.refunds[0].state, done.refunded(), done.refunds.len()), (&RefundState::Done, FIVE, 1));
    assert_eq!(stage.side.all("refunds").await.len(), 1);
}
