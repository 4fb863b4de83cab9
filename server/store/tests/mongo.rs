//! The contract on MongoDB, and what MongoDB alone promises.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod contract;

use std::{
    collections::BTreeSet,
    sync::{Arc, atomic::{AtomicBool, Ordering}},
    time::Duration,
};

use contract::{Backend, Ground, SCHEMA, follow, keep, key};
use futures::{FutureExt, future::BoxFuture};
use mongodb::{Client, bson::doc};
use serde_json::json;
use store::{Batch, Cursor, Feed, MongoStore, Query, SharedStore, StoreError};

struct TestDatabase {
    uri: String,
    name: String,
}

impl TestDatabase {
    async fn client(&self) -> Client {
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
async fn fresh() -> TestDatabase {
    let uri = std::env::var("SHOP_TEST_MONGO")
        .expect("SHOP_TEST_MONGO names no MongoDB; run `make test`, which starts one, or `scripts/with-mongod cargo test -p store`");
    let name = format!("shop_test_{:016x}", getrandom::u64().unwrap());
    let (server, options) = uri.split_once("/?").expect("SHOP_TEST_MONGO is mongodb://HOST:PORT/?replicaSet=NAME");
    TestDatabase { uri: format!("{server}/{name}?{options}"), name }
}

contract::tests!(crate::fresh());

#[tokio::test]
async fn a_cursor_older_than_the_oplog_is_a_gap() {
    keep(fresh(), async |on: Arc<Ground>| {
        on.commit(&Batch::new().insert(key("order", "a"), json!({}))).await.unwrap();
        for old in ["mongo-time:1.1", "mongo-token:82AB", "mongo-token:no token", "mongo-time:x", "mongo-token:"] {
            let cursor: Cursor = serde_json::from_value(json!(old)).unwrap();
            assert_eq!(on.changes_after(&cursor, Duration::from_secs(5)).await.unwrap(), Feed::Gap, "{old}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_database_is_named_by_the_address() {
    let database = fresh().await;
    let store = database.open().await;
    store.commit(&Batch::new().insert(key("order", "a"), json!({ "total": 1 }))).await.unwrap();
    let kept = database.client().await.database(&database.name).collection::<mongodb::bson::Document>("order");
    assert_eq!(kept.find_one(doc! {}).await.unwrap(), Some(doc! { "_id": "a", "version": 1_i64, "body": { "total": 1_i64 } }));
    database.clear().await;
}

#[tokio::test]
async fn an_address_that_is_none_is_refused() {
    let outcome = MongoStore::connect("postgres://localhost/shop", SCHEMA).await;
    assert!(matches!(outcome, Err(StoreError::Invalid(_))));
}

#[tokio::test]
async fn a_server_that_is_away_is_unavailable() {
    let outcome = MongoStore::connect("mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=200", SCHEMA).await;
    assert!(matches!(outcome, Err(StoreError::Unavailable(_))));
}

/// Writers and a reader go on while the primary steps down three times: what was acknowledged is
/// there, and the reader saw all of it, each writer's documents in their order.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_when_the_primary_steps_down() {
    let database = fresh().await;
    let admin = database.client().await.database("admin");
    keep(async { database }, async |on: Arc<Ground>| {
        let from = on.now().await.unwrap();
        let over = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..4).map(|writer| tokio::spawn(write_until(on.clone(), writer, over.clone()))).collect();
        let reader = tokio::spawn(read_until(on.clone(), from, over.clone()));
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_millis(700)).await;
            let down = doc! { "replSetStepDown": 1, "secondaryCatchUpPeriodSecs": 0, "force": true };
            let _ = admin.run_command(down).await; // the connection may break before the answer
            tokio::time::sleep(Duration::from_millis(1_500)).await;
        }
        over.store(true, Ordering::SeqCst);
        let mut acknowledged = BTreeSet::new();
        for writer in writers {
            acknowledged.extend(writer.await.unwrap());
        }
        let seen = reader.await.unwrap();
        assert!(acknowledged.len() > 20, "only {} commits went through", acknowledged.len());
        for id in &acknowledged {
            assert!(on.get(&key("order", id)).await.unwrap().is_some(), "{id} was acknowledged and is lost");
        }
        let unique: BTreeSet<_> = seen.iter().cloned().collect();
        assert_eq!(unique.len(), seen.len(), "the reader saw a change twice");
        assert!(acknowledged.is_subset(&unique), "the reader missed {:?}", acknowledged.difference(&unique));
        for writer in 0..4 {
            let own: Vec<_> = seen.iter().filter(|id| id.starts_with(&format!("{writer}-"))).collect();
            assert!(own.is_sorted(), "out of order: {own:?}");
        }
        println!("{} commits acknowledged, {} changes read", acknowledged.len(), seen.len());
    })
    .await;
}

/// Inserts numbered documents; one whose outcome stayed unknown may exist, but is not counted.
async fn write_until(on: Arc<Ground>, writer: usize, over: Arc<AtomicBool>) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for n in 0.. {
        if over.load(Ordering::SeqCst) {
            break;
        }
        let id = format!("{writer}-{n:06}");
        match on.commit(&Batch::new().insert(key("order", &id), json!({ "n": n }))).await {
            Ok(()) => acknowledged.push(id),
            Err(StoreError::Unavailable(_) | StoreError::Exists { .. }) => {}
            Err(other) => panic!("{other:?}"),
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    acknowledged
}

/// Reads until the writers are over and nothing more comes.
async fn read_until(on: Arc<Ground>, mut cursor: Cursor, over: Arc<AtomicBool>) -> Vec<String> {
    let mut seen = Vec::new();
    loop {
        let was_over = over.load(Ordering::SeqCst);
        match on.changes_after(&cursor, Duration::from_secs(3)).await {
            Ok(Feed::Changes { changes, .. }) if changes.is_empty() && was_over => return seen,
            Ok(Feed::Changes { changes, next }) => {
                seen.extend(changes.into_iter().map(|change| change.key.id));
                cursor = next;
            }
            Ok(Feed::Gap) => panic!("a gap"),
            Err(StoreError::Unavailable(_)) => tokio::time::sleep(Duration::from_millis(100)).await,
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn idle_readers_move_on() {
    keep(fresh(), async |on: Arc<Ground>| {
        let from = on.now().await.unwrap();
        let Feed::Changes { next, .. } = on.changes_after(&from, Duration::from_millis(1_200)).await.unwrap() else { panic!() };
        assert_ne!(next, from, "a reader of an idle database must not fall behind its history");
        on.commit(&Batch::new().insert(key("order", "a"), json!({}))).await.unwrap();
        assert_eq!(follow(&**on, next, 1).await.0[0].key.id, "a");
        assert_eq!(on.find(&Query::all("order")).await.unwrap().rows.len(), 1);
    })
    .await;
}
