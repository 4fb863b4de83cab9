//! One attempt at a time, written before the bank is asked.

use std::sync::Arc;

use futures::future::join_all;
use services::{
    orders::Access,
    payments::{Back, CardForm, Next, Start, Started},
};
use shop::{Code, order::OrderStatus, payment::Standing};

use crate::{
    shopper::{GOOD, guest},
    stage::{Stage, by_itself},
    support::{NOW, Shop, on_both_stores, refusal},
};

on_both_stores! {
    asked_twenty_times_at_once_it_is_one_attempt
    an_answer_that_was_lost_is_asked_for_again
    the_browser_comes_back_and_its_word_counts_for_nothing
    another_way_gives_the_first_one_up_at_the_bank
    what_was_paid_meanwhile_is_not_paid_again
    an_expired_order_gives_its_attempt_up
    the_last_second_is_honoured
    a_bank_that_is_away_is_said_and_nothing_is_lost
}

async fn asked_twenty_times_at_once_it_is_one_attempt(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let other = Stage { services: Stage::copy(&shop, &stage.bank).await, shop: shop.clone(), bank: stage.bank.clone() };
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let started = join_all((0..20).map(|n| if n % 2 == 0 { &stage } else { &other }).map(|copy| copy.starts(&order))).await;
    let attempts: std::collections::BTreeSet<_> = started.into_iter().map(|it| format!("{:?}", it.unwrap())).collect();
    assert_eq!((attempts.len(), stage.bank.books().payments.len()), (1, 1), "{attempts:?}");
}

async fn an_answer_that_was_lost_is_asked_for_again(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    stage.bank.books().lose = 1;
    let lost = stage.starts(&order).await.unwrap_err();
    assert_eq!(lost.shown("ref").code, Code::ProviderUnavailable);
    let Started::GoOn { next: Next::Form { client_secret }, attempt } = stage.starts(&order).await.unwrap() else { panic!("no form") };
    assert_eq!((client_secret, stage.bank.books().payments.len()), (format!("secret-{attempt}"), 1));
    stage.bank.shopper_pays(&attempt);
    stage.hears_of(&attempt, "1").await;
    stage.works().await;
    stage.is_paid_once(&order).await;
}

async fn the_browser_comes_back_and_its_word_counts_for_nothing(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let Started::GoOn { attempt, .. } = stage.starts(&order).await.unwrap() else { panic!("no form") };
    let back = async || {
        let access = Access::Link(&order.link_key);
        stage.payments.come_back(&guest(NOW), order.id.as_str(), &access, attempt.as_str()).await
    };
    assert!(matches!(back().await.unwrap(), Back::Open(_)));
    stage.bank.shopper_pays(&attempt);
    let both = join_all((0..10).map(|_| back())).await;
    assert!(both.into_iter().all(|it| it.unwrap() == Back::Paid));
    stage.is_paid_once(&order).await;
    let strangers = stage.payments.come_back(&guest(NOW), order.id.as_str(), &Access::Link("guess"), attempt.as_str()).await;
    assert_eq!(refusal(strangers).code, Code::OrderNotFound);
}

async fn another_way_gives_the_first_one_up_at_the_bank(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let Started::GoOn { attempt, .. } = stage.starts(&order).await.unwrap() else { panic!("no form") };
    let card = CardForm { number: GOOD.into(), expiry: "12/34".into(), cvc: "123".into() };
    // While the bank cannot say that it takes nothing more, nothing else begins.
    stage.bank.books().is_away = true;
    let wish = Start { provider: "demo", card: Some(&card), ..Start::default() };
    assert_eq!(stage.starts_by(&order, &wish).await.unwrap_err().shown("ref").code, Code::ProviderUnavailable);
    stage.bank.books().is_away = false;
    assert_eq!(stage.starts_by(&order, &wish).await.unwrap(), Started::Paid);
    assert_eq!(stage.bank.books().payments[&attempt].standing, Standing::Cancelled);
    stage.is_paid_once(&order).await;
}

async fn what_was_paid_meanwhile_is_not_paid_again(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    stage.is_paid_at_the_bank(&order).await;
    let wish = Start { provider: "demo", ..Start::default() };
    assert_eq!(refusal(stage.starts_by(&order, &wish).await).code, Code::AlreadyPaid);
    stage.is_paid_once(&order).await;
}

async fn an_expired_order_gives_its_attempt_up(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let Started::GoOn { attempt, .. } = stage.starts(&order).await.unwrap() else { panic!("no form") };
    stage.checkout.expire_lapsed(&by_itself(31 * 60)).await.unwrap();
    stage.works_at(31 * 60).await;
    assert_eq!(stage.bank.books().payments[&attempt].standing, Standing::Cancelled);
    let order = stage.now(&order).await;
    assert_eq!((order.state.status(), order.paying), (OrderStatus::Expired, None));
}

async fn the_last_second_is_honoured(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    stage.is_paid_at_the_bank(&order).await;
    stage.checkout.expire_lapsed(&by_itself(31 * 60)).await.unwrap();
    assert_eq!(stage.now(&order).await.state.status(), OrderStatus::Expired);
    stage.works_at(31 * 60).await;
    assert_eq!(stage.now(&order).await.state.status(), OrderStatus::Paid);
    stage.is_paid_once(&order).await;
}

async fn a_bank_that_is_away_is_said_and_nothing_is_lost(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    stage.bank.books().is_away = true;
    let shown = stage.starts(&order).await.unwrap_err().shown("abc");
    assert_eq!(shown.code, Code::ProviderUnavailable);
    assert!(shown.message.contains("The bank cannot be reached") && shown.message.contains("Reference abc"), "{}", shown.message);
    assert!(stage.bank.books().payments.is_empty());
    stage.bank.books().is_away = false;
    stage.is_paid_at_the_bank(&order).await;
}
