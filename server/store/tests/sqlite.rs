//! The contract on SQLite, and what SQLite alone promises.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod contract;

use std::{path::PathBuf, sync::Arc, time::Duration};

use contract::{Backend, SCHEMA, follow, key};
use futures::{FutureExt, future::BoxFuture};
use serde_json::json;
use store::{Batch, Collection, DocumentStore, Feed, LockError, Query, SharedStore, SqliteStore, StoreError, lock_for_serving};
use tempfile::TempDir;

struct File(TempDir);

impl File {
    fn path(&self) -> PathBuf {
        self.0.path().join("shop.db")
    }
}

impl Backend for File {
    fn open(&self) -> BoxFuture<'_, SharedStore> {
        async { Arc::new(SqliteStore::open(&self.path(), SCHEMA).await.unwrap()) as SharedStore }.boxed()
    }

    fn clear(&self) -> BoxFuture<'_, ()> {
        async {}.boxed() // the directory goes with the test
    }
}

async fn fresh() -> File {
    File(tempfile::tempdir().unwrap())
}

contract::tests!(crate::fresh());

#[tokio::test]
async fn a_cursor_older_than_what_is_kept_is_a_gap() {
    let file = fresh().await;
    let store = SqliteStore::open_retaining(&file.path(), SCHEMA, 10).await.unwrap();
    let old = store.now().await.unwrap();
    let mut cursors = Vec::new();
    for n in 0..50 {
        store.commit(&Batch::new().insert(key("order", n.to_string()), json!({}))).await.unwrap();
        cursors.push(store.now().await.unwrap());
    }
    assert_eq!(store.changes_after(&old, Duration::ZERO).await.unwrap(), Feed::Gap);
    let (changes, _) = follow(&store, cursors[39].clone(), 10).await;
    assert_eq!(changes.len(), 10, "the latest ten are still there");
    assert!(matches!(store.changes_after(&cursors[49], Duration::ZERO).await.unwrap(), Feed::Changes { .. }));
}

#[tokio::test]
async fn a_cursor_of_what_a_restored_copy_never_saw_is_a_gap() {
    let file = fresh().await;
    let store = file.open().await;
    let copy = file.0.path().join("copy.db");
    rusqlite::Connection::open(file.path()).unwrap().execute("VACUUM INTO ?", [copy.to_str()]).unwrap();
    store.commit(&Batch::new().insert(key("order", "a"), json!({}))).await.unwrap();
    let ahead = store.now().await.unwrap();
    let restored = SqliteStore::open(&copy, SCHEMA).await.unwrap();
    assert_eq!(restored.changes_after(&ahead, Duration::ZERO).await.unwrap(), Feed::Gap);
}

#[tokio::test]
async fn a_file_is_served_once() {
    let file = fresh().await;
    let held = lock_for_serving(&file.path()).unwrap();
    let second = lock_for_serving(&file.path()).unwrap_err();
    assert!(matches!(&second, LockError::Held { path } if *path == file.path()));
    assert!(second.to_string().contains("already serves"), "{second}");
    let beside = file.open().await;
    beside.commit(&Batch::new().insert(key("order", "a"), json!({}))).await.unwrap();
    drop(held);
    lock_for_serving(&file.path()).unwrap();
}

#[tokio::test]
async fn changes_of_a_collection_that_is_not_known_here_are_passed_over() {
    const LATER: &[Collection] =
        &[Collection { name: "order", unique: &[], indexes: &["customer"] }, Collection { name: "wish", unique: &[], indexes: &[] }];
    let file = fresh().await;
    let (older, newer) = (file.open().await, SqliteStore::open(&file.path(), LATER).await.unwrap());
    let from = older.now().await.unwrap();
    newer.commit(&Batch::new().insert(key("wish", "w"), json!({})).insert(key("order", "o"), json!({}))).await.unwrap();
    let (changes, _) = follow(&*older, from, 1).await;
    assert_eq!(changes[0].key, key("order", "o"));
}

#[tokio::test]
async fn a_schema_that_cannot_be_kept_is_refused() {
    const fn named(name: &'static str, indexes: &'static [&'static str]) -> [Collection; 1] {
        [Collection { name, unique: &[], indexes }]
    }
    static WRONG: [[Collection; 1]; 7] = [
        named("Order", &[]),
        named("_own", &[]),
        named("sqlite_master", &[]),
        named("a\"b", &[]),
        named("order", &["a'b"]),
        named("order", &["a..b"]),
        named("order", &["list.0"]),
    ];
    for schema in &WRONG {
        let file = fresh().await;
        let outcome = SqliteStore::open(&file.path(), schema).await;
        assert!(matches!(outcome, Err(StoreError::Invalid(_))), "{schema:?}");
    }
}

#[tokio::test]
async fn a_query_uses_its_index() {
    let file = fresh().await;
    let _store = file.open().await;
    let db = rusqlite::Connection::open(file.path()).unwrap();
    let plan = |tail: &str| {
        let sql = format!(r#"EXPLAIN QUERY PLAN SELECT id FROM "order" {tail}"#);
        let steps: Vec<String> = db.prepare(&sql).unwrap().query_map([], |row| row.get(3)).unwrap().map(Result::unwrap).collect();
        steps.join("; ")
    };
    let customer = r#"json_extract(body, '$."customer"')"#;
    let found = plan(&format!("WHERE {customer} = 'a' ORDER BY id ASC LIMIT 5"));
    assert!(found.contains("USING") && found.contains("INDEX order.customer") && !found.contains("TEMP B-TREE"), "{found}");
    let sorted = plan(&format!("WHERE {customer} >= 'a' AND ({customer} > 'a' OR id > 'b') ORDER BY {customer} ASC, id ASC LIMIT 5"));
    assert!(sorted.contains("SEARCH") && !sorted.contains("TEMP B-TREE"), "{sorted}");
}

/// Many callers at once share one `fsync`: they take far less than one each would.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn waiting_batches_share_a_commit() {
    let file = fresh().await;
    let store = file.open().await;
    let began = std::time::Instant::now();
    let batches: Vec<_> = (0..2_000).map(|n| Batch::new().insert(key("order", n.to_string()), json!({ "total": n }))).collect();
    for outcome in futures::future::join_all(batches.iter().map(|batch| store.commit(batch))).await {
        outcome.unwrap();
    }
    println!("2,000 batches in {:?}", began.elapsed());
    assert_eq!(store.find(&Query::all("order").limit(1_000)).await.unwrap().rows.len(), 1_000);
}
