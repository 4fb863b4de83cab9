use std::{sync::Arc, time::Duration};

use services::orders::Access;
use shop::{
    Code,
    order::{Beside, OrderStatus},
};

use crate::{
    people::{guest, guest_at, part},
    support::{NOW, Shop, ctx, on_both_stores, refusal},
};

on_both_stores! {
    from_asking_to_the_money
    after_thirty_days_it_is_too_late
    what_is_no_longer_sold_still_comes_back
}

async fn from_asking_to_the_money(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 3)]).await;
    let (orders, id, access) = (&shop.services.orders, order.id.as_str(), Access::Link(&order.link_key));
    let shipment = shop.ships(&order, &[]).await.unwrap();
    orders.deliver(&ctx(), id, shipment.as_str()).await.unwrap();
    let asked = orders.ask_return(&guest(), id, &access, &[part(1, 2)], "Too small".parse().unwrap()).await.unwrap();
    assert_eq!((asked.state.status(), asked.beside()), (OrderStatus::Delivered, vec![Beside::ReturnAsked]));
    let of = asked.returns[0].id.as_str();
    assert_eq!(refusal(orders.receive_return(&ctx(), id, of, true).await).code, Code::TransitionNotAllowed);
    assert_eq!(refusal(orders.approve_return(&guest(), id, of, None).await).code, Code::TokenMissing);
    orders.approve_return(&ctx(), id, of, None).await.unwrap();
    orders.receive_return(&ctx(), id, of, true).await.unwrap();
    assert_eq!(shop.shelf(&mug).await, (4, 0));
    let done = orders.refund_return(&ctx(), id, of, None).await.unwrap();
    // Two of three at 10.00, with their tax of 8.25 %: 24.8 of 248 hundredths are those of the last two.
    assert_eq!((done.refunded().minor, done.due().minor), (2165, 0));
    assert_eq!(refusal(orders.refund_return(&ctx(), id, of, None).await).code, Code::TransitionNotAllowed);
    shop.books_agree().await;
}

async fn after_thirty_days_it_is_too_late(shop: Arc<Shop>) {
    let mug = shop.sells("MUG", "10.00", 5).await;
    let order = shop.buys(&[(&mug, 1)]).await;
    let shipment = shop.ships(&order, &[]).await.unwrap();
    shop.services.orders.deliver(&ctx(), order.id.as_str(), shipment.as_str()).await.unwrap();
    let late = guest_at(NOW.after(Duration::from_secs(30 * 24 * 60 * 60)));
    let access = Access::Link(&order.link_key);
    let asked = shop.services.orders.ask_return(&late, order.id.as_str(), &access, &[part(1, 1)], "Late".parse().unwrap()).await;
    assert_eq!(refusal(asked).code, Code::ReturnTooLate);
}

async fn what_is_no_longer_sold_still_comes_back(shop: Arc<Shop>) {
    let shirt = shop.creates(&crate::support::shirt()).await;
    let small = shirt.variants[0].id.clone();
    let order = shop.buys(&[(&small, 1)]).await;
    let shipment = shop.ships(&order, &[]).await.unwrap();
    shop.updates("shirt", |input| {
        input.variants.remove(0);
        input.options[0].values.remove(0);
    })
    .await
    .unwrap();
    let order = shop.services.orders.call_back(&ctx(), order.id.as_str(), shipment.as_str(), true, None).await.unwrap();
    assert_eq!(order.state.status(), OrderStatus::Cancelled);
    shop.books_agree().await;
}
