//! The contract on MongoDB, and what MongoDB alone promises.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod contract;

use std::{sync::Arc, time::Duration};

use contract::{Backend, Ground, SCHEMA, follow, keep, key, mongo::fresh};
use mongodb::bson::doc;
use serde_json::json;
use store::{Batch, Cursor, Feed, MongoStore, Query, StoreError};

contract::tests!(crate::contract::mongo::fresh());

#[tokio::test]
async fn a_cursor_that_leads_nowhere_is_a_gap() {
    keep(fresh(), async |on: Arc<Ground>| {
        on.commit(&Batch::new().insert(key("order", "a"), json!({}))).await.unwrap();
        for old in ["mongo-token:82AB", "mongo-token:no token", "mongo-time:x", "mongo-token:"] {
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
