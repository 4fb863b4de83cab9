//! Somebody who buys.

use services::{
    OpCtx, ServiceResult, Services,
    checkout::PlaceOrder,
    orders::Access,
    payments::{CardForm, Paid},
};
use shop::{
    Order,
    address::AddressForm,
    catalog::Product,
    checkout::{ContactForm, Step},
    id::{VisitorId, VisitorKind},
    order::Actor,
};

use crate::support::*;

pub fn guest() -> OpCtx {
    OpCtx::new(Actor::Guest, NOW, "test".into()).unwrap()
}

/// Fills a cart with one piece and goes up to the review.
pub async fn goes_to_review(services: &Services, product: &Product) -> (VisitorId, PlaceOrder) {
    let (ctx, visitor) = (&guest(), guest().new_id::<VisitorKind>());
    services.cart.add(ctx, &visitor, &product.variants[0].id, 1).await.unwrap();
    let address = AddressForm {
        name: "Ada Lovelace".into(),
        line1: "1 Main Street".into(),
        city: "Springfield".into(),
        region: "IL".into(),
        postal_code: "12345".into(),
        country: "US".into(),
        ..AddressForm::default()
    };
    let contact = ContactForm { email: "ada@example.com".into(), address, ..ContactForm::default() };
    services.checkout.set_contact(ctx, &visitor, &contact).await.unwrap();
    services.checkout.set_shipping(ctx, &visitor, "standard").await.unwrap();
    services.checkout.set_payment(ctx, &visitor, "demo").await.unwrap();
    let open = services.checkout.open(ctx, &visitor, Step::Review).await.unwrap();
    (visitor, PlaceOrder { idempotency_key: open.checkout.idempotency_key, seen_total: open.cart.quote.total.minor })
}

pub async fn orders(services: &Services, product: &Product) -> Order {
    let (visitor, request) = goes_to_review(services, product).await;
    services.checkout.place(&guest(), &visitor, &request).await.unwrap()
}

pub async fn pays(services: &Services, order: &Order) -> ServiceResult<Paid> {
    let card = CardForm { number: "4242424242424242".into(), expiry: "12/34".into(), cvc: "123".into() };
    services.payments.pay(&guest(), order.id.as_str(), &Access::Link(&order.link_key), "demo", &card).await
}
