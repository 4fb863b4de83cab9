use ::shop::{
    Order,
    address::AddressForm,
    checkout::{ContactForm, Step},
};
use services::{checkout::PlaceOrder, orders::Access, payments::CardForm};

use crate::shop::TestShop;

/// An order of somebody new, which is not paid.
pub async fn orders(shop: &TestShop, slug: &str, quantity: u32) -> Order {
    let (ctx, services) = (shop.by_operator(), &shop.services);
    let visitor = ctx.new_id();
    services.cart.add(&ctx, &visitor, &shop.variant(slug, 0).parse().unwrap(), quantity).await.unwrap();
    services.checkout.set_contact(&ctx, &visitor, &contact()).await.unwrap();
    services.checkout.set_shipping(&ctx, &visitor, "standard").await.unwrap();
    services.checkout.set_payment(&ctx, &visitor, "demo").await.unwrap();
    let open = services.checkout.open(&ctx, &visitor, Step::Review).await.unwrap();
    let request = PlaceOrder { idempotency_key: open.checkout.idempotency_key, seen_total: open.cart.quote.total.minor };
    services.checkout.place(&ctx, &visitor, &request).await.unwrap()
}

pub async fn pays(shop: &TestShop, order: &Order) {
    let card = CardForm { number: "4242424242424242".into(), expiry: "12/34".into(), cvc: "123".into() };
    let access = Access::Link(&order.link_key);
    shop.services.payments.pay(&shop.by_operator(), order.id.as_str(), &access, "demo", &card).await.unwrap();
}

/// A paid order.
pub async fn buys(shop: &TestShop, slug: &str, quantity: u32) -> Order {
    let order = orders(shop, slug, quantity).await;
    pays(shop, &order).await;
    again(shop, &order).await
}

/// The order as it is now.
pub async fn again(shop: &TestShop, order: &Order) -> Order {
    shop.services.orders.find(order.id.as_str(), &Access::Link(&order.link_key)).await.unwrap()
}

fn contact() -> ContactForm {
    let address = AddressForm {
        name: "Ada Lovelace".into(),
        line1: "1 Main Street".into(),
        city: "Springfield".into(),
        region: "IL".into(),
        postal_code: "62701".into(),
        country: "US".into(),
        ..AddressForm::default()
    };
    ContactForm { email: "ada@example.com".into(), note: "Please ring twice.".into(), address, ..ContactForm::default() }
}
