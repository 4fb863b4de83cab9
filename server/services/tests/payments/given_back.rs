//! Refunds whose end the bank tells later.

use std::sync::Arc;

use shop::{
    Order,
    order::{GivenBack, Payment, RefundState},
};

use crate::{
    stage::Stage,
    support::{Shop, ctx, on_both_stores},
};

on_both_stores! {
    one_that_is_under_way_is_done_when_the_bank_says_so
    one_that_comes_back_counts_no_more_and_can_be_tried_again
}

async fn paid(stage: &Stage) -> Order {
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let attempt = stage.is_paid_at_the_bank(&order).await;
    stage.hears_of(&attempt, "1").await;
    stage.works().await;
    stage.now(&order).await
}

async fn refunds(stage: &Stage, order: &Order) -> Order {
    stage.services.orders.refund(&ctx(), order.id.as_str(), order.total(), None).await.unwrap()
}

/// The bank changes its word, and says that there is something new.
async fn says(stage: &Stage, order: &Order, became: GivenBack, id: &str) -> Order {
    let refund = order.refunds.last().unwrap();
    stage.bank.books().refunds.insert(refund.id.to_string(), became);
    stage.hears(&format!("refund {id} {} {}", order.captures[0].reference, refund.id)).await.unwrap();
    stage.works().await;
    stage.now(order).await
}

async fn one_that_is_under_way_is_done_when_the_bank_says_so(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = paid(&stage).await;
    stage.bank.books().next_refund = Some(GivenBack::UnderWay);
    let order = refunds(&stage, &order).await;
    assert_eq!((order.refunds[0].state.clone(), order.state.payment), (RefundState::Pending, Payment::Paid));
    let order = says(&stage, &order, GivenBack::Done, "2").await;
    assert_eq!((order.refunds[0].state.clone(), order.state.payment), (RefundState::Done, Payment::Refunded));
}

async fn one_that_comes_back_counts_no_more_and_can_be_tried_again(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = refunds(&stage, &paid(&stage).await).await;
    assert_eq!(order.state.payment, Payment::Refunded);
    let order = says(&stage, &order, GivenBack::Refused("The account is closed.".into()), "2").await;
    assert_eq!((order.state.payment, order.refundable()), (Payment::Paid, order.total()));
    let same = says(&stage, &order, GivenBack::Refused("The account is closed.".into()), "3").await;
    assert_eq!(same, order);
    // At the bank the money is back as well.
    stage.bank.books().payments.values_mut().for_each(|payment| payment.given_back = 0);
    let order = refunds(&stage, &order).await;
    assert_eq!((order.refunds.len(), order.state.payment), (2, Payment::Refunded));
}
