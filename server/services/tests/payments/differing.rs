//! The comparison of bank and orders: what is certain is mended, what is not waits for a look.

use std::sync::Arc;

use services::{payments::Reconciled, schema::DISCREPANCIES};
use shop::{
    Code, Money,
    order::OrderStatus,
    payment::{Problem, Remedy, Standing},
};

use crate::{
    bank::{Payment, captured},
    shopper::guest,
    stage::{Stage, by_itself},
    support::{NOW, Shop, ctx, on_both_stores, refusal},
};

on_both_stores! {
    case_21_a_message_that_never_came_is_made_up_for
    an_attempt_that_was_cut_off_is_given_up
    money_for_an_order_that_is_not_there_is_listed_once_and_given_back
    another_amount_is_listed_and_taken_in_as_it_came
    a_payment_the_bank_does_not_know_is_listed
    a_refund_made_in_the_banks_own_pages_is_listed_and_written_down
    a_bank_that_is_away_is_compared_the_next_time
}

async fn case_21_a_message_that_never_came_is_made_up_for(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    stage.is_paid_at_the_bank(&order).await;
    let done = stage.payments.reconcile(&by_itself(0), None).await.unwrap();
    assert_eq!((done.mended, done.open), (1, 0));
    stage.is_paid_once(&order).await;
    let again = stage.payments.reconcile(&by_itself(0), None).await.unwrap();
    assert_eq!((again.mended, again.open), (0, 0));
}

async fn an_attempt_that_was_cut_off_is_given_up(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    stage.bank.books().lose = 1;
    stage.starts(&order).await.unwrap_err();
    assert_eq!(stage.payments.reconcile(&by_itself(10), None).await.unwrap().mended, 0, "somebody is still at it");
    assert_eq!(stage.payments.reconcile(&by_itself(120), None).await.unwrap().mended, 1);
    assert!(stage.bank.books().payments.values().all(|payment| payment.standing == Standing::Cancelled));
    assert_eq!(stage.now(&order).await.paying, None);
    stage.is_paid_at_the_bank(&order).await;
}

async fn money_for_an_order_that_is_not_there_is_listed_once_and_given_back(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let attempt = guest(NOW).new_id();
    let amount = Money::new(1_500, shop::Currency::USD);
    stage.bank.books().payments.insert(attempt.clone(), Payment { standing: captured(&attempt, amount), amount, given_back: 0 });
    for _ in 0..3 {
        assert_eq!(stage.payments.reconcile(&by_itself(0), None).await.unwrap().open, 1);
    }
    let page = stage.payments.discrepancies(&ctx(), false, None).await.unwrap();
    assert_eq!((page.discrepancies.len(), &page.discrepancies[0].problem), (1, &Problem::OrderUnknown));
    let id = &page.discrepancies[0].id;
    assert_eq!(refusal(stage.payments.remedy(&guest(NOW), id, Remedy::GiveBack).await).code, Code::TokenMissing);
    assert_eq!(refusal(stage.payments.remedy(&ctx(), id, Remedy::TakeIn).await).code, Code::Conflict);
    stage.payments.remedy(&ctx(), id, Remedy::GiveBack).await.unwrap();
    assert_eq!(stage.bank.holds(), 0);
    assert_eq!(refusal(stage.payments.remedy(&ctx(), id, Remedy::GiveBack).await).code, Code::Conflict);
    assert_eq!(stage.payments.reconcile(&by_itself(0), None).await.unwrap().open, 0);
    assert_eq!(stage.payments.discrepancies(&ctx(), true, None).await.unwrap().discrepancies.len(), 1);
}

async fn another_amount_is_listed_and_taken_in_as_it_came(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let attempt = stage.is_paid_at_the_bank(&order).await;
    let more = Money::new(order.total().minor + 100, order.currency());
    stage.bank.books().payments.insert(attempt.clone(), Payment { standing: captured(&attempt, more), amount: more, given_back: 0 });
    stage.hears_of(&attempt, "1").await;
    stage.hears_of(&attempt, "2").await;
    stage.works().await;
    assert_eq!(stage.now(&order).await.state.status(), OrderStatus::Pending);
    let page = stage.payments.discrepancies(&ctx(), false, None).await.unwrap();
    assert_eq!((page.discrepancies.len(), &page.discrepancies[0].problem), (1, &Problem::AmountDiffers { asked: order.total() }));
    stage.payments.remedy(&ctx(), &page.discrepancies[0].id, Remedy::TakeIn).await.unwrap();
    let order = stage.now(&order).await;
    assert_eq!((order.state.status(), order.captured(), order.refunded().minor), (OrderStatus::Paid, more, 100));
    assert_eq!(stage.bank.holds(), order.total().minor);
    stage.books_agree().await;
}

async fn a_payment_the_bank_does_not_know_is_listed(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let attempt = stage.is_paid_at_the_bank(&order).await;
    stage.hears_of(&attempt, "1").await;
    stage.works().await;
    stage.bank.books().payments.clear();
    assert_eq!(stage.payments.reconcile(&by_itself(0), None).await.unwrap(), Reconciled { open: 1, ..Reconciled::default() });
    assert_eq!(stage.documents(DISCREPANCIES).await[0]["problem"]["kind"], "not_at_provider");
}

async fn a_refund_made_in_the_banks_own_pages_is_listed_and_written_down(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let attempt = stage.is_paid_at_the_bank(&order).await;
    stage.hears_of(&attempt, "1").await;
    stage.works().await;
    stage.bank.books().payments.get_mut(&attempt).unwrap().given_back = 250;
    assert_eq!(stage.payments.reconcile(&by_itself(0), None).await.unwrap().open, 1);
    let page = stage.payments.discrepancies(&ctx(), false, None).await.unwrap();
    stage.payments.remedy(&ctx(), &page.discrepancies[0].id, Remedy::WriteDown).await.unwrap();
    assert_eq!(stage.now(&order).await.refunded().minor, 250);
    assert_eq!(stage.payments.reconcile(&by_itself(0), None).await.unwrap().open, 0);
}

async fn a_bank_that_is_away_is_compared_the_next_time(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    stage.is_paid_at_the_bank(&order).await;
    stage.bank.books().is_away = true;
    assert_eq!(stage.payments.reconcile(&by_itself(0), None).await.unwrap().unreachable, 1);
    stage.bank.books().is_away = false;
    assert_eq!(stage.payments.reconcile(&by_itself(0), None).await.unwrap().mended, 1);
}
