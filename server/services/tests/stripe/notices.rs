use std::sync::Arc;

use futures::future::join_all;
use services::payments::{Back, Start};
use shop::{Code, Order, order::OrderStatus, payment::PaymentAttempt};

use crate::{
    messages::Message,
    other_side::{GOOD, stripe},
    stage::{Stage, in_seconds, now, program, times},
    support::{Shop, on_both_stores, refusal},
};

on_both_stores! {
    case_21_ten_messages_at_once_are_one_payment
    case_21_a_forged_message_is_refused_and_nothing_stored
    case_21_messages_in_any_order_end_alike
    a_message_of_stripes_page_finds_its_order
    what_is_kept_of_a_message_holds_no_secret
}

/// An order that was paid in Stripe's form, and whose buyer never came back.
async fn paid(stage: &Stage, away: bool) -> (Order, PaymentAttempt) {
    let order = stage.orders().await;
    let open = stage.opens(&order, Start { away, ..Start::default() }).await;
    stripe().shopper_pays(&open.attempt.reference, GOOD).await;
    (order, open.attempt)
}

async fn succeeded(order: &Order) -> Message {
    stripe().message(order.id.as_str(), "payment_intent.succeeded").await
}

async fn case_21_ten_messages_at_once_are_one_payment(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, attempt) = paid(&stage, false).await;
    let (message, ctx) = (succeeded(&order).await, program());
    for received in join_all((0..10).map(|_| message.reaches(&stage.services, &ctx))).await {
        received.unwrap();
    }
    let other_copy = stage.copy(&shop).await;
    join_all((0..10).map(|copy| if copy % 2 == 0 { stage.works(&ctx) } else { other_copy.works(&ctx) })).await;
    let order = stage.finds(&order).await;
    assert_eq!((order.captures.len(), order.captured(), times(&order, "Payment received")), (1, order.total(), 1));
    assert_eq!(stage.comes_back(&order, &attempt).await, Back::Paid);
    message.reaches(&stage.services, &in_seconds(60)).await.unwrap();
    stage.works(&in_seconds(60)).await;
    assert_eq!(stage.finds(&order).await.captures.len(), 1);
}

async fn case_21_a_forged_message_is_refused_and_nothing_stored(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, _) = paid(&stage, false).await;
    let message = succeeded(&order).await;
    let seconds = now().millis() / 1000;
    let forged = [
        Message { body: message.body.replace("2664", "1"), ..message.clone() },
        Message { signature: String::new(), ..message.clone() },
        Message { signature: format!("t={seconds},v1={}", "0".repeat(64)), ..message.clone() },
    ];
    for forged in forged {
        assert_eq!(refusal(forged.reaches(&stage.services, &program()).await).code, Code::WebhookRefused, "{}", forged.signature);
    }
    assert_eq!(refusal(message.reaches(&stage.services, &in_seconds(302)).await).code, Code::WebhookRefused, "a recording");
    assert_eq!(stage.services.payments.inbox(&program(), None).await.unwrap().messages, []);
    assert_eq!(stage.finds(&order).await.captures.len(), 0);
}

async fn case_21_messages_in_any_order_end_alike(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, attempt) = paid(&stage, false).await;
    let created = stripe().message(order.id.as_str(), "payment_intent.created").await;
    let charged = stripe().message(order.id.as_str(), "charge.succeeded").await;
    for message in [succeeded(&order).await, charged, created] {
        message.reaches(&stage.services, &program()).await.unwrap();
        stage.works(&program()).await;
        let order = stage.finds(&order).await;
        assert_eq!((order.state.status(), times(&order, "Payment received")), (OrderStatus::Paid, 1));
    }
    assert_eq!(stage.comes_back(&order, &attempt).await, Back::Paid);
}

async fn a_message_of_stripes_page_finds_its_order(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, attempt) = paid(&stage, true).await;
    let message = stripe().message(attempt.id.as_str(), "checkout.session.completed").await;
    message.reaches(&stage.services, &program()).await.unwrap();
    stage.works(&program()).await;
    assert_eq!(stage.finds(&order).await.state.status(), OrderStatus::Paid);
}

async fn what_is_kept_of_a_message_holds_no_secret(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let (order, _) = paid(&stage, false).await;
    let message = succeeded(&order).await;
    message.reaches(&stage.services, &program()).await.unwrap();
    assert!(message.body.contains("_secret_"));
    let [kept] = &stage.services.payments.inbox(&program(), None).await.unwrap().messages[..] else { panic!("not one message") };
    assert_eq!(kept.letter.kind, "payment_intent.succeeded");
    let payload = kept.letter.payload.to_string();
    assert!(payload.contains(order.id.as_str()) && !payload.contains("_secret_"), "{payload}");
}
