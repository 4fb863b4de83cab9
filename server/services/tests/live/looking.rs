//! Who looks sees each move, and whoever may not look learns nothing.

use std::sync::Arc;

use services::{live::Moved, orders::Access};
use shop::{Code, order::OrderStatus};
use tokio::time::timeout;

use crate::{
    buyer::*,
    support::{Shop, on_both_stores, refusal},
};

on_both_stores! {
    a_move_made_by_one_copy_is_seen_on_the_other
    whoever_comes_back_hears_at_once_what_they_missed_and_else_nothing
    several_look_at_one_order_and_nobody_at_another
    without_the_link_there_is_nothing_to_see
}

async fn a_move_made_by_one_copy_is_seen_on_the_other(shop: Arc<Shop>) {
    let (here, there) = (Following::of(&shop.services), Following::of(&shop.copy().await));
    let order = orders_a_mug(&shop).await;
    let (mut near, mut far) = (looks(&here, &order).await, looks(&there, &order).await);
    pays(&here, &order).await;
    let paid = Some(Moved { status: OrderStatus::Paid, moved: order.moved() + 1 });
    for look in [&mut near, &mut far] {
        assert_eq!(timeout(SOON, look.other_than(Some(order.moved()))).await.unwrap(), paid);
        assert!(timeout(A_WHILE, look.other_than(Some(order.moved() + 1))).await.is_err(), "it moved once");
    }
}

async fn whoever_comes_back_hears_at_once_what_they_missed_and_else_nothing(shop: Arc<Shop>) {
    // No copy follows: what is told at once is read from the order itself.
    let order = orders_a_mug(&shop).await;
    let other = shop.copy().await;
    expires(&shop.services, &order).await;
    let expired = Moved { status: OrderStatus::Expired, moved: order.moved() + 1 };
    let mut look = looks(&other, &order).await;
    assert_eq!(timeout(SOON, look.other_than(Some(order.moved()))).await.unwrap(), Some(expired));
    assert_eq!(timeout(SOON, look.other_than(None)).await.unwrap(), Some(expired), "nothing was known");
    assert_eq!(timeout(SOON, look.other_than(Some(1_000))).await.unwrap(), Some(expired), "known was what never was");
    assert!(timeout(A_WHILE, look.other_than(Some(expired.moved))).await.is_err(), "all was known");
}

async fn several_look_at_one_order_and_nobody_at_another(shop: Arc<Shop>) {
    let here = Following::of(&shop.services);
    let order = orders_a_mug(&shop).await;
    let (one, mut other) = (looks(&here, &order).await, looks(&here, &order).await);
    assert_eq!(here.live.looks(), 1);
    drop(one);
    pays(&here, &order).await;
    assert!(timeout(SOON, other.other_than(Some(order.moved()))).await.unwrap().is_some(), "one of two went away");
    drop(other);
    assert_eq!(here.live.looks(), 0);
}

async fn without_the_link_there_is_nothing_to_see(shop: Arc<Shop>) {
    let order = orders_a_mug(&shop).await;
    for (id, key) in [(order.id.as_str(), "wrong"), ("nothing", order.link_key.as_str()), (order.id.as_str(), "")] {
        let refused = refusal(shop.services.live.look(id, &Access::Link(key)).await.map(|_| ()));
        assert_eq!(refused.code, Code::OrderNotFound);
    }
    assert_eq!(shop.services.live.looks(), 0);
}
