use std::time::Duration;

use services::{orders::Access, payments::CardForm};
use shop::{Code, order::OrderStatus};

use crate::{on_both_stores, shop_for_tests::*};

const RESERVED: Duration = Duration::from_secs(30 * 60);

on_both_stores! {
    async fn an_unpaid_order_gives_its_stock_back_once(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let ada = shop.somebody();
        let order = ada.orders(&mug, 2).await.unwrap();
        shop.wait(RESERVED - Duration::from_secs(1));
        assert_eq!(shop.services.checkout.expire_lapsed(&shop.ctx()).await.unwrap(), 0);
        shop.wait(Duration::from_secs(1));
        let ctx = shop.ctx();
        let (one, other) = tokio::join!(shop.services.checkout.expire_lapsed(&ctx), shop.services.checkout.expire_lapsed(&ctx));
        assert_eq!(one.unwrap() + other.unwrap(), 1);
        assert_eq!(shop.left(&mug), 5);
        let found = shop.services.orders.find(order.id.as_str(), &Access::Visitor(&ada.visitor)).await.unwrap();
        assert_eq!(found.state.status(), OrderStatus::Expired);
        shop.books_are_right().await;
    }

    async fn a_lapsed_order_is_not_paid_before_it_is_swept(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let ada = shop.somebody();
        let order = ada.orders(&mug, 2).await.unwrap();
        shop.wait(RESERVED);
        let card = CardForm { number: "4242424242424242".into(), expiry: "12/34".into(), cvc: "123".into() };
        let paid = shop.services.payments.pay(&shop.ctx(), order.id.as_str(), &Access::Link(&order.link_key), "demo", &card).await;
        assert_eq!(code_of(paid), Code::TransitionNotAllowed);
    }

    async fn a_paid_order_never_expires(shop: TestShop) {
        let mug = shop.sells("MUG", "10.00", 5).await;
        let ada = shop.somebody();
        let order = ada.orders(&mug, 2).await.unwrap();
        let card = CardForm { number: "4242424242424242".into(), expiry: "12/34".into(), cvc: "123".into() };
        shop.services.payments.pay(&shop.ctx(), order.id.as_str(), &Access::Link(&order.link_key), "demo", &card).await.unwrap();
        shop.wait(RESERVED * 2);
        assert_eq!(shop.services.checkout.expire_lapsed(&shop.ctx()).await.unwrap(), 0);
        assert_eq!(shop.left(&mug), 3);
        shop.books_are_right().await;
    }
}
