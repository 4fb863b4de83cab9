//! What comes by the clock, on however many copies.

use std::{sync::Arc, time::Duration};

use futures::future::join_all;
use services::{Services, orders::Access, payments::Paid};
use shop::{Order, Timestamp, order::OrderStatus};

use crate::{buyer::*, recorder::*, support::*};

on_both_stores! {
    two_copies_remind_of_a_payment_once
    whoever_has_paid_is_not_reminded
    a_reminder_costs_no_payment
    two_copies_give_the_stock_of_an_expired_order_back_once
}

fn after_minutes(minutes: u64) -> Timestamp {
    NOW.after(Duration::from_secs(minutes * 60))
}

/// Both copies remind at once; how many reminders there were.
async fn remind(copies: &[Services; 2], now: Timestamp) -> usize {
    let context = at(now);
    let outcomes = join_all(copies.iter().map(|copy| copy.checkout.remind_unpaid(&context))).await;
    outcomes.into_iter().map(|outcome| outcome.unwrap()).sum()
}

async fn two_copies_remind_of_a_payment_once(shop: Arc<Shop>) {
    let mug = shop.creates(&product("Mug", "MUG", "10.00")).await;
    let copies = [shop.copy().await, shop.copy().await];
    for _ in 0..3 {
        orders(&shop.services, &mug).await;
    }
    assert_eq!(remind(&copies, after_minutes(14)).await, 0);
    assert_eq!(remind(&copies, after_minutes(15)).await, 3);
    assert_eq!(remind(&copies, after_minutes(15)).await, 0);
    assert_eq!(remind(&copies, after_minutes(29)).await, 0);
    assert_eq!(shop.news().await.iter().filter(|kind| *kind == "payment_reminder").count(), 3);
}

async fn whoever_has_paid_is_not_reminded(shop: Arc<Shop>) {
    let mug = shop.creates(&product("Mug", "MUG", "10.00")).await;
    let copies = [shop.copy().await, shop.copy().await];
    let order = orders(&shop.services, &mug).await;
    pays(&shop.services, &order).await.unwrap();
    assert_eq!(remind(&copies, after_minutes(15)).await, 0);
    // The shop was closed for an hour: what has lapsed meanwhile is not reminded of.
    orders(&shop.services, &mug).await;
    assert_eq!(remind(&copies, after_minutes(60)).await, 0);
    assert_eq!(shop.news().await, ["order_paid", "order_placed", "order_placed"]);
}

async fn a_reminder_costs_no_payment(shop: Arc<Shop>) {
    let mug = shop.creates(&product("Mug", "MUG", "10.00")).await;
    for _ in 0..5 {
        let order = orders(&shop.services, &mug).await;
        let context = at(after_minutes(15));
        let (paid, reminded) = tokio::join!(pays(&shop.services, &order), shop.services.checkout.remind_unpaid(&context));
        assert_eq!(paid.unwrap(), Paid::Yes);
        reminded.unwrap();
        assert_eq!(read(&shop, &order).await.state.status(), OrderStatus::Paid);
    }
}

async fn two_copies_give_the_stock_of_an_expired_order_back_once(shop: Arc<Shop>) {
    let mug = shop.creates(&product("Mug", "MUG", "10.00")).await;
    let copies = [shop.copy().await, shop.copy().await];
    let order = orders(&shop.services, &mug).await;
    assert_eq!(shop.stock(&mug, 0).await.unwrap().available, 4);
    let context = at(after_minutes(30));
    let outcomes = join_all(copies.iter().map(|copy| copy.checkout.expire_lapsed(&context))).await;
    assert_eq!(outcomes.into_iter().map(|outcome| outcome.unwrap()).sum::<usize>(), 1);
    assert_eq!(shop.stock(&mug, 0).await.unwrap().available, 5);
    assert_eq!(read(&shop, &order).await.state.status(), OrderStatus::Expired);
    assert_eq!(shop.news().await, ["order_expired", "order_placed"]);
    assert!(shop.services.books.check().await.unwrap().problems.is_empty());
}

async fn read(shop: &Shop, order: &Order) -> Order {
    shop.services.orders.find(order.id.as_str(), &Access::Link(&order.link_key)).await.unwrap()
}
