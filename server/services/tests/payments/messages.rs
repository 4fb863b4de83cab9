//! What the bank sends by itself: once, whatever the order.

use std::sync::Arc;

use futures::future::join_all;
use services::{
    orders::Access,
    schema::{INBOX, MAILS},
};
use shop::{Code, order::OrderStatus};

use crate::{
    shopper::guest,
    stage::{Stage, by_itself},
    support::{NOW, Shop, ctx, on_both_stores, refusal},
};

on_both_stores! {
    case_21_ten_times_in_parallel_on_two_copies_it_counts_once
    case_21_before_the_browser_or_after_it_ends_alike
    case_21_a_wrong_hand_is_refused_and_nothing_is_stored
    case_22_too_late_it_is_honoured_while_stock_is_left
    case_22_too_late_and_nothing_left_the_money_goes_back_by_itself
    a_bank_that_is_away_is_asked_again_later
    what_means_nothing_to_the_shop_is_kept_and_left
    staff_see_what_came_and_let_it_be_worked_on_again
}

async fn case_21_ten_times_in_parallel_on_two_copies_it_counts_once(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let other = Stage { services: Stage::copy(&shop, &stage.bank).await, shop: shop.clone(), bank: stage.bank.clone() };
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let attempt = stage.is_paid_at_the_bank(&order).await;
    // The same one ten times, others about the same payment beside it, and both copies work on them at once.
    let ids = ["1", "2", "1", "3", "1", "1", "1", "2", "1", "1", "1", "1"];
    let copies = || (0..ids.len()).map(|n| if n % 2 == 0 { &stage } else { &other });
    join_all(copies().zip(ids).map(|(copy, id)| copy.hears_of(&attempt, id))).await;
    join_all(copies().map(Stage::works)).await;
    stage.is_paid_once(&order).await;
    assert_eq!(stage.count(INBOX).await, 3);
    let states: Vec<_> = stage.documents(INBOX).await.into_iter().map(|it| it["state"].clone()).collect();
    assert!(states.iter().all(|state| state == "done"), "{states:?}");
    let mails = stage.documents(MAILS).await;
    let paid: Vec<_> =
        mails.iter().filter(|mail| mail.to_string().contains("OrderPaid") || mail.to_string().to_lowercase().contains("payment")).collect();
    assert!(paid.len() <= 1, "{paid:?}");
}

async fn case_21_before_the_browser_or_after_it_ends_alike(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let mug = stage.sells("MUG", 5).await;
    for message_first in [true, false] {
        let order = stage.orders(&mug).await;
        let attempt = stage.is_paid_at_the_bank(&order).await;
        let back = async || {
            let access = Access::Link(&order.link_key);
            stage.payments.come_back(&guest(NOW), order.id.as_str(), &access, attempt.as_str()).await.unwrap()
        };
        if !message_first {
            back().await;
        }
        stage.hears_of(&attempt, &format!("of-{attempt}")).await;
        stage.works().await;
        back().await;
        stage.is_paid_once(&order).await;
    }
}

async fn case_21_a_wrong_hand_is_refused_and_nothing_is_stored(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let attempt = stage.is_paid_at_the_bank(&order).await;
    let forged = stage.hears_signed(&format!("payment 1 bank-{attempt}"), "somebody else's").await;
    assert_eq!(refusal(forged).code, Code::WebhookRefused);
    assert_eq!(stage.count(INBOX).await, 0);
}

async fn case_22_too_late_it_is_honoured_while_stock_is_left(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 1).await).await;
    let attempt = stage.is_paid_at_the_bank(&order).await;
    stage.checkout.expire_lapsed(&by_itself(31 * 60)).await.unwrap();
    stage.hears_of(&attempt, "1").await;
    stage.works_at(31 * 60).await;
    assert_eq!(stage.now(&order).await.state.status(), OrderStatus::Paid);
    stage.is_paid_once(&order).await;
}

async fn case_22_too_late_and_nothing_left_the_money_goes_back_by_itself(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let mug = stage.sells("MUG", 1).await;
    let order = stage.orders(&mug).await;
    let attempt = stage.is_paid_at_the_bank(&order).await;
    stage.checkout.expire_lapsed(&by_itself(31 * 60)).await.unwrap();
    let second = stage.orders(&mug).await;
    stage.hears_of(&attempt, "1").await;
    stage.works_at(31 * 60).await;
    let order = stage.now(&order).await;
    assert_eq!((order.state.status(), order.captured(), stage.bank.holds()), (OrderStatus::Expired, order.refunded(), 0));
    assert_eq!(stage.now(&second).await.state.status(), OrderStatus::Pending);
    stage.books_agree().await;
}

async fn a_bank_that_is_away_is_asked_again_later(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let attempt = stage.is_paid_at_the_bank(&order).await;
    stage.hears_of(&attempt, "1").await;
    stage.bank.books().is_away = true;
    stage.payments.work_off_inbox(&by_itself(0)).await.unwrap();
    assert_eq!(stage.now(&order).await.captures.len(), 0);
    stage.bank.books().is_away = false;
    stage.works_at(30).await;
    stage.is_paid_once(&order).await;
}

async fn what_means_nothing_to_the_shop_is_kept_and_left(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    stage.hears("newsletter 9 x").await.unwrap();
    stage.hears("payment 10 of-somebody-else").await.unwrap();
    stage.works().await;
    assert!(stage.documents(INBOX).await.iter().all(|it| it["state"] == "done"));
}

async fn staff_see_what_came_and_let_it_be_worked_on_again(shop: Arc<Shop>) {
    let stage = Stage::of(&shop).await;
    let order = stage.orders(&stage.sells("MUG", 5).await).await;
    let attempt = stage.is_paid_at_the_bank(&order).await;
    stage.hears_of(&attempt, "1").await;
    stage.works().await;
    let page = stage.payments.inbox(&ctx(), None).await.unwrap();
    let one = &page.messages[0];
    assert_eq!((one.id.as_str(), one.state, one.attempts, one.letter.kind.as_str()), ("bank:1", "done", 1, "payment"));
    stage.payments.replay(&ctx(), "bank:1").await.unwrap();
    assert_eq!(stage.payments.message(&ctx(), "bank:1").await.unwrap().state, "waiting");
    stage.works().await;
    assert_eq!(stage.payments.message(&ctx(), "bank:1").await.unwrap().state, "done");
    stage.is_paid_once(&order).await;
    assert_eq!(refusal(stage.payments.inbox(&guest(NOW), None).await).code, Code::TokenMissing);
}
