use std::sync::Arc;

use services::payments::Start;
use shop::order::OrderStatus;

use crate::{
    other_side::{GOOD, stripe},
    stage::{Stage, in_seconds, times},
    support::{Shop, on_both_stores},
};

on_both_stores! {
    case_21_a_lost_message_is_made_up_for
    what_was_given_back_in_the_dashboard_is_listed
}

async fn case_21_a_lost_message_is_made_up_for(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    for away in [false, true] {
        let order = stage.orders().await;
        let open = stage.opens(&order, Start { away, ..Start::default() }).await;
        stripe().shopper_pays(&open.attempt.reference, GOOD).await;
        for _ in 0..2 {
            let sum = stage.services.payments.reconcile(&in_seconds(90), None).await.unwrap();
            assert_eq!((sum.unreachable, sum.open), (0, 0), "{sum:?}");
        }
        let order = stage.finds(&order).await;
        assert_eq!((order.state.status(), times(&order, "Payment received"), order.captures.len()), (OrderStatus::Paid, 1, 1));
    }
}

async fn what_was_given_back_in_the_dashboard_is_listed(shop: Arc<Shop>) {
    let stage = Stage::over(&shop).await;
    let order = stage.sells_for(GOOD).await;
    let form = [("payment_intent", order.captures[0].reference.as_str()), ("amount", "664")];
    assert_eq!(stripe().dashboard("refunds", &form).await["status"], "succeeded");
    let sum = stage.services.payments.reconcile(&in_seconds(90), None).await.unwrap();
    assert_eq!(sum.open, 1, "{sum:?}");
}
