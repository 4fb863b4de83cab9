//! A small shop behind the whole router, and people who ask it things.

mod goods;
mod member;
mod person;

use std::{path::Path, sync::Arc};

use ::shop::{Timestamp, access::Permission, order::Actor};
use axum::Router;
use futures::{FutureExt, future::BoxFuture};
use server::{config::Config, router::router, state::AppState};
use services::{OpCtx, Services, payments::Providers, schema::SCHEMA, secrets::Secret};
use store::{MongoStore, SharedStore, SqliteStore};
use tokio::sync::OnceCell;

pub use member::{Member, PASSWORD, now};
pub use person::{Answer, Person, seen};

/// The test once on each store; both must answer the same, to the letter of one snapshot.
macro_rules! on_both_stores {
    ($($name:ident)+) => {$(
        mod $name {
            #[tokio::test]
            async fn sqlite() {
                crate::shop::on_sqlite(|shop| Box::pin(super::$name(shop))).await;
            }
            #[tokio::test]
            async fn mongodb() {
                crate::shop::on_mongodb(|shop| Box::pin(super::$name(shop))).await;
            }
        }
    )+};
}
pub(crate) use on_both_stores;

/// What signs the shop's access tokens, known so that tests can forge some.
pub const TOKEN_SECRET: &str = "a secret of the tests, long enough";

/// A shop with a mug, a shirt in two sizes, a lamp that is sold out, and a key that opens all that keys open.
pub struct TestShop {
    pub router: Router,
    pub state: AppState,
    pub services: Services,
    pub store: SharedStore,
    key: String,
    first_admin: OnceCell<Member>,
}

type Test<'a> = BoxFuture<'a, ()>;

/// Runs a test on a SQLite file of its own.
pub async fn on_sqlite(test: impl FnOnce(Arc<TestShop>) -> Test<'static>) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("shop.db"), SCHEMA).await.unwrap();
    test(Arc::new(TestShop::open(Arc::new(store)).await)).await;
}

/// Runs a test on a MongoDB database of its own, which is dropped however the test ends.
pub async fn on_mongodb(test: impl FnOnce(Arc<TestShop>) -> Test<'static>) {
    let given = std::env::var("SHOP_TEST_MONGO")
        .expect("SHOP_TEST_MONGO names no MongoDB; run `make test`, which starts one, or `scripts/with-mongod cargo test -p server`");
    let name = format!("shop_api_{:016x}", getrandom::u64().unwrap());
    let (server, options) = given.split_once("/?").expect("SHOP_TEST_MONGO is mongodb://HOST:PORT/?replicaSet=NAME");
    let uri = format!("{server}/{name}?{options}");
    let whole = async {
        let store = MongoStore::connect(&uri, SCHEMA).await.unwrap();
        test(Arc::new(TestShop::open(Arc::new(store)).await)).await;
    };
    let outcome = std::panic::AssertUnwindSafe(whole).catch_unwind().await;
    mongodb::Client::with_uri_str(&uri).await.unwrap().database(&name).drop().await.unwrap();
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic);
    }
}

fn config() -> Config {
    let mut config = Config::read([], Path::new("/nowhere/shopsphere.toml")).unwrap();
    config.shop.token_keys = vec![Secret::new(TOKEN_SECRET)];
    config
}

impl TestShop {
    async fn open(store: SharedStore) -> Self {
        let config = config();
        let services = Services::open(store.clone(), config.shop.clone()).await.unwrap();
        let ctx = OpCtx::with_seed(Actor::System, Timestamp::from_millis(1_790_000_000_000), "test".to_owned(), [7; 32]);
        let scopes: Vec<String> = Permission::ALL.iter().map(|scope| scope.as_str().to_owned()).collect();
        let (_, key) = services.api_keys.create(&ctx, "tests", &scopes).await.unwrap();
        goods::put_in(&services, &ctx).await;
        let state = AppState::new(services.clone(), &config, "http://shop.test");
        Self { router: router(&state), state, services, store, key, first_admin: OnceCell::new() }
    }

    /// The same shop, with these ways to pay.
    pub async fn paid_by(&self, providers: Providers) -> Self {
        let config = config();
        let services = Services::open_paid_by(self.store.clone(), config.shop.clone(), providers).await.unwrap();
        let state = AppState::new(services.clone(), &config, "http://shop.test");
        let (store, key) = (self.store.clone(), self.key.clone());
        Self { router: router(&state), state, services, store, key, first_admin: OnceCell::new() }
    }

    /// Somebody without a cookie.
    pub fn guest(&self) -> Person {
        Person::new(self.router.clone())
    }

    /// A program whose key opens all that keys open.
    pub fn admin(&self) -> Person {
        self.guest().with_bearer(&self.key)
    }

    /// The id of a product's variant.
    pub fn variant(&self, slug: &str, place: usize) -> String {
        self.services.catalog.shown().product_at(slug).unwrap().product.variants[place].id.to_string()
    }
}
