use std::sync::Arc;

use services::{OpCtx, checkout::PlaceOrder};
use shop::{
    Order,
    address::AddressForm,
    checkout::{ContactForm, Step},
    id::VisitorId,
};

use crate::{
    people::{by, guest, joins, key_from, registers, signs_in},
    support::{NOW, Shop, on_both_stores, product},
};

on_both_stores! {
    orders_placed_while_signed_in_are_in_the_history
    a_guests_orders_join_once_the_email_is_proved
}

/// Buys the only product, as whoever asks.
pub async fn orders(shop: &Shop, ctx: &OpCtx, visitor: &VisitorId, email: &str) -> Order {
    let services = &shop.services;
    let variant = match services.catalog.product_at("mug") {
        crate::support::Found::Product(mug) => mug.product.variants[0].id.clone(),
        _ => shop.creates(&product("Mug", "MUG", "10.00")).await.variants[0].id.clone(),
    };
    services.cart.add(ctx, visitor, &variant, 1).await.unwrap();
    let address = AddressForm {
        name: "Ada Lovelace".into(),
        line1: "1 Main Street".into(),
        city: "Springfield".into(),
        region: "IL".into(),
        postal_code: "12345".into(),
        country: "US".into(),
        ..AddressForm::default()
    };
    let contact = ContactForm { email: email.into(), address, ..ContactForm::default() };
    services.checkout.set_contact(ctx, visitor, &contact).await.unwrap();
    services.checkout.set_shipping(ctx, visitor, "standard").await.unwrap();
    services.checkout.set_payment(ctx, visitor, "demo").await.unwrap();
    let open = services.checkout.open(ctx, visitor, Step::Review).await.unwrap();
    let request = PlaceOrder { idempotency_key: open.checkout.idempotency_key, seen_total: open.cart.quote.total.minor };
    services.checkout.place(ctx, visitor, &request).await.unwrap()
}

async fn orders_placed_while_signed_in_are_in_the_history(shop: Arc<Shop>) {
    let ada = joins(&shop, "ada@example.com").await;
    joins(&shop, "eve@example.com").await;
    let ctx = by(&shop.services, &signs_in(&shop, "ada@example.com").await.tokens, NOW).await;
    // A present for Eve: the order is still Ada's.
    let order = orders(&shop, &ctx, &ada.visitor, "eve@example.com").await;
    assert_eq!(order.customer, Some(ada.id));
    let mine = shop.services.orders.mine(&ctx, None).await.unwrap();
    assert_eq!(mine.iter().map(|order| &order.id).collect::<Vec<_>>(), [&order.id]);
    let eve = by(&shop.services, &signs_in(&shop, "eve@example.com").await.tokens, NOW).await;
    assert!(shop.services.orders.mine(&eve, None).await.unwrap().is_empty());
    assert!(shop.services.orders.mine(&ctx, Some(order.placed_at)).await.unwrap().is_empty(), "behind the last one there is none");
}

async fn a_guests_orders_join_once_the_email_is_proved(shop: Arc<Shop>) {
    let order = orders(&shop, &guest(), &guest().new_id(), "ada@example.com").await;
    registers(&shop, "ada@example.com").await;
    let ctx = by(&shop.services, &signs_in(&shop, "ada@example.com").await.tokens, NOW).await;
    assert!(shop.services.orders.mine(&ctx, None).await.unwrap().is_empty(), "anybody can type an e-mail");
    let key = key_from(&shop, "ada@example.com", "/verify/").await;
    shop.services.accounts.verify_email(&guest(), &key).await.unwrap();
    let ctx = by(&shop.services, &signs_in(&shop, "ada@example.com").await.tokens, NOW).await;
    let mine = shop.services.orders.mine(&ctx, None).await.unwrap();
    assert_eq!(mine.iter().map(|order| &order.id).collect::<Vec<_>>(), [&order.id]);
}
