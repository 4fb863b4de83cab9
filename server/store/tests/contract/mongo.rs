//! A database on the MongoDB that the tests were given.

use std::sync::Arc;

use futures::{FutureExt, future::BoxFuture};
use mongodb::Client;
use store::{MongoStore, SharedStore};

use super::{Backend, SCHEMA};

/// A database of its own.
pub struct TestDatabase {
    pub uri: String,
    pub name: String,
}

impl TestDatabase {
    /// A client beside the store, for what only an administrator does.
    pub async fn client(&self) -> Client {
        Client::with_uri_str(&self.uri).await.unwrap()
    }
}

impl Backend for TestDatabase {
    fn open(&self) -> BoxFuture<'_, SharedStore> {
        async { Arc::new(MongoStore::connect(&self.uri, SCHEMA).await.unwrap()) as SharedStore }.boxed()
    }

    fn clear(&self) -> BoxFuture<'_, ()> {
        async { self.client().await.database(&self.name).drop().await.unwrap() }.boxed()
    }
}

/// A database of its own on the replica set that the tests were given.
pub async fn fresh() -> TestDatabase {
    let uri = std::env::var("SHOP_TEST_MONGO")
        .expect("SHOP_TEST_MONGO names no MongoDB; run `make test`, which starts one, or `scripts/with-mongod cargo test -p store`");
    let name = format!("shop_test_{:016x}", getrandom::u64().unwrap());
    let (server, options) = uri.split_once("/?").expect("SHOP_TEST_MONGO is mongodb://HOST:PORT/?replicaSet=NAME");
    TestDatabase { uri: format!("{server}/{name}?{options}"), name }
}
