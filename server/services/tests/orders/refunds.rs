use std::sync::Arc;

use futures::future::join_all;
use services::schema::{ORDERS, key};
use shop::{
    Code, Order,
    order::{OrderStatus, RefundState},
};
use store::Batch;

use crate::{
    people::{FIRST_REFUND_FAILS, at, minor},
    support::{Shop, ctx, on_both_stores, refusal},
};

on_both_stores! {
    case_16_at_most_what_was_captured
    case_16_two_refunds_at_once_are_two_records
    case_16_a_refund_that_fails_changes_nothing
    a_cancellation_stands_though_its_refund_fails
    a_refund_that_nobody_heard_of_is_asked_again
}

async fn case_16_at_most_what_was_captured(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 1)]).await;
    let all = order.captured();
    let refund = async |amount| shop.services.orders.refund(&ctx(), order.id.as_str(), minor(&order, amount), None).await;
    refund(500).await.unwrap();
    let refused = refusal(refund(100_000).await);
    let most = minor(&order, all.minor - 500);
    assert_eq!((refused.code, refused.message), (Code::RefundTooLarge, format!("At most {most} more can be given back.")));
    assert_eq!(refusal(refund(0).await).code, Code::Invalid);
    let order = refund(most.minor).await.unwrap();
    assert_eq!((order.state.status(), order.refunds.len()), (OrderStatus::Refunded, 2));
    assert_eq!(refusal(refund(1).await).code, Code::RefundTooLarge);
}

async fn case_16_two_refunds_at_once_are_two_records(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 1)]).await;
    let context = ctx();
    let refund = |_| shop.services.orders.refund(&context, order.id.as_str(), minor(&order, 250), None);
    let outcomes = join_all((0..8).map(refund)).await;
    let fits = order.captured().minor / 250;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count() as i64, fits);
    let order = shop.now(&order).await;
    assert_eq!((order.refunds.len() as i64, order.refunded().minor), (fits, fits * 250));
    assert!(order.refunds.iter().all(|refund| refund.state == RefundState::Done));
}

async fn case_16_a_refund_that_fails_changes_nothing(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys_with(&[(&mug, 1)], FIRST_REFUND_FAILS).await;
    let refund = async |amount| shop.services.orders.refund(&ctx(), order.id.as_str(), minor(&order, amount), None).await;
    assert_eq!(refusal(refund(500).await).code, Code::RefundFailed);
    let after = shop.now(&order).await;
    assert_eq!((after.state, after.refundable(), after.timeline.len()), (order.state, order.captured(), order.timeline.len()));
    assert_eq!(refund(500).await.unwrap().refunded().minor, 500);
}

async fn a_cancellation_stands_though_its_refund_fails(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys_with(&[(&mug, 1)], FIRST_REFUND_FAILS).await;
    let order = shop.cancels(&order).await.unwrap();
    assert_eq!((order.state.status(), order.surplus()), (OrderStatus::Cancelled, order.captured()));
    let order = shop.services.orders.refund_surplus(&ctx(), order.id.as_str(), None).await.unwrap();
    assert_eq!((order.surplus().minor, order.refunded()), (0, order.captured()));
}

async fn a_refund_that_nobody_heard_of_is_asked_again(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 1)]).await;
    let order = shop.services.orders.refund(&ctx(), order.id.as_str(), minor(&order, 500), None).await.unwrap();
    // As if the program had ended between asking and writing the answer.
    let stored = shop.store.get(&key(ORDERS, &order.id)).await.unwrap().unwrap();
    let mut body = stored.body;
    body["refunds"][0]["state"] = "pending".into();
    body["refunds_at"] = body["refunds"][0]["at"].clone();
    shop.store.commit(&Batch::new().replace(stored.key, stored.version, body)).await.unwrap();
    assert_eq!(shop.services.orders.settle_refunds(&at(1)).await.unwrap(), 0, "whoever asked is still at it");
    let copy = shop.copy().await;
    let later = at(120);
    let (one, other) = tokio::join!(shop.services.orders.settle_refunds(&later), copy.orders.settle_refunds(&later));
    assert!(one.unwrap() + other.unwrap() >= 1);
    let order: Order = shop.now(&order).await;
    assert_eq!(order.refunds[0].state, RefundState::Done);
    assert_eq!(shop.services.orders.settle_refunds(&at(120)).await.unwrap(), 0);
}
