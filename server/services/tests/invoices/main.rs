//! What a paid order brings: an invoice, numbered without gaps whoever issues at once, and mails; on both stores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod copying;
mod mails;
mod numbering;
#[allow(dead_code, reason = "each test program uses the parts that it needs")]
#[path = "../checkout/shop_for_tests.rs"]
mod shop_for_tests;

use services::{orders::Access, payments::CardForm};
use shop::{Order, id::VariantId};
use shop_for_tests::TestShop;

/// An order of somebody new, which is not paid.
async fn placed(shop: &TestShop, variant: &VariantId) -> Order {
    shop.somebody().orders(variant, 1).await.unwrap()
}

async fn pays(shop: &TestShop, order: &Order) {
    let card = CardForm { number: "4242424242424242".into(), expiry: "12/34".into(), cvc: "123".into() };
    shop.services.payments.pay(&shop.ctx(), order.id.as_str(), &Access::Link(&order.link_key), "demo", &card).await.unwrap();
}

async fn bought(shop: &TestShop, variant: &VariantId) -> Order {
    let order = placed(shop, variant).await;
    pays(shop, &order).await;
    order
}
