//! The SQLite file survives the death of its process at any moment.
//!
//! The test runs itself again as a child that commits numbered documents and says so after each;
//! the child is killed without warning, again and again, and every document it spoke of is there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    thread,
    time::Duration,
};

use serde_json::json;
use store::{Batch, Collection, DocumentStore, Feed, Key, SqliteStore, lock_for_serving};

const FILE: &str = "SHOP_TEST_CRASH_FILE";
const ROUND: &str = "SHOP_TEST_CRASH_ROUND";
const KILLS: u64 = 10;
const WRITERS: usize = 8;
const SCHEMA: &[Collection] =
    &[Collection { name: "order", unique: &["number"], indexes: &["round"] }, Collection { name: "counter", unique: &[], indexes: &[] }];

fn key(collection: &'static str, id: impl Into<String>) -> Key {
    Key { collection, id: id.into() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_a_kill() {
    if let Some(file) = std::env::var_os(FILE) {
        return write_for_ever(Path::new(&file), &std::env::var(ROUND).unwrap()).await;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.db");
    let store = SqliteStore::open(&file, SCHEMA).await.unwrap();
    store.commit(&Batch::new().insert(key("counter", "all"), json!({ "count": 0 }))).await.unwrap();
    drop(store);
    let mut acknowledged = Vec::new();
    for round in 0..KILLS {
        let child = Child::running(&file, round);
        let chance = getrandom::u32().unwrap();
        thread::sleep(Duration::from_millis(150 + u64::from(chance % 250)));
        acknowledged.extend(child.killed());
        check(&file, &acknowledged).await;
    }
    println!("{} commits acknowledged over {KILLS} kills, all there", acknowledged.len());
    assert!(acknowledged.len() > 100, "only {} commits went through", acknowledged.len());
}

/// The child: several writers at once, so that commits are shared, each saying what is durable.
async fn write_for_ever(file: &Path, round: &str) {
    let _lock = lock_for_serving(file).unwrap();
    let store = Arc::new(SqliteStore::open(file, SCHEMA).await.unwrap());
    let write = |writer: usize| {
        let (store, round) = (store.clone(), round.to_owned());
        tokio::spawn(async move {
            for n in 0.. {
                let id = format!("{round}-{writer}-{n}");
                let order = json!({ "number": id, "round": round, "padding": "x".repeat(n % 5_000) });
                let batch = Batch::new().insert(key("order", &id), order).add(key("counter", "all"), "count", 1, 0);
                store.commit(&batch).await.unwrap();
                let mut out = std::io::stdout().lock();
                writeln!(out, "durable {id}").unwrap();
                out.flush().unwrap();
            }
        })
    };
    futures::future::join_all((0..WRITERS).map(write)).await;
}

trait Crashing {
    fn running(file: &Path, round: u64) -> Self;
    fn killed(self) -> Vec<String>;
}

impl Crashing for Child {
    fn running(file: &Path, round: u64) -> Self {
        let mut again = Command::new(std::env::current_exe().unwrap());
        again.args(["--exact", "what_was_acknowledged_survives_a_kill", "--nocapture"]);
        again.env(FILE, file).env(ROUND, round.to_string());
        again.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Kills the child and gives the ids that it had called durable.
    fn killed(mut self) -> Vec<String> {
        let out = self.stdout.take().unwrap();
        // Read on while it dies: a full pipe must not be what stops it.
        let reader = thread::spawn(move || BufReader::new(out).lines().map_while(Result::ok).collect::<Vec<_>>());
        self.kill().unwrap(); // SIGKILL
        self.wait().unwrap();
        let lines = reader.join().unwrap();
        lines.iter().filter_map(|line| line.split_once("durable ")).map(|(_, id)| id.to_owned()).collect()
    }
}

async fn check(file: &Path, acknowledged: &[String]) {
    lock_for_serving(file).expect("the lock dies with its holder");
    let store = SqliteStore::open(file, SCHEMA).await.unwrap();
    let keys: Vec<_> = acknowledged.iter().map(|id| key("order", id)).collect();
    for (key, found) in keys.iter().zip(store.get_many(&keys).await.unwrap()) {
        assert!(found.is_some(), "{} was acknowledged and is lost", key.id);
    }
    // Whole batches only: the counter, the documents, their claims and the feed agree.
    let db = rusqlite::Connection::open(file).unwrap();
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let orders = count(r#"SELECT count(*) FROM "order""#);
    assert_eq!(count("SELECT count(*) FROM _claims"), orders);
    assert_eq!(count(r#"SELECT json_extract(body, '$.count') FROM counter"#), orders);
    assert_eq!(count("SELECT count(*) FROM _changes"), 2 * orders + 1);
    assert_eq!(count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
    let now = store.now().await.unwrap();
    assert!(matches!(store.changes_after(&now, Duration::ZERO).await.unwrap(), Feed::Changes { changes, .. } if changes.is_empty()));
}
