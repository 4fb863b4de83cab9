use std::sync::Arc;

use serde_json::json;
use shop::{
    order::{OrderStatus, RefundState},
    payment::PaymentState,
};

use crate::{
    stage::{Stage, times},
    support::*,
};

on_both_stores! {
    case_22_late_money_pays_if_the_goods_are_there
    case_22_late_money_goes_back_if_the_goods_are_gone
    a_lapsed_order_cancels_its_link
}

async fn a_lapsed_order_cancels_its_link(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    stage.lets_expire(&order).await;
    assert_eq!(stage.link(&begun).await["status"], "cancelled");
    assert_eq!(stage.attempt(&order, &begun.attempt).await.state, PaymentState::Cancelled);
}

async fn case_22_late_money_pays_if_the_goods_are_there(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    stage.lets_expire(&order).await;
    stage.side.pays_with(&begun.link, json!({ "late": true })).await;
    assert_eq!(stage.link(&begun).await["status"], "cancelled");
    stage.hears().await;
    stage.is_paid_once(&order).await;
    stage.books_are_right().await;
}

async fn case_22_late_money_goes_back_if_the_goods_are_gone(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let mug = stage.sells(1).await;
    let order = stage.orders(&mug).await;
    let begun = stage.begins(&order).await;
    stage.lets_expire(&order).await;
    stage.orders(&mug).await;
    stage.works_off(NOW).await;
    let mails = stage.mails();
    let payment = stage.side.pays_with(&begun.link, json!({ "late": true })).await;
    stage.hears().await;
    stage.hears().await;
    let late = stage.finds(&order).await;
    assert_eq!((late.state.status(), late.captured(), late.refunded()), (OrderStatus::Expired, late.total(), late.total()));
    assert!(late.refunds.iter().all(|refund| refund.state == RefundState::Done) && stage.mails() > mails, "the buyer is told");
    assert_eq!(times(&late, "Payment received too late; it is given back"), 1, "{:?}", late.timeline);
    let [refund] = stage.side.all("refunds").await.try_into().unwrap();
    assert_eq!((&refund["payment_id"], refund["amount"].as_i64()), (&payment["id"], Some(late.captured().minor)));
    stage.books_are_right().await;
}
