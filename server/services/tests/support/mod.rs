//! A shop on a real store, for tests of writing and of files.

#![allow(dead_code, unused_macros, unused_imports, reason = "each test program uses the parts that it needs")]

use std::{ops::Deref, panic::AssertUnwindSafe, path::PathBuf, sync::Arc};

use futures::FutureExt;
pub use services::catalog::Found;
use services::{
    OpCtx, ServiceError, ServiceResult, Services, Settings,
    catalog::{CategoryInput, OptionInput, ProductInput, VariantInput},
    exchange::{Format, ImportOptions, ImportReport},
    schema::{PRODUCTS, SCHEMA, STOCK, key},
};
use shop::{Rejection, Timestamp, catalog::Product, order::Actor, stock::Stock};
use store::{MongoStore, SharedStore, SqliteStore};

/// When every test happens.
pub const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);

/// A shop of its own.
pub struct Shop {
    pub services: Services,
    pub store: SharedStore,
    /// Where it lives: dropped with it, or named for the end.
    home: Home,
}

enum Home {
    Folder(tempfile::TempDir),
    Database(mongodb::Database),
}

/// Makes of each story a test on SQLite and one on MongoDB.
macro_rules! on_both_stores {
    ($($name:ident)+) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { crate::support::Shop::on_sqlite().await.tells(super::$name).await; })+
        }
        mod mongo {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { crate::support::Shop::on_mongo().await.tells(super::$name).await; })+
        }
    };
}
pub(crate) use on_both_stores;

impl Shop {
    pub async fn on_sqlite() -> Self {
        Self::on_sqlite_with(Settings::demo().unwrap()).await
    }

    pub async fn on_sqlite_with(settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store: SharedStore = Arc::new(SqliteStore::open(&folder.path().join("shop.db"), SCHEMA).await.unwrap());
        Self::on(store, Home::Folder(folder), settings).await
    }

    pub async fn on_mongo() -> Self {
        Self::on_mongo_with(Settings::demo().unwrap()).await
    }

    pub async fn on_mongo_with(settings: Settings) -> Self {
        let uri = std::env::var("SHOP_TEST_MONGO").expect("SHOP_TEST_MONGO names no MongoDB; run `make test`, which starts one");
        let name = format!("shop_test_{:016x}", getrandom::u64().unwrap());
        let (server, options) = uri.split_once("/?").expect("SHOP_TEST_MONGO is mongodb://HOST:PORT/?replicaSet=NAME");
        let store: SharedStore = Arc::new(MongoStore::connect(&format!("{server}/{name}?{options}"), SCHEMA).await.unwrap());
        let database = mongodb::Client::with_uri_str(&uri).await.unwrap().database(&name);
        Self::on(store, Home::Database(database), settings).await
    }

    async fn on(store: SharedStore, home: Home, settings: Settings) -> Self {
        let services = Services::open(store.clone(), settings).await.unwrap();
        Self { services, store, home }
    }

    /// Runs a story in this shop, and takes the shop away however it ends.
    pub async fn tells<F: Future<Output = ()>>(self, story: impl FnOnce(Arc<Self>) -> F) {
        let shop = Arc::new(self);
        let outcome = AssertUnwindSafe(story(shop.clone())).catch_unwind().await;
        if let Home::Database(database) = &shop.home {
            database.drop().await.unwrap();
            database.client().clone().shutdown().await;
        }
        if let Err(broken) = outcome {
            std::panic::resume_unwind(broken);
        }
    }

    /// Another copy of the program on the same store.
    pub async fn copy(&self) -> Services {
        self.copy_with(|_| {}).await
    }

    /// Another copy of the program on the same store, set otherwise.
    pub async fn copy_with(&self, change: impl FnOnce(&mut Settings)) -> Services {
        let mut settings = (*self.services.settings).clone();
        change(&mut settings);
        Services::open(self.store.clone(), settings).await.unwrap()
    }

