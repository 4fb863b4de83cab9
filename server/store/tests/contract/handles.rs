use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use futures::future::join_all;
use serde_json::json;
use store::{Batch, Feed, StoreError};

use super::{Ground, follow, got, key};

pub async fn another_handle_sees_what_was_committed(on: Arc<Ground>) {
    let other = on.backend.open().await;
    let from = other.now().await.unwrap();
    on.commit(&Batch::new().insert(key("account", "a"), json!({ "email": "a" }))).await.unwrap();
    assert_eq!(got(&*other, &key("account", "a")).await.body, json!({ "email": "a" }));
    let taken = other.commit(&Batch::new().insert(key("account", "b"), json!({ "email": "a" }))).await;
    assert!(matches!(taken, Err(StoreError::Exists { field: Some("email"), .. })));
    other.commit(&Batch::new().insert(key("account", "b"), json!({ "email": "b" }))).await.unwrap();
    assert_eq!(got(&**on, &key("account", "b")).await.version, 1);
    for store in [&**on, &*other] {
        let (changes, _) = follow(store, from.clone(), 2).await;
        assert_eq!(changes.iter().map(|change| change.key.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    }
}

pub async fn another_handle_wakes_a_waiting_reader(on: Arc<Ground>) {
    let other = on.backend.open().await;
    let cursor = on.now().await.unwrap();
    let reader = tokio::spawn({
        let on = on.clone();
        async move { on.changes_after(&cursor, Duration::from_secs(20)).await.unwrap() }
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    let began = Instant::now();
    other.commit(&Batch::new().insert(key("order", "a"), json!({}))).await.unwrap();
    let Feed::Changes { changes, .. } = reader.await.unwrap() else { panic!("a gap") };
    assert_eq!(changes.len(), 1);
    assert!(began.elapsed() < Duration::from_secs(1), "it took {:?}", began.elapsed());
}

pub async fn two_handles_share_one_counter(on: Arc<Ground>) {
    let other = on.backend.open().await;
    let at = key("account", "a");
    on.commit(&Batch::new().insert(at.clone(), json!({ "points": 30 }))).await.unwrap();
    let take = Batch::new().add(at.clone(), "points", -1, 0);
    let outcomes = join_all((0..50).map(|n| if n % 2 == 0 { on.commit(&take) } else { other.commit(&take) })).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 30, "{outcomes:?}");
    assert_eq!(got(&*other, &at).await.body, json!({ "points": 0 }));
}

pub async fn opening_again_keeps_what_is_there(on: Arc<Ground>) {
    on.commit(&Batch::new().insert(key("account", "a"), json!({ "email": "a" }))).await.unwrap();
    let cursor = on.now().await.unwrap();
    for n in 0..3 {
        let again = on.backend.open().await;
        assert_eq!(got(&*again, &key("account", "a")).await.body, json!({ "email": "a" }));
        again.commit(&Batch::new().insert(key("order", n.to_string()), json!({}))).await.unwrap();
    }
    assert_eq!(follow(&**on, cursor, 3).await.0.len(), 3);
}

pub async fn many_handles_may_open_at_once(on: Arc<Ground>) {
    let handles = join_all((0..6).map(|_| on.backend.open())).await;
    for (n, handle) in handles.iter().enumerate() {
        handle.commit(&Batch::new().insert(key("order", n.to_string()), json!({}))).await.unwrap();
    }
}
