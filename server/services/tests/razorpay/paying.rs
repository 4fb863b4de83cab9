use std::sync::Arc;

use serde_json::json;
use services::{
    orders::Access,
    payments::{Back, Next, RazorpaySettings},
    secrets::Secret,
};
use shop::{
    order::OrderStatus,
    payment::{PaymentState, Standing},
};

use crate::{
    side::settings,
    stage::{Stage, guest},
    support::*,
};

on_both_stores! {
    who_comes_back_has_paid_and_a_webhook_after_that_changes_nothing
    a_webhook_pays_and_who_comes_back_finds_it_paid
    what_failed_is_tried_again_on_the_same_link
    a_shopper_who_did_not_pay_goes_on_where_they_were
    money_that_was_set_aside_is_taken
    a_cancelled_order_cancels_its_link
    the_link_says_what_is_paid
    the_check_says_what_is_wrong
}

async fn who_comes_back_has_paid_and_a_webhook_after_that_changes_nothing(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    stage.side.delivers(false).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    let payment = stage.side.pays(&begun.link).await;
    assert_eq!(stage.finds(&order).await.state.status(), OrderStatus::Pending);
    assert_eq!(stage.comes_back(&order, &begun).await.unwrap(), Back::Paid);
    let paid = stage.is_paid_once(&order).await;
    assert_eq!((paid.captures[0].reference.as_str(), paid.captures[0].provider.as_str()), (payment["id"].as_str().unwrap(), "razorpay"));
    assert_eq!(stage.comes_back(&order, &begun).await.unwrap(), Back::Paid);
    stage.side.is_told("webhooks/resend", json!({})).await;
    stage.hears().await;
    assert_eq!(stage.told().await, ["order.paid", "payment.authorized", "payment.captured", "payment_link.paid"]);
    stage.is_paid_once(&order).await;
    stage.books_are_right().await;
}

async fn a_webhook_pays_and_who_comes_back_finds_it_paid(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    stage.side.pays_with(&begun.link, json!({ "method": "upi" })).await;
    stage.hears().await;
    stage.is_paid_once(&order).await;
    assert_eq!(stage.comes_back(&order, &begun).await.unwrap(), Back::Paid);
    stage.is_paid_once(&order).await;
    stage.books_are_right().await;
}

async fn what_failed_is_tried_again_on_the_same_link(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    stage.side.pays_with(&begun.link, json!({ "outcome": "failure" })).await;
    stage.hears().await;
    assert_eq!(stage.told().await, ["payment.failed"]);
    assert_eq!(stage.comes_back(&order, &begun).await.unwrap(), Back::Open(Next::Leave { url: begun.url.clone() }));
    assert_eq!(stage.finds(&order).await.state.status(), OrderStatus::Pending);
    stage.side.pays(&begun.link).await;
    stage.hears().await;
    stage.is_paid_once(&order).await;
}

async fn a_shopper_who_did_not_pay_goes_on_where_they_were(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    let again = stage.begins(&order).await;
    assert_eq!((again.attempt, again.link, again.url), (begun.attempt, begun.link, begun.url));
    assert_eq!(stage.side.all("payment_links").await.len(), 1);
}

async fn money_that_was_set_aside_is_taken(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    let payment = stage.side.pays_with(&begun.link, json!({ "outcome": "authorized" })).await;
    assert_eq!(payment["status"], "authorized");
    stage.hears().await;
    stage.hears().await;
    stage.is_paid_once(&order).await;
    assert_eq!(stage.side.all("payments").await[0]["status"], "captured");
}

async fn a_cancelled_order_cancels_its_link(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    stage.services.orders.cancel(&guest(), order.id.as_str(), &Access::Link(&order.link_key), None).await.unwrap();
    stage.works_off(NOW).await;
    assert_eq!(stage.link(&begun).await["status"], "cancelled");
    let attempt = stage.attempt(&order, &begun.attempt).await;
    assert_eq!(attempt.state, PaymentState::Cancelled);
    // Asked again, it is cancelled still.
    let provider = stage.services.payments.provider("razorpay").unwrap();
    assert_eq!(provider.cancel(&attempt).await.unwrap(), Standing::Cancelled);
    stage.hears().await;
    assert_eq!(stage.told().await, ["payment_link.cancelled"]);
    assert_eq!(stage.finds(&order).await.state.status(), OrderStatus::Cancelled);
    stage.books_are_right().await;
}

async fn the_link_says_what_is_paid(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.ordered().await;
    let begun = stage.begins(&order).await;
    let link = stage.link(&begun).await;
    assert_eq!((link["amount"].as_i64(), link["currency"].as_str()), (Some(order.total().minor), Some("USD")));
    assert_eq!((link["reference_id"].as_str(), link["accept_partial"].as_bool()), (Some(begun.attempt.as_str()), Some(false)));
    assert_eq!(link["description"], format!("Order {}", order.number));
    assert_eq!(link["notes"], json!({ "attempt": begun.attempt, "order": order.id, "order_number": order.number }));
    assert_eq!(
        (link["customer"].as_array().map(Vec::len), link["expire_by"].as_i64()),
        (Some(0), Some(0)),
        "nobody's name leaves the shop"
    );
    assert!(link["callback_url"].as_str().unwrap().contains(begun.attempt.as_str()), "{link}");
    assert_eq!(link["short_url"], begun.url.as_str());
}

async fn the_check_says_what_is_wrong(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let said = stage.services.payments.provider("razorpay").unwrap().check().await.unwrap();
    assert_eq!(said, "Razorpay answers, in its test mode: no money moves.");
    let wrong = Secret::new("another secret");
    let misfit = RazorpaySettings { key_secret: wrong, ..settings(&stage.side.url) };
    let locked = shop.copy_with(|shop| shop.payments.razorpay = Some(misfit)).await;
    let refused = refusal(locked.payments.provider("razorpay").unwrap().check().await);
    assert!(refused.message.contains("RAZORPAY_KEY_SECRET") && !refused.message.contains("another secret"), "{refused:?}");
    let nowhere = settings(&stage.side.url);
    drop(stage);
    let nobody = shop.copy_with(|shop| shop.payments.razorpay = Some(nowhere)).await;
    let away = nobody.payments.provider("razorpay").unwrap().check().await.unwrap_err();
    assert!(away.unreachable().is_some(), "{}", away.chain());
}
