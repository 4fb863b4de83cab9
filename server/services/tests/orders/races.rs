use std::sync::Arc;

use futures::future::join_all;
use services::orders::{Access, EditForm, ParcelForm};
use shop::order::{OrderStatus, ShipmentState};

use crate::{
    people::{GOOD, guest, part},
    support::{Shop, ctx, on_both_stores},
};

on_both_stores! {
    cancelling_and_shipping_at_once_is_one_of_them
    ten_people_ship_the_same_piece_once
    editing_and_paying_at_once_settle
    whoever_expires_and_whoever_pays_agree
}

async fn cancelling_and_shipping_at_once_is_one_of_them(shop: Arc<Shop>) {
    let (mug, copy) = (shop.sells("MUG", "10.00", 40).await, shop.copy().await);
    for _ in 0..6 {
        let order = shop.buys(&[(&mug, 2)]).await;
        let (id, guest, staff) = (order.id.as_str(), guest(), ctx());
        let (access, form) = (Access::Link(&order.link_key), ParcelForm::default());
        let (cancelled, shipped) =
            tokio::join!(shop.services.orders.cancel(&guest, id, &access, None), copy.orders.ship(&staff, id, &form));
        assert_ne!(cancelled.is_ok(), shipped.is_ok());
        let order = shop.now(&order).await;
        let status = if shipped.is_ok() { OrderStatus::Shipped } else { OrderStatus::Cancelled };
        assert_eq!((order.state.status(), order.refunded().is_zero()), (status, shipped.is_ok()));
    }
    shop.books_agree().await;
}

async fn ten_people_ship_the_same_piece_once(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 3)]).await;
    let (staff, form) = (ctx(), ParcelForm { lines: vec![part(1, 2)], ..ParcelForm::default() });
    let outcomes = join_all((0..10).map(|_| shop.services.orders.ship(&staff, order.id.as_str(), &form))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let order = shop.now(&order).await;
    assert_eq!((order.shipments.len(), order.shipments[0].state, shop.shelf(&mug).await), (1, ShipmentState::Shipped, (3, 1)));
    shop.books_agree().await;
}

async fn editing_and_paying_at_once_settle(shop: Arc<Shop>) {
    let (mug, copy) = (shop.sells("MUG", "10.00", 90).await, shop.copy().await);
    for _ in 0..4 {
        let order = shop.buys(&[(&mug, 2)]).await;
        let staff = ctx();
        let quantities = |quantity| EditForm { quantities: vec![part(1, quantity)], ..EditForm::default() };
        shop.services.orders.edit(&staff, order.id.as_str(), &quantities(5), None).await.unwrap();
        let fewer = quantities(3);
        let (paid, edited) = tokio::join!(shop.pays(&order, GOOD), copy.orders.edit(&staff, order.id.as_str(), &fewer, None));
        edited.unwrap();
        drop(paid);
        let order = shop.now(&order).await;
        if !order.due().is_zero() {
            shop.pays(&order, GOOD).await.unwrap();
        }
        let order = shop.now(&order).await;
        assert_eq!(order.captured().minor - order.refunded().minor, order.total().minor);
    }
    shop.books_agree().await;
}

async fn whoever_expires_and_whoever_pays_agree(shop: Arc<Shop>) {
    let (mug, copy) = (shop.sells("MUG", "10.00", 40).await, shop.copy().await);
    for _ in 0..6 {
        let order = shop.orders(&[(&mug, 1)]).await;
        let later = crate::people::at(31 * 60);
        let (_, expired) = tokio::join!(shop.pays(&order, GOOD), copy.checkout.expire_lapsed(&later));
        expired.unwrap();
        let order = shop.now(&order).await;
        let status = order.state.status();
        assert!(matches!(status, OrderStatus::Paid | OrderStatus::Expired), "{status}");
        assert_eq!(order.captured().minor - order.refunded().minor, if status == OrderStatus::Paid { order.total().minor } else { 0 });
    }
    shop.books_agree().await;
}
