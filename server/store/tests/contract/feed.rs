use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use futures::future::join_all;
use serde_json::json;
use store::{Batch, Change, Cursor, Feed, Query};

use super::{Ground, follow, key};

fn ids(changes: &[Change]) -> Vec<&str> {
    changes.iter().map(|change| change.key.id.as_str()).collect()
}

pub async fn changes_come_in_the_order_of_their_commits(on: Arc<Ground>) {
    on.commit(&Batch::new().insert(key("order", "before"), json!({}))).await.unwrap();
    let from = on.now().await.unwrap();
    on.commit(&Batch::new().insert(key("order", "c"), json!({ "n": 1 })).insert(key("account", "b"), json!({ "points": 1 })))
        .await
        .unwrap();
    on.commit(&Batch::new().replace(key("order", "c"), 1, json!({ "n": 2 }))).await.unwrap();
    on.commit(&Batch::new().add(key("account", "b"), "points", 1, 0)).await.unwrap();
    on.commit(&Batch::new().insert(key("order", "a"), json!({ "n": 3 }))).await.unwrap();
    let (changes, next) = follow(&**on, from.clone(), 5).await;
    assert_eq!(ids(&changes), ["c", "b", "c", "b", "a"]);
    assert_eq!(changes[1].key.collection, "account");
    assert_eq!(changes[2].body, Some(json!({ "n": 2 })));
    assert_eq!(changes[3].body, Some(json!({ "points": 2 })));
    let (again, _) = follow(&**on, from, 5).await;
    assert_eq!(ids(&again), ["c", "b", "c", "b", "a"], "a cursor can be read from twice");
    on.commit(&Batch::new().insert(key("order", "d"), json!({}))).await.unwrap();
    assert_eq!(ids(&follow(&**on, next, 1).await.0), ["d"]);
}

pub async fn nothing_new_gives_no_changes_after_the_wait(on: Arc<Ground>) {
    let mut cursor = on.now().await.unwrap();
    for wait in [0, 0, 300] {
        let began = Instant::now();
        let Feed::Changes { changes, next } = on.changes_after(&cursor, Duration::from_millis(wait)).await.unwrap() else {
            panic!("a gap on an idle database")
        };
        assert_eq!(changes, []);
        assert!(began.elapsed() >= Duration::from_millis(wait), "it did not wait");
        assert!(began.elapsed() < Duration::from_millis(wait + 1_500), "it waited for {:?}", began.elapsed());
        cursor = next;
    }
    on.commit(&Batch::new().insert(key("order", "a"), json!({}))).await.unwrap();
    assert_eq!(ids(&follow(&**on, cursor, 1).await.0), ["a"]);
}

pub async fn a_waiting_reader_wakes_at_a_commit(on: Arc<Ground>) {
    let cursor = on.now().await.unwrap();
    let reader = tokio::spawn({
        let on = on.clone();
        async move { on.changes_after(&cursor, Duration::from_secs(20)).await.unwrap() }
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(!reader.is_finished());
    let began = Instant::now();
    on.commit(&Batch::new().insert(key("order", "a"), json!({}))).await.unwrap();
    let Feed::Changes { changes, .. } = reader.await.unwrap() else { panic!("a gap") };
    assert_eq!(ids(&changes), ["a"]);
    assert!(began.elapsed() < Duration::from_secs(2), "it woke after {:?}", began.elapsed());
}

pub async fn a_deleted_document_shows_no_body(on: Arc<Ground>) {
    on.commit(&Batch::new().insert(key("order", "a"), json!({}))).await.unwrap();
    let from = on.now().await.unwrap();
    on.commit(&Batch::new().delete(key("order", "a"), 1)).await.unwrap();
    assert_eq!(follow(&**on, from, 1).await.0, [Change { key: key("order", "a"), body: None }]);
}

pub async fn a_refused_batch_shows_nothing(on: Arc<Ground>) {
    let from = on.now().await.unwrap();
    let refused = Batch::new().insert(key("order", "a"), json!({})).delete(key("order", "none"), 1);
    on.commit(&refused).await.unwrap_err();
    on.commit(&Batch::new().insert(key("order", "b"), json!({}))).await.unwrap();
    assert_eq!(ids(&follow(&**on, from, 1).await.0), ["b"]);
}

pub async fn a_check_shows_nothing(on: Arc<Ground>) {
    on.commit(&Batch::new().insert(key("order", "read"), json!({}))).await.unwrap();
    let from = on.now().await.unwrap();
    on.commit(&Batch::new().unchanged(key("order", "read"), 1)).await.unwrap();
    on.commit(&Batch::new().unchanged(key("order", "read"), 1).insert(key("order", "a"), json!({}))).await.unwrap();
    on.commit(&Batch::new().insert(key("order", "b"), json!({}))).await.unwrap();
    assert_eq!(ids(&follow(&**on, from, 2).await.0), ["a", "b"]);
}

/// Eight writers at once, three readers from the same place: all see everything, alike, and each
/// writer's documents in the order it wrote them, the two of one batch side by side.
pub async fn changes_of_many_writers_are_complete_and_in_order(on: Arc<Ground>) {
    let from = on.now().await.unwrap();
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let (on, from) = (on.clone(), from.clone());
            tokio::spawn(async move { follow(&**on, from, 8 * 25 * 2).await.0 })
        })
        .collect();
    let write = |writer: usize| {
        let on = on.clone();
        tokio::spawn(async move {
            for n in 0..25 {
                let (one, other) = (key("order", format!("{writer}-{n}-one")), key("account", format!("{writer}-{n}-other")));
                on.commit(&Batch::new().insert(one, json!({ "n": n })).insert(other, json!({ "n": n }))).await.unwrap();
            }
        })
    };
    for writer in join_all((0..8).map(write)).await {
        writer.unwrap();
    }
    let mut seen = Vec::new();
    for reader in readers {
        seen.push(reader.await.unwrap());
    }
    assert!(seen.iter().all(|changes| *changes == seen[0]), "the readers saw different orders");
    let mut next: HashMap<String, usize> = HashMap::new();
    for pair in seen[0].chunks(2) {
        let parts: Vec<_> = pair[0].key.id.split('-').collect();
        let n = next.entry(parts[0].to_owned()).or_default();
        assert_eq!(parts[1], n.to_string());
        assert_eq!(pair[1].key.id, format!("{}-{n}-other", parts[0]));
        *n += 1;
    }
}

