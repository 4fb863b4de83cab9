//! Somebody who buys, and what the tests ask about it.

use services::{
    OpCtx, ServiceResult,
    catalog::VariantInput,
    checkout::PlaceOrder,
    orders::{Access, ParcelForm},
    payments::{CardForm, Paid},
    schema::{STOCK, key},
};
use shop::{
    Order, Timestamp,
    access::{Permission, Permissions, Powers, Role},
    address::AddressForm,
    checkout::{ContactForm, Step},
    id::{ShipmentId, VariantId, VisitorId},
    order::{Actor, LinePart},
    stock::Stock,
};

use crate::support::{NOW, Shop, ctx, product};

pub const GOOD: &str = "4242424242424242";
pub const FIRST_REFUND_FAILS: &str = "4000000000005126";

pub fn later(seconds: u64) -> Timestamp {
    NOW.after(std::time::Duration::from_secs(seconds))
}

/// The program itself, so many seconds later.
pub fn at(seconds: u64) -> OpCtx {
    OpCtx::new(Actor::System, later(seconds), "test".into()).unwrap()
}

pub fn guest() -> OpCtx {
    guest_at(NOW)
}

pub fn guest_at(now: Timestamp) -> OpCtx {
    OpCtx::new(Actor::Guest, now, "test".into()).unwrap()
}

/// Somebody of the staff who may do this.
pub fn staff(permissions: impl IntoIterator<Item = Permission>) -> OpCtx {
    let permissions: Permissions = permissions.into_iter().collect();
    let mut ctx = guest();
    ctx.powers = Powers::Of(Role::Staff { permissions });
    ctx
}

pub fn part(line: u32, quantity: u32) -> LinePart {
    LinePart { line, quantity }
}

pub fn minor(order: &Order, minor: i64) -> shop::Money {
    shop::Money::new(minor, order.currency())
}

impl Shop {
    pub async fn sells(&self, sku: &str, price: &str, stock: u32) -> VariantId {
        let mut input = product(sku, sku, price);
        input.variants[0].stock = Some(stock);
        self.creates(&input).await.variants[0].id.clone()
    }

    pub async fn sells_endlessly(&self, sku: &str, price: &str) -> VariantId {
        let mut input = product(sku, sku, price);
        input.variants[0] = VariantInput { tracked: Some(false), stock: None, ..input.variants[0].clone() };
        self.creates(&input).await.variants[0].id.clone()
    }

    /// Orders without paying: shipping costs 4.99, tax is 8.25 % on goods.
    pub async fn orders(&self, goods: &[(&VariantId, u32)]) -> Order {
        let visitor: VisitorId = guest().new_id();
        self.orders_as(&guest(), &visitor, goods).await.unwrap()
    }

    pub async fn orders_as(&self, ctx: &OpCtx, visitor: &VisitorId, goods: &[(&VariantId, u32)]) -> ServiceResult<Order> {
        let services = &self.services;
        for (variant, quantity) in goods {
            services.cart.add(ctx, visitor, variant, *quantity).await?;
        }
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
        services.checkout.set_contact(ctx, visitor, &contact).await?;
        services.checkout.set_shipping(ctx, visitor, "standard").await?;
        services.checkout.set_payment(ctx, visitor, "demo").await?;
        let open = services.checkout.open(ctx, visitor, Step::Review).await?;
        let request = PlaceOrder { idempotency_key: open.checkout.idempotency_key, seen_total: open.cart.quote.total.minor };
        services.checkout.place(ctx, visitor, &request).await
    }

    pub async fn pays(&self, order: &Order, card: &str) -> ServiceResult<Paid> {
        self.pays_at(order, card, NOW).await
    }

    pub async fn pays_at(&self, order: &Order, card: &str, now: Timestamp) -> ServiceResult<Paid> {
        let card = CardForm { number: card.into(), expiry: "12/34".into(), cvc: "123".into() };
        let ctx = guest_at(now);
        self.services.payments.pay(&ctx, order.id.as_str(), &Access::Link(&order.link_key), "demo", &card).await
    }

    pub async fn buys(&self, goods: &[(&VariantId, u32)]) -> Order {
        self.buys_with(goods, GOOD).await
    }

    pub async fn buys_with(&self, goods: &[(&VariantId, u32)], card: &str) -> Order {
        let order = self.orders(goods).await;
        assert_eq!(self.pays(&order, card).await.unwrap(), Paid::Yes);
        self.now(&order).await
    }

    /// The order as it is now.
    pub async fn now(&self, order: &Order) -> Order {
        self.services.orders.find(order.id.as_str(), &Access::Link(&order.link_key)).await.unwrap()
    }

    pub async fn ships(&self, order: &Order, lines: &[LinePart]) -> ServiceResult<ShipmentId> {
        let form = ParcelForm { lines: lines.to_vec(), carrier: "ups".into(), tracking: "1Z 999".into(), ..ParcelForm::default() };
        let shipped = self.services.orders.ship(&ctx(), order.id.as_str(), &form).await?;
        Ok(shipped.shipments.last().unwrap().id.clone())
    }

    pub async fn cancels(&self, order: &Order) -> ServiceResult<Order> {
        self.services.orders.cancel(&guest(), order.id.as_str(), &Access::Link(&order.link_key), None).await
    }

    pub async fn cancels_units(&self, order: &Order, units: &[LinePart]) -> ServiceResult<Order> {
        self.services.orders.cancel_units(&guest(), order.id.as_str(), &Access::Link(&order.link_key), units, None).await
    }

    /// On hand and reserved.
    pub async fn shelf(&self, variant: &VariantId) -> (i64, i64) {
        let stock = self.counters(variant).await;
        (stock.on_hand, stock.reserved())
    }

    pub async fn counters(&self, variant: &VariantId) -> Stock {
        serde_json::from_value(self.store.get(&key(STOCK, variant)).await.unwrap().unwrap().body).unwrap()
    }

    /// The movements of a variant, the earliest first.
    pub async fn movements(&self, variant: &VariantId) -> Vec<(String, i64, i64)> {
        let (mut found, _) = self.services.ledger.of(&ctx(), variant, None).await.unwrap();
        found.reverse();
        found.into_iter().map(|it| (it.kind.as_str().to_owned(), it.on_hand, it.available)).collect()
    }

    pub async fn books_agree(&self) {
        let findings = self.services.books.check().await.unwrap();
        assert!(findings.problems.is_empty(), "{:?}", findings.problems);
    }
}
