//! A shop with a few products on a real store, and shoppers in it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use services::{
    OpCtx, ServiceResult, Services, Settings,
    catalog::{ProductInput, VariantInput},
    checkout::PlaceOrder,
    schema::SCHEMA,
};
use shop::{
    Order, Timestamp,
    address::AddressForm,
    checkout::{ContactForm, Step},
    id::{VariantId, VisitorId},
    order::Actor,
};
use store::{MongoStore, SharedStore, SqliteStore};

/// Which store a test runs on.
#[derive(Clone, Copy, Debug)]
pub enum Backend {
    Sqlite,
    Mongo,
}

/// A shop of its own; gone with its store when it is dropped.
pub struct TestShop {
    pub services: Services,
    pub store: SharedStore,
    clock: AtomicI64,
    _dir: tempfile::TempDir,
}

/// Somebody with a browser.
pub struct Shopper<'a> {
    pub shop: &'a TestShop,
    pub visitor: VisitorId,
}

/// Runs the same story on both stores.
#[macro_export]
macro_rules! on_both_stores {
    ($($(#[$attribute:meta])* async fn $name:ident($shop:ident: TestShop) $body:block)+) => {$(
        mod $name {
            use super::*;
            async fn story($shop: TestShop) $body
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            $(#[$attribute])*
            async fn on_sqlite() { story(TestShop::open(Backend::Sqlite).await).await; }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            $(#[$attribute])*
            async fn on_mongo() { story(TestShop::open(Backend::Mongo).await).await; }
        }
    )+};
}

impl TestShop {
    pub async fn open(backend: Backend) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store: SharedStore = match backend {
            Backend::Sqlite => Arc::new(SqliteStore::open(&dir.path().join("shop.db"), SCHEMA).await.unwrap()),
            Backend::Mongo => {
                let uri =
                    std::env::var("SHOP_TEST_MONGO").expect("SHOP_TEST_MONGO must name a MongoDB replica set; `make test` starts one");
                let name = format!("/checkout_{}?", dir.path().file_name().unwrap().to_string_lossy().replace('.', "_"));
                Arc::new(MongoStore::connect(&uri.replacen("/?", &name, 1), SCHEMA).await.unwrap())
            }
        };
        let services = Services::open(store.clone(), Settings::demo().unwrap()).await.unwrap();
        Self { services, store, clock: AtomicI64::new(1_795_000_000_000), _dir: dir }
    }

    /// Opens it again with other settings.
    pub async fn reopened_with(self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Settings::demo().unwrap();
        change(&mut settings);
        let services = Services::open(self.store.clone(), settings).await.unwrap();
        Self { services, ..self }
    }

    pub fn ctx(&self) -> OpCtx {
        OpCtx::new(Actor::Guest, self.now(), "test".into()).unwrap()
    }

    pub fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.clock.load(Ordering::Relaxed))
    }

    pub fn wait(&self, time: Duration) {
        self.clock.fetch_add(i64::try_from(time.as_millis()).unwrap(), Ordering::Relaxed);
    }

    /// Puts a product with one variant on the shelf.
    pub async fn sells(&self, sku: &str, price: &str, stock: u32) -> VariantId {
        let variant = VariantInput { sku: sku.into(), price: price.into(), stock: Some(stock), ..VariantInput::default() };
        let input = ProductInput { title: sku.into(), variants: vec![variant], ..ProductInput::default() };
        self.services.catalog.create_product(&self.ctx(), &input).await.unwrap().variants[0].id.clone()
    }

    pub async fn changes_price(&self, sku: &str, price: &str) {
        let slug = sku.to_lowercase();
        let mut input = self.services.catalog.product_input(&slug).await.unwrap();
        input.variants[0].price = price.into();
        input.variants[0].stock = None;
        self.services.catalog.update_product(&self.ctx(), &slug, &input).await.unwrap();
    }

    pub fn somebody(&self) -> Shopper<'_> {
        Shopper { shop: self, visitor: self.ctx().new_id() }
    }

    /// Pieces that can still be bought.
    pub fn left(&self, variant: &VariantId) -> u32 {
        let shown = self.services.catalog.shown();
        let (product, _) = shown.variant(variant).unwrap();
        product.availability(variant).pieces().unwrap()
    }

    /// The counters agree with the orders.
    pub async fn books_are_right(&self) {
        let findings = self.services.books.check().await.unwrap();
        assert!(findings.problems.is_empty(), "{:?}", findings.problems);
    }
}

impl Shopper<'_> {
    pub async fn adds(&self, variant: &VariantId, quantity: u32) {
        self.shop.services.cart.add(&self.shop.ctx(), &self.visitor, variant, quantity).await.unwrap();
    }

    /// Goes through every step up to the review, and returns what the review page would send.
    pub async fn goes_to_review(&self) -> PlaceOrder {
        let (ctx, checkout) = (self.shop.ctx(), &self.shop.services.checkout);
        checkout.set_contact(&ctx, &self.visitor, &contact()).await.unwrap();
        checkout.set_shipping(&ctx, &self.visitor, "standard").await.unwrap();
        checkout.set_payment(&ctx, &self.visitor, "demo").await.unwrap();
        let open = checkout.open(&ctx, &self.visitor, Step::Review).await.unwrap();
        PlaceOrder { idempotency_key: open.checkout.idempotency_key, seen_total: open.cart.quote.total.minor }
    }

    pub async fn places(&self, request: &PlaceOrder) -> ServiceResult<Order> {
        self.shop.services.checkout.place(&self.shop.ctx(), &self.visitor, request).await
    }

    pub async fn orders(&self, variant: &VariantId, quantity: u32) -> ServiceResult<Order> {
        self.adds(variant, quantity).await;
        let request = self.goes_to_review().await;
        self.places(&request).await
    }

    pub async fn pieces_in_cart(&self) -> u32 {
        self.shop.services.cart.read(&self.shop.ctx(), &self.visitor).await.unwrap().pieces()
    }
}

pub fn contact() -> ContactForm {
    ContactForm {
        email: "ada@example.com".into(),
        address: AddressForm {
            name: "Ada Lovelace".into(),
            line1: "1 Main Street".into(),
            city: "Springfield".into(),
            region: "IL".into(),
            postal_code: "12345".into(),
            country: "US".into(),
            ..AddressForm::default()
        },
        ..ContactForm::default()
    }
}

/// The code of a refusal.
pub fn code_of<T: std::fmt::Debug>(outcome: ServiceResult<T>) -> shop::Code {
    match outcome {
        Err(services::ServiceError::Rejected(rejection)) => rejection.code,
        other => panic!("not a rejection: {other:?}"),
    }
}

/// Both ways to ship, for nothing.
pub fn free_shipping() -> Vec<shop::shipping::ShippingZone> {
    services::settings::zones([shop::Money::zero(shop::Currency::USD); 2]).unwrap()
}