pub async fn a_long_feed_is_read_in_parts(on: Arc<Ground>) {
    let from = on.now().await.unwrap();
    for hundred in 0..25 {
        let write = |batch: Batch, n| batch.insert(key("order", format!("{hundred:02}{n:02}")), json!({ "n": n }));
        on.commit(&(0..100).fold(Batch::new(), write)).await.unwrap();
    }
    let (changes, _) = follow(&**on, from, 2_500).await;
    let expected: Vec<_> = (0..2_500).map(|n| format!("{n:04}")).collect();
    assert_eq!(ids(&changes), expected);
}

pub async fn a_foreign_cursor_is_a_gap(on: Arc<Ground>) {
    on.commit(&Batch::new().insert(key("order", "a"), json!({}))).await.unwrap();
    for foreign in ["", "0", "elsewhere:17", "deadbeefdeadbeef:1", "82AB", "{}"] {
        let cursor: Cursor = serde_json::from_value(json!(foreign)).unwrap();
        let feed = on.changes_after(&cursor, Duration::ZERO).await.unwrap();
        assert_eq!(feed, Feed::Gap, "{foreign}");
    }
}

/// A call that is given up in the middle costs nothing: the cursor still leads to every change.
pub async fn a_dropped_reader_goes_on_where_it_was(on: Arc<Ground>) {
    let mut cursor = on.now().await.unwrap();
    let mut seen = Vec::new();
    for n in 0..40 {
        on.commit(&Batch::new().insert(key("order", format!("{n:02}")), json!({}))).await.unwrap();
        let patience = Duration::from_micros(n * 200);
        if let Ok(read) = tokio::time::timeout(patience, on.changes_after(&cursor, Duration::from_secs(5))).await {
            let Feed::Changes { changes, next } = read.unwrap() else { panic!("a gap") };
            seen.extend(changes);
            cursor = next;
        }
    }
    if seen.len() < 40 {
        seen.extend(follow(&**on, cursor, 40 - seen.len()).await.0);
    }
    let expected: Vec<_> = (0..40).map(|n| format!("{n:02}")).collect();
    assert_eq!(ids(&seen), expected);
}

pub async fn readers_do_not_disturb_each_other(on: Arc<Ground>) {
    let from = on.now().await.unwrap();
    for n in 0..30 {
        on.commit(&Batch::new().insert(key("order", format!("{n:02}")), json!({}))).await.unwrap();
    }
    let slow = follow(&**on, from.clone(), 30);
    let fast = follow(&**on, from.clone(), 30);
    let (slow, fast) = tokio::join!(slow, fast);
    assert_eq!(slow.0, fast.0);
    assert_eq!(on.find(&Query::all("order")).await.unwrap().rows.len(), 30);
}

pub async fn a_cursor_survives_being_stored(on: Arc<Ground>) {
    let cursor = on.now().await.unwrap();
    on.commit(&Batch::new().insert(key("order", "a"), json!({ "cursor": cursor }))).await.unwrap();
    let stored = super::got(&**on, &key("order", "a")).await.body["cursor"].clone();
    let cursor: Cursor = serde_json::from_value(stored).unwrap();
    let (changes, next) = follow(&**on, cursor, 1).await;
    assert_eq!(ids(&changes), ["a"]);
    let again: Cursor = serde_json::from_str(&serde_json::to_string(&next).unwrap()).unwrap();
    on.commit(&Batch::new().insert(key("order", "b"), json!({}))).await.unwrap();
    assert_eq!(ids(&follow(&**on, again, 1).await.0), ["b"]);
}
