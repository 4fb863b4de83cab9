use std::sync::Arc;

use shop::{Code, Money, Order, order::RefundState};

use crate::{
    other_side::{GOOD, REFUND_FAILS, REFUND_IS_PENDING, stripe},
    stage::{Stage, in_seconds, program},
    support::{Shop, on_both_stores, refusal},
};

on_both_stores! {
    case_16_money_goes_back_in_parts_and_never_too_much
    case_16_what_stripe_refuses_changes_nothing_and_can_be_tried_again
    a_refund_that_takes_its_time_is_done_when_stripe_says_so
    a_refund_that_the_bank_sends_back_counts_for_nothing
}

fn dollars(minor: i64) -> Money {
    Money::new(minor, shop::Currency::USD)
}

async fn gives_back(stage: &Stage, order: &Order, minor: i64) -> services::ServiceResult<Order> {
    stage.services.orders.refund(&program(), order.id.as_str(), dollars(minor), None).await
}

async fn case_16_money_goes_back_in_parts_and_never_too_much(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.sells_for(GOOD).await;
    gives_back(&stage, &order, 664).await.unwrap();
    let too_much = refusal(gives_back(&stage, &order, 2_001).await);
    assert_eq!((too_much.code, too_much.message.contains("20.00")), (Code::RefundTooLarge, true), "{}", too_much.message);
    let order = gives_back(&stage, &order, 2_000).await.unwrap();
    assert_eq!((order.refunded(), order.refunds.len()), (order.total(), 2));
    assert!(order.refunds.iter().all(|refund| refund.state == RefundState::Done && refund.reference.starts_with("re_")));
    assert_eq!(stripe().intents_of(&order).await[0]["refunded"], 2_664);
}

async fn case_16_what_stripe_refuses_changes_nothing_and_can_be_tried_again(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.sells_for(GOOD).await;
    // Somebody gave all but a dollar back in Stripe's dashboard.
    let form = [("payment_intent", order.captures[0].reference.as_str()), ("amount", "2564")];
    assert_eq!(stripe().dashboard("refunds", &form).await["status"], "succeeded");
    let refused = refusal(gives_back(&stage, &order, 500).await);
    assert_eq!(refused.code, Code::RefundFailed);
    assert!(refused.message.contains("This is more than Stripe has left of this payment."), "{}", refused.message);
    let order = gives_back(&stage, &order, 100).await.unwrap();
    assert_eq!((order.refunded(), order.refunds.len()), (dollars(100), 2));
}

async fn a_refund_that_takes_its_time_is_done_when_stripe_says_so(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.sells_for(REFUND_IS_PENDING).await;
    let order = gives_back(&stage, &order, 500).await.unwrap();
    assert_eq!(order.refunds[0].state, RefundState::Pending);
    stripe().message(&order.refunds[0].reference, "succeeded").await.reaches(&stage.services, &program()).await.unwrap();
    stage.works(&program()).await;
    let order = stage.finds(&order).await;
    assert_eq!((&order.refunds[0].state, order.refunded()), (&RefundState::Done, dollars(500)));
}

async fn a_refund_that_the_bank_sends_back_counts_for_nothing(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.sells_for(REFUND_FAILS).await;
    let order = gives_back(&stage, &order, 500).await.unwrap();
    stripe().message(&order.refunds[0].reference, "refund.failed").await.reaches(&stage.services, &program()).await.unwrap();
    stage.works(&in_seconds(1)).await;
    let order = stage.finds(&order).await;
    let RefundState::Failed(reason) = &order.refunds[0].state else { panic!("{:?}", order.refunds) };
    assert!(reason.starts_with("Stripe could not give it back: "), "{reason}");
    assert_eq!(order.refundable(), order.total());
}
