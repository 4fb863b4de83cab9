//! Somebody with a browser, who puts things into a cart, checks out and pays.

#![allow(dead_code, reason = "each test program uses the parts that it needs")]

use services::{
    OpCtx, ServiceResult, Services,
    checkout::{OpenCheckout, PlaceOrder},
    orders::Access,
    payments::{CardForm, Paid},
};
use shop::{
    Order, Timestamp,
    address::AddressForm,
    cart::PricedCart,
    catalog::Product,
    checkout::{ContactForm, Step},
    id::{VariantId, VisitorId},
    order::Actor,
};

use crate::support::NOW;

/// A card that pays.
pub const GOOD: &str = "4242424242424242";
/// A card that does not.
pub const DECLINED: &str = "4000000000000002";

/// The shopper, and the copy of the program that serves them.
pub struct Shopper {
    pub services: Services,
    pub ctx: OpCtx,
    pub visitor: VisitorId,
    pub contact: ContactForm,
}

impl Shopper {
    /// A guest with a new browser.
    pub fn of(services: &Services) -> Self {
        let ctx = guest(NOW);
        Self { services: services.clone(), visitor: ctx.new_id(), ctx, contact: contact("ada@example.com") }
    }

    /// The same, known by another e-mail.
    pub fn called(self, email: &str) -> Self {
        let contact = ContactForm { email: email.into(), ..self.contact };
        Self { contact, ..self }
    }

    /// The same, living elsewhere; the address is one of that country.
    pub fn living_in(self, country: &str) -> Self {
        let contact = ContactForm { address: address(country), ..self.contact };
        Self { contact, ..self }
    }

    /// The same at another time.
    pub fn at(mut self, now: Timestamp) -> Self {
        self.ctx.now = now;
        self
    }

    pub async fn adds(&self, product: &Product, quantity: u32) -> PricedCart {
        self.adds_variant(&product.variants[0].id, quantity).await
    }

    pub async fn adds_variant(&self, variant: &VariantId, quantity: u32) -> PricedCart {
        self.services.cart.add(&self.ctx, &self.visitor, variant, quantity).await.unwrap()
    }

    pub async fn cart(&self) -> PricedCart {
        self.services.cart.read(&self.ctx, &self.visitor).await.unwrap()
    }

    pub async fn types(&self, code: &str) -> ServiceResult<PricedCart> {
        self.services.cart.apply_code(&self.ctx, &self.visitor, code).await
    }

    /// Tells who and where to, and how it is shipped.
    pub async fn tells(&self) {
        let checkout = &self.services.checkout;
        checkout.set_contact(&self.ctx, &self.visitor, &self.contact).await.unwrap();
        checkout.set_shipping(&self.ctx, &self.visitor, "standard").await.unwrap();
    }

    /// Goes through every step up to the review.
    pub async fn reviews(&self) -> OpenCheckout {
        self.tells().await;
        self.services.checkout.set_payment(&self.ctx, &self.visitor, "demo").await.unwrap();
        self.looks().await
    }

    /// The review as it is now.
    pub async fn looks(&self) -> OpenCheckout {
        self.services.checkout.open(&self.ctx, &self.visitor, Step::Review).await.unwrap()
    }

    /// Places what the review showed.
    pub async fn places(&self, seen: &OpenCheckout) -> ServiceResult<Order> {
        let request = PlaceOrder { idempotency_key: seen.checkout.idempotency_key.clone(), seen_total: seen.cart.quote.total.minor };
        self.services.checkout.place(&self.ctx, &self.visitor, &request).await
    }

    /// Orders what is in the cart.
    pub async fn orders(&self) -> Order {
        let seen = self.reviews().await;
        self.places(&seen).await.unwrap()
    }

    pub async fn pays(&self, order: &Order, number: &str) -> ServiceResult<Paid> {
        let card = CardForm { number: number.into(), expiry: "12/34".into(), cvc: "123".into() };
        self.services.payments.pay(&self.ctx, order.id.as_str(), &Access::Link(&order.link_key), "demo", &card).await
    }

    /// The order as it is now.
    pub async fn finds(&self, order: &Order) -> Order {
        self.services.orders.find(order.id.as_str(), &Access::Link(&order.link_key)).await.unwrap()
    }
}

pub fn guest(now: Timestamp) -> OpCtx {
    OpCtx::new(Actor::Guest, now, "test".into()).unwrap()
}

fn contact(email: &str) -> ContactForm {
    ContactForm { email: email.into(), address: address("US"), ..ContactForm::default() }
}

/// An address of one of the countries that tests ship to.
fn address(country: &str) -> AddressForm {
    let (city, region, postal_code) = match country {
        "US" => ("Springfield", "IL", "62701"),
        "DE" => ("Berlin", "", "10115"),
        "JP" => ("Tokyo", "", "100-0001"),
        other => panic!("nobody here lives in {other}"),
    };
    AddressForm {
        name: "Ada Lovelace".into(),
        line1: "1 Main Street".into(),
        city: city.into(),
        region: region.into(),
        postal_code: postal_code.into(),
        country: country.into(),
        ..AddressForm::default()
    }
}
