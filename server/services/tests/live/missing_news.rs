//! What is missed on the way is made up for.

use std::{sync::Arc, time::Duration};

use services::live::Moved;
use services::schema::{ORDERS, key};
use shop::{
    Order, Timestamp,
    order::{Actor, OrderEvent, OrderStatus},
};
use store::Batch;
use tokio::time::{sleep, timeout};

use crate::{
    buyer::*,
    support::{NOW, Shop, on_both_stores},
};

on_both_stores! {
    whoever_is_slow_sees_where_the_order_stands_last
    what_moved_while_nobody_followed_is_told_once_somebody_does
}

async fn moves(shop: &Shop, order: &mut Order, event: OrderEvent, at: Timestamp) {
    let found = shop.store.get(&key(ORDERS, &order.id)).await.unwrap().unwrap();
    *order = serde_json::from_value(found.body).unwrap();
    order.record(event, Actor::System, at).unwrap();
    let batch = Batch::new().replace(found.key, found.version, serde_json::to_value(&order).unwrap());
    shop.store.commit(&batch).await.unwrap();
}

async fn whoever_is_slow_sees_where_the_order_stands_last(shop: Arc<Shop>) {
    let here = Following::of(&shop.services);
    let mut order = orders_a_mug(&shop).await;
    let placed = order.moved();
    let mut look = looks(&here, &order).await;
    let mut quick = looks(&here, &order).await;
    for event in [OrderEvent::PaymentCaptured, OrderEvent::WorkBegun, OrderEvent::Dispatched, OrderEvent::Arrived] {
        moves(&shop, &mut order, event, NOW).await;
        let seen = timeout(SOON, quick.other_than(Some(order.moved() - 1))).await.unwrap().unwrap();
        assert_eq!(seen, Moved { status: order.state.status(), moved: order.moved() });
    }
    let arrived = Moved { status: OrderStatus::Delivered, moved: placed + 4 };
    assert_eq!(timeout(SOON, look.other_than(Some(placed))).await.unwrap(), Some(arrived));
    assert!(timeout(A_WHILE, look.other_than(Some(arrived.moved))).await.is_err(), "nothing older comes behind it");
}

async fn what_moved_while_nobody_followed_is_told_once_somebody_does(shop: Arc<Shop>) {
    let order = orders_a_mug(&shop).await;
    let mut look = looks(&shop.services, &order).await;
    pays(&shop.services, &order).await;
    assert!(timeout(A_WHILE, look.other_than(Some(order.moved()))).await.is_err(), "nobody follows yet");
    let first = Following::of(&shop.services);
    let paid = timeout(SOON, look.other_than(Some(order.moved()))).await.unwrap().unwrap();
    assert_eq!(paid.status, OrderStatus::Paid);
    drop(first);
    sleep(Duration::from_millis(50)).await;
    let mut order = order;
    moves(&shop, &mut order, OrderEvent::WorkBegun, NOW).await;
    let _second = Following::of(&shop.services);
    let packing = timeout(SOON, look.other_than(Some(paid.moved))).await.unwrap().unwrap();
    assert_eq!(packing.status, OrderStatus::Processing);
}
