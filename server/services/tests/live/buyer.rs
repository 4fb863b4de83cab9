//! Somebody who buys a mug, and copies of the program that follow the feed.

use std::{ops::Deref, time::Duration};

use services::{OpCtx, Services, checkout::PlaceOrder, live::Look, orders::Access, payments::CardForm};
use shop::{
    Order,
    address::AddressForm,
    checkout::{ContactForm, Step},
    id::VisitorId,
    order::Actor,
};
use tokio::task::JoinHandle;

use crate::support::{NOW, Shop, product};

/// A copy of the program that follows, until it is dropped.
pub struct Following {
    services: Services,
    task: JoinHandle<()>,
}

impl Following {
    pub fn of(services: &Services) -> Self {
        let follower = services.clone();
        Self { services: services.clone(), task: tokio::spawn(async move { follower.follow().await }) }
    }
}

impl Deref for Following {
    type Target = Services;

    fn deref(&self) -> &Services {
        &self.services
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub fn by_a_guest() -> OpCtx {
    OpCtx::new(Actor::Guest, NOW, "test".into()).unwrap()
}

/// An order of one mug, not paid yet.
pub async fn orders_a_mug(shop: &Shop) -> Order {
    let mug = shop.creates(&product("Mug", "MUG", "10.00")).await.variants[0].id.clone();
    let (ctx, services) = (by_a_guest(), &shop.services);
    let visitor: VisitorId = ctx.new_id();
    services.cart.add(&ctx, &visitor, &mug, 1).await.unwrap();
    services.checkout.set_contact(&ctx, &visitor, &contact()).await.unwrap();
    services.checkout.set_shipping(&ctx, &visitor, "standard").await.unwrap();
    services.checkout.set_payment(&ctx, &visitor, "demo").await.unwrap();
    let open = services.checkout.open(&ctx, &visitor, Step::Review).await.unwrap();
    let request = PlaceOrder { idempotency_key: open.checkout.idempotency_key, seen_total: open.cart.quote.total.minor };
    services.checkout.place(&ctx, &visitor, &request).await.unwrap()
}

pub async fn pays(services: &Services, order: &Order) {
    let card = CardForm { number: "4242424242424242".into(), expiry: "12/34".into(), cvc: "123".into() };
    services.payments.pay(&by_a_guest(), order.id.as_str(), &Access::Link(&order.link_key), "demo", &card).await.unwrap();
}

/// Lets an unpaid order expire.
pub async fn expires(services: &Services, order: &Order) {
    assert_eq!(services.checkout.expire_lapsed(&late(order)).await.unwrap(), 1);
}

pub async fn looks(services: &Services, order: &Order) -> Look {
    services.live.look(order.id.as_str(), &Access::Link(&order.link_key)).await.unwrap()
}

/// Longer than any news takes.
pub const SOON: Duration = Duration::from_secs(5);
/// Long enough for news that should not come.
pub const A_WHILE: Duration = Duration::from_millis(300);

fn contact() -> ContactForm {
    ContactForm {
        email: "ada@example.com".into(),
        address: AddressForm {
            name: "Ada Lovelace".into(),
            line1: "1 Main Street".into(),
            city: "Springfield".into(),
            region: "IL".into(),
            postal_code: "62701".into(),
            country: "US".into(),
            ..AddressForm::default()
        },
        ..ContactForm::default()
    }
}

/// The program itself, once an order's time is over.
fn late(order: &Order) -> OpCtx {
    OpCtx::new(Actor::System, order.expires_at, "test".into()).unwrap()
}
