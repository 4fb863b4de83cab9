//! Money that is set aside at the buyer's bank at first.

use std::sync::Arc;

use services::payments::Started;
use shop::{
    Code, Order,
    id::PaymentId,
    order::{OrderStatus, Payment},
    payment::Standing,
};

use crate::{
    stage::{Stage, by_itself},
    support::{Shop, ctx, on_both_stores, refusal},
};

on_both_stores! {
    it_keeps_the_order_and_is_captured_by_staff
    it_is_free_again_when_the_order_is_called_off
    it_falls_through_and_the_order_waits_for_money_again
}

async fn set_aside(stage: &Stage) -> (Order, PaymentId) {
    stage.bank.books().sets_aside = true;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let attempt = stage.is_paid_at_the_bank(&order).await;
    stage.hears_of(&attempt, "1").await;
    stage.works().await;
    (stage.now(&order).await, attempt)
}

async fn it_keeps_the_order_and_is_captured_by_staff(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let (order, _) = set_aside(&stage).await;
    assert_eq!((order.state.payment, order.captured().minor), (Payment::Promised, 0));
    stage.checkout.expire_lapsed(&by_itself(3 * 24 * 3_600)).await.unwrap();
    let order = stage.payments.capture(&ctx(), order.id.as_str()).await.unwrap();
    assert_eq!(order.state.status(), OrderStatus::Paid);
    stage.is_paid_once(&order).await;
    assert_eq!(refusal(stage.payments.capture(&ctx(), order.id.as_str()).await).code, Code::TransitionNotAllowed);
}

async fn it_is_free_again_when_the_order_is_called_off(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let (order, attempt) = set_aside(&stage).await;
    let access = services::orders::Access::Link(&order.link_key);
    stage.services.orders.cancel(&ctx(), order.id.as_str(), &access, None).await.unwrap();
    stage.works().await;
    assert_eq!(stage.bank.books().payments[&attempt].standing, Standing::Cancelled);
    assert_eq!(stage.bank.holds(), 0);
}

async fn it_falls_through_and_the_order_waits_for_money_again(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let (order, attempt) = set_aside(&stage).await;
    stage.bank.books().payments.get_mut(&attempt).unwrap().standing = Standing::Cancelled;
    stage.hears_of(&attempt, "2").await;
    stage.works().await;
    let order = stage.now(&order).await;
    assert_eq!((order.state.payment, order.paying.clone()), (Payment::Awaited, None));
    assert!(matches!(stage.starts(&order).await.unwrap(), Started::GoOn { .. }));
}
