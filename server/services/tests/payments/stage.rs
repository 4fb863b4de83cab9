//! A shop that is paid through the bank, and what its tests do with it.

use std::{ops::Deref, sync::Arc, time::Duration};

use services::{
    OpCtx, ServiceResult, Services,
    orders::Access,
    payments::{PaymentSettings, Providers, Sent, Start, Started},
};
use shop::{Order, catalog::Product, checkout::Step, id::PaymentId, order::Actor};
use store::{Json, Query};

use crate::{
    bank::{Bank, SIGNATURE, name_of},
    shopper::{Shopper, guest},
    support::{NOW, Shop, product},
};

/// The shop, and the bank it is paid through.
pub struct Stage {
    pub shop: Arc<Shop>,
    pub services: Services,
    pub bank: Bank,
}

impl Deref for Stage {
    type Target = Services;
    fn deref(&self) -> &Services {
        &self.services
    }
}

impl Stage {
    pub async fn of(shop: &Arc<Shop>) -> Self {
        let bank = Bank::default();
        Self { services: Self::copy(shop, &bank).await, shop: shop.clone(), bank }
    }

    /// Another copy of the program.
    pub async fn copy(shop: &Arc<Shop>, bank: &Bank) -> Services {
        let by_hand = PaymentSettings {
            cash_on_delivery: true,
            bank_transfer: Some("IBAN NO93 8601 1117 947".into()),
            demo: true,
            ..PaymentSettings::default()
        };
        let providers = Providers::new(&by_hand, &shop.services.settings.name).unwrap().and(Box::new(bank.clone()));
        Services::open_paid_by(shop.store.clone(), (*shop.services.settings).clone(), providers).await.unwrap()
    }

    pub async fn sells(&self, sku: &str, stock: u32) -> Product {
        let mut input = product(sku, sku, "10.00");
        input.variants[0].stock = Some(stock);
        let made = self.catalog.create_product(&crate::support::ctx(), &input).await.unwrap();
        self.refresh().await.unwrap();
        made
    }

    /// An order of one piece, to be paid so.
    pub async fn orders_by(&self, product: &Product, method: &str) -> Order {
        let shopper = Shopper::of(&self.services);
        shopper.adds(product, 1).await;
        shopper.tells().await;
        self.checkout.set_payment(&shopper.ctx, &shopper.visitor, method).await.unwrap();
        let seen = self.checkout.open(&shopper.ctx, &shopper.visitor, Step::Review).await.unwrap();
        shopper.places(&seen).await.unwrap()
    }

    pub async fn orders(&self, product: &Product) -> Order {
        self.orders_by(product, "bank").await
    }

    pub async fn starts(&self, order: &Order) -> ServiceResult<Started> {
        self.starts_by(order, &Start { provider: "bank", ..Start::default() }).await
    }

    pub async fn starts_by(&self, order: &Order, wish: &Start<'_>) -> ServiceResult<Started> {
        self.payments.start(&guest(NOW), order.id.as_str(), &Access::Link(&order.link_key), wish).await
    }

    /// Begins, and the shopper pays at the bank; the shop has not heard of it.
    pub async fn is_paid_at_the_bank(&self, order: &Order) -> PaymentId {
        let Started::GoOn { attempt, .. } = self.starts(order).await.unwrap() else { panic!("nothing to go on with") };
        self.bank.shopper_pays(&attempt);
        attempt
    }

    pub async fn now(&self, order: &Order) -> Order {
        self.services.orders.find(order.id.as_str(), &Access::Link(&order.link_key)).await.unwrap()
    }

    /// The bank's message, however often and from however many sides.
    pub async fn hears(&self, text: &str) -> ServiceResult<()> {
        self.hears_signed(text, SIGNATURE).await
    }

    pub async fn hears_signed(&self, text: &str, signature: &str) -> ServiceResult<()> {
        let header = |name: &str| (name == "signature").then(|| signature.to_owned());
        self.payments.receive(&by_itself(0), "bank", &Sent { body: text.as_bytes(), header: &header, now: NOW }).await
    }

    pub async fn hears_of(&self, attempt: &PaymentId, id: &str) {
        self.hears(&format!("payment {id} {}", name_of(attempt))).await.unwrap();
    }

    /// All that goes on beside the requests, until nothing is left.
    pub async fn works(&self) {
        self.works_at(0).await;
    }

    pub async fn works_at(&self, seconds: u64) {
        let ctx = by_itself(seconds);
        while self.payments.work_off_inbox(&ctx).await.unwrap() + self.events.handle_due(&ctx).await.unwrap() > 0 {}
    }

    pub async fn count(&self, collection: &'static str) -> usize {
        self.shop.store.find(&Query::all(collection).limit(1_000)).await.unwrap().rows.len()
    }

    pub async fn documents(&self, collection: &'static str) -> Vec<Json> {
        self.shop.store.find(&Query::all(collection).limit(1_000)).await.unwrap().rows.into_iter().map(|row| row.body).collect()
    }

    /// One payment and one line in the timeline; money at the bank as on the order; the books agree.
    pub async fn is_paid_once(&self, order: &Order) {
        let order = self.now(order).await;
        let said = |what: &str| order.timeline.iter().filter(|entry| entry.what == what).count();
        assert_eq!((order.captures.len(), said("Payment received"), order.refunds.len()), (1, 1, 0), "{:#?}", order.timeline);
        assert_eq!((order.captured(), order.due().minor, &order.paying), (order.total(), 0, &None));
        self.books_agree().await;
    }

    pub async fn books_agree(&self) {
        assert_eq!(self.books.check().await.unwrap().problems, Vec::<String>::new());
    }
}

/// The program itself, so many seconds later.
pub fn by_itself(seconds: u64) -> OpCtx {
    OpCtx::new(Actor::System, NOW.after(Duration::from_secs(seconds)), "test".into()).unwrap()
}
