//! What MongoDB's failures do to the promises: nothing.
//!
//! In a file of its own, since the others' tests must not have their primary taken away.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod contract;

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use contract::{
    Ground, bodies, follow, got, keep, key,
    mongo::{TestDatabase, fresh},
};
use mongodb::bson::{Document, doc};
use serde_json::json;
use store::{Batch, Cursor, Feed, StoreError};
use tokio::sync::Mutex;

/// These tests take turns.
static ALONE: Mutex<()> = Mutex::const_new(());

/// Makes the server fail the next commands of this test's own store.
async fn rehearse(database: &TestDatabase, times: i32, failure: Document) {
    let mut data = failure;
    data.insert("appName", &database.name);
    let point = doc! { "configureFailPoint": "failCommand", "mode": { "times": times }, "data": data };
    database.client().await.database("admin").run_command(point).await.expect("mongod runs with enableTestCommands=1");
}

/// A store whose commands the server can tell from others'.
async fn fresh_by_name() -> TestDatabase {
    let mut database = fresh().await;
    database.uri = format!("{}&appName={}", database.uri, database.name);
    database
}

/// Commits one batch under every failure, and finds it applied exactly once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_batch_is_applied_once_whatever_fails_meanwhile() {
    let _alone = ALONE.lock().await;
    let failures = [
        doc! { "failCommands": ["insert"], "closeConnection": true },
        doc! { "failCommands": ["update"], "closeConnection": true },
        doc! { "failCommands": ["commitTransaction"], "closeConnection": true },
        doc! { "failCommands": ["insert"], "errorCode": 112, "errorLabels": ["TransientTransactionError"] },
        doc! { "failCommands": ["update"], "errorCode": 112, "errorLabels": ["TransientTransactionError"] },
        doc! { "failCommands": ["commitTransaction"], "errorCode": 251, "errorLabels": ["TransientTransactionError"] },
        doc! { "failCommands": ["commitTransaction"], "errorCode": 91, "errorLabels": ["UnknownTransactionCommitResult"] },
        doc! { "failCommands": ["commitTransaction"], "writeConcernError": { "code": 91, "errmsg": "shutting down" }, "errorLabels": ["UnknownTransactionCommitResult"] },
        doc! { "failCommands": ["update", "commitTransaction"], "errorCode": 10_107 },
    ];
    let database = fresh_by_name().await;
    let same = TestDatabase { uri: database.uri.clone(), name: database.name.clone() };
    keep(async { same }, async |on: Arc<Ground>| {
        let counter = key("account", "counter");
        on.commit(&Batch::new().insert(counter.clone(), json!({ "points": 0 }))).await.unwrap();
        let from = on.now().await.unwrap();
        for (n, failure) in (1..).zip(&failures) {
            rehearse(&database, 3, failure.clone()).await;
            let began = std::time::Instant::now();
            let at = key("account", format!("a{n}"));
            let batch = Batch::new().insert(at.clone(), json!({ "email": n })).add(counter.clone(), "points", 1, 0);
            on.commit(&batch).await.unwrap_or_else(|error| panic!("{failure}: {error:?}"));
            println!("{:?} under {failure}", began.elapsed());
            assert_eq!(got(&**on, &at).await.version, 1, "{failure}");
            assert_eq!(bodies(&**on, std::slice::from_ref(&counter)).await, [json!({ "points": n })], "{failure}");
        }
        let (changes, _) = follow(&**on, from, 2 * failures.len()).await;
        assert_eq!(changes.len(), 2 * failures.len());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reads_and_the_feed_outlast_a_broken_connection() {
    let _alone = ALONE.lock().await;
    let database = fresh_by_name().await;
    let same = TestDatabase { uri: database.uri.clone(), name: database.name.clone() };
    keep(async { same }, async |on: Arc<Ground>| {
        let mut cursor = on.now().await.unwrap();
        for (n, failing) in ["find", "aggregate", "getMore", "find"].into_iter().enumerate() {
            let at = key("order", n.to_string());
            on.commit(&Batch::new().insert(at.clone(), json!({ "customer": "x" }))).await.unwrap();
            rehearse(&database, 3, doc! { "failCommands": [failing], "closeConnection": true }).await;
            assert_eq!(got(&**on, &at).await.version, 1);
            let query = store::Query::all("order").filter(store::Condition::Eq("customer", json!("x")));
            assert_eq!(on.find(&query).await.unwrap().rows.len(), n + 1);
            let (changes, next) = follow_patiently(&on, cursor).await;
            assert_eq!(changes, [n.to_string()]);
            cursor = next;
        }
    })
    .await;
}

/// Reads at least one change, over however many calls.
async fn follow_patiently(on: &Ground, mut cursor: Cursor) -> (Vec<String>, Cursor) {
    for _ in 0..100 {
        match on.changes_after(&cursor, Duration::from_millis(300)).await {
            Ok(Feed::Changes { changes, next }) if changes.is_empty() => cursor = next,
            Ok(Feed::Changes { changes, next }) => return (changes.into_iter().map(|change| change.key.id).collect(), next),
            Err(StoreError::Unavailable(_)) => {}
            other => panic!("{other:?}"),
        }
    }
    panic!("no change came");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_history_that_is_lost_is_a_gap() {
    let _alone = ALONE.lock().await;
    let database = fresh_by_name().await;
    let same = TestDatabase { uri: database.uri.clone(), name: database.name.clone() };
    keep(async { same }, async |on: Arc<Ground>| {
        let cursor = on.now().await.unwrap();
        rehearse(&database, 1, doc! { "failCommands": ["aggregate"], "errorCode": 286 }).await;
        assert_eq!(on.changes_after(&cursor, Duration::from_secs(5)).await.unwrap(), Feed::Gap);
        on.commit(&Batch::new().insert(key("order", "a"), json!({}))).await.unwrap();
        assert_eq!(follow(&**on, cursor, 1).await.0[0].key.id, "a");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failure_that_does_not_pass_is_told() {
    let _alone = ALONE.lock().await;
    let database = fresh_by_name().await;
    let same = TestDatabase { uri: database.uri.clone(), name: database.name.clone() };
    keep(async { same }, async |on: Arc<Ground>| {
        rehearse(&database, 1, doc! { "failCommands": ["insert"], "errorCode": 13 }).await;
        let refused = on.commit(&Batch::new().insert(key("order", "a"), json!({}))).await;
        assert!(matches!(refused, Err(StoreError::Failed { .. })), "{refused:?}");
        assert_eq!(on.get(&key("order", "a")).await.unwrap(), None);
    })
    .await;
}

/// Writers and a reader go on while the primary steps down twice: what was acknowledged is
/// there, and the reader saw all of it, each writer's documents in their order.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_when_the_primary_steps_down() {
    let _alone = ALONE.lock().await;
    let database = fresh().await;
    let admin = database.client().await.database("admin");
    keep(async { database }, async |on: Arc<Ground>| {
        let from = on.now().await.unwrap();
        let over = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..4).map(|writer| tokio::spawn(write_until(on.clone(), writer, over.clone()))).collect();
        let reader = tokio::spawn(read_until(on.clone(), from, over.clone()));
        for _ in 0..2 {
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