    pub async fn category(&self, slug: &str, parent: Option<&str>) {
        let parent = parent.map(Into::into);
        let input = CategoryInput { slug: Some(slug.into()), title: slug.into(), parent, ..CategoryInput::default() };
        self.services.catalog.create_category(&ctx(), &input).await.unwrap();
    }

    pub async fn creates(&self, input: &ProductInput) -> Product {
        self.services.catalog.create_product(&ctx(), input).await.unwrap()
    }

    pub async fn updates(&self, address: &str, change: impl FnOnce(&mut ProductInput)) -> ServiceResult<Product> {
        let mut input = self.services.catalog.product_input(address).await?;
        change(&mut input);
        self.services.catalog.update_product(&ctx(), address, &input).await
    }

    /// The counters of a product's variant, if there are any.
    pub async fn stock(&self, product: &Product, place: usize) -> Option<Stock> {
        let found = self.store.get(&key(STOCK, &product.variants[place].id)).await.unwrap();
        found.map(|stored| serde_json::from_value(stored.body).unwrap())
    }

    pub async fn imports(&self, file: impl AsRef<[u8]>, format: Format) -> ImportReport {
        self.imports_as(file, format, false).await.unwrap()
    }

    pub async fn would_import(&self, file: impl AsRef<[u8]>, format: Format) -> ImportReport {
        self.imports_as(file, format, true).await.unwrap()
    }

    pub async fn imports_as(&self, file: impl AsRef<[u8]>, format: Format, dry_run: bool) -> ServiceResult<ImportReport> {
        self.services.exchange.import(&ctx(), file.as_ref(), format, ImportOptions { dry_run }, |_| {}).await
    }

    pub async fn exports(&self, format: Format) -> String {
        let mut file = Vec::new();
        self.services.exchange.export(format, &mut file).await.unwrap();
        String::from_utf8(file).unwrap()
    }

    /// How many products there are, whatever their status.
    pub async fn products(&self) -> usize {
        let mut query = store::Query::all(PRODUCTS).limit(1_000);
        let mut count = 0;
        loop {
            let page = self.store.find(&query).await.unwrap();
            count += page.rows.len();
            match page.next {
                Some(next) => query = query.after(Some(next)),
                None => return count,
            }
        }
    }
}

pub fn ctx() -> OpCtx {
    OpCtx::new(Actor::System, NOW, "test".into()).unwrap()
}

/// A product with one variant.
pub fn product(title: &str, sku: &str, price: &str) -> ProductInput {
    ProductInput { title: title.into(), variants: vec![variant(sku, price)], ..ProductInput::default() }
}

pub fn variant(sku: &str, price: &str) -> VariantInput {
    VariantInput { sku: sku.into(), price: price.into(), stock: Some(5), ..VariantInput::default() }
}

/// A shirt in two sizes.
pub fn shirt() -> ProductInput {
    let sized = |size: &str, sku: &str| VariantInput { options: vec![size.into()], ..variant(sku, "20.00") };
    ProductInput {
        title: "Shirt".into(),
        options: vec![OptionInput { name: "Size".into(), values: vec!["S".into(), "M".into()] }],
        variants: vec![sized("S", "SHIRT-S"), sized("M", "SHIRT-M")],
        ..ProductInput::default()
    }
}

/// The refusal that was expected.
pub fn refusal<T: std::fmt::Debug>(outcome: ServiceResult<T>) -> Rejection {
    match outcome {
        Err(ServiceError::Rejected(rejection)) => rejection,
        other => panic!("not a refusal: {other:?}"),
    }
}

/// A file of the data that is handed out beside the project, or `None` with a line that says so.
pub fn shared_data(path: &str) -> Option<Vec<u8>> {
    let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    let found = std::fs::read(&place).ok();
    if found.is_none() {
        eprintln!("left out: there is no {}", place.display());
    }
    found
}

/// The demo catalog.
pub fn demo_catalog() -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../demo/catalog.jsonl")).unwrap()
}
