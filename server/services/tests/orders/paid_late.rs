use std::sync::Arc;

use services::payments::Paid;
use shop::{
    Code, Order,
    id::PaymentId,
    order::{OrderStatus, Payment},
};

use crate::{
    people::{at, guest},
    support::{Shop, on_both_stores, refusal},
};

on_both_stores! {
    case_21_told_ten_times_money_counts_once
    case_22_an_expired_order_comes_back_if_everything_is_still_there
    case_22_if_not_the_money_goes_back
    money_for_a_cancelled_order_goes_back
}

const ASKS: &str = "4000000000003220";

async fn waits(shop: &Shop, order: &Order) -> PaymentId {
    match shop.pays(order, ASKS).await.unwrap() {
        Paid::NeedsConfirmation(attempt) => attempt,
        Paid::Yes => panic!("no confirmation asked"),
    }
}

async fn case_21_told_ten_times_money_counts_once(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.orders(&[(&mug, 1)]).await;
    let attempt = waits(&shop, &order).await;
    let ctx = guest();
    let told = futures::future::join_all((0..10).map(|_| shop.services.payments.captured(&ctx, &attempt, "abc"))).await;
    assert!(told.into_iter().all(|outcome| outcome.unwrap() == Paid::Yes));
    let order = shop.now(&order).await;
    assert_eq!((order.captures.len(), order.timeline.len(), order.captures[0].reference.as_str()), (1, 2, "abc"));
}

async fn case_22_an_expired_order_comes_back_if_everything_is_still_there(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.orders(&[(&mug, 2)]).await;
    let attempt = waits(&shop, &order).await;
    shop.services.checkout.expire_lapsed(&at(31 * 60)).await.unwrap();
    assert_eq!(shop.shelf(&mug).await, (5, 0));
    assert_eq!(shop.services.payments.captured(&guest(), &attempt, "abc").await.unwrap(), Paid::Yes);
    assert_eq!((shop.now(&order).await.state.status(), shop.shelf(&mug).await), (OrderStatus::Paid, (5, 2)));
    shop.books_agree().await;
}

async fn case_22_if_not_the_money_goes_back(shop: Arc<Shop>) {
    let (mug, pen) = (shop.sells("MUG", "10.00", 5).await, shop.sells("PEN", "1.00", 1).await);
    let order = shop.orders(&[(&mug, 2), (&pen, 1)]).await;
    let attempt = waits(&shop, &order).await;
    shop.services.checkout.expire_lapsed(&at(31 * 60)).await.unwrap();
    shop.buys(&[(&pen, 1)]).await;
    let refused = refusal(shop.services.payments.captured(&guest(), &attempt, "abc").await);
    assert_eq!(refused.code, Code::TransitionNotAllowed);
    let order = shop.now(&order).await;
    assert_eq!((order.state.status(), order.state.payment), (OrderStatus::Expired, Payment::Refunded));
    assert_eq!((order.refunded(), shop.shelf(&mug).await), (order.captured(), (5, 0)));
    shop.books_agree().await;
}

async fn money_for_a_cancelled_order_goes_back(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.orders(&[(&mug, 2)]).await;
    let attempt = waits(&shop, &order).await;
    shop.cancels(&order).await.unwrap();
    assert_eq!(refusal(shop.services.payments.captured(&guest(), &attempt, "abc").await).code, Code::TransitionNotAllowed);
    let order = shop.now(&order).await;
    assert_eq!((order.refunded(), order.captured().is_zero()), (order.captured(), false));
    shop.books_agree().await;
}
