use std::sync::Arc;

use futures::future::join_all;
use serde_json::json;
use store::{Batch, StoreError};

use super::{Ground, got, key};

fn moved(outcome: Result<(), StoreError>) -> String {
    match outcome {
        Err(StoreError::Conflict { key }) => key.id,
        other => panic!("expected a conflict: {other:?}"),
    }
}

pub async fn a_version_counts_every_write(on: Arc<Ground>) {
    let at = key("account", "a");
    on.commit(&Batch::new().insert(at.clone(), json!({ "points": 0 }))).await.unwrap();
    on.commit(&Batch::new().replace(at.clone(), 1, json!({ "points": 5 }))).await.unwrap();
    assert_eq!(got(&**on, &at).await.version, 2);
    on.commit(&Batch::new().add(at.clone(), "points", 1, 0)).await.unwrap();
    assert_eq!(got(&**on, &at).await.version, 3);
    on.commit(&Batch::new().unchanged(at.clone(), 3)).await.unwrap();
    assert_eq!(got(&**on, &at).await.version, 3, "a check writes nothing");
    on.commit(&Batch::new().delete(at.clone(), 3).insert(at.clone(), json!({}))).await.unwrap();
    assert_eq!(got(&**on, &at).await.version, 1, "a new document begins anew");
}

pub async fn a_replace_needs_the_version_that_was_read(on: Arc<Ground>) {
    let at = key("account", "a");
    on.commit(&Batch::new().insert(at.clone(), json!({ "n": 0 }))).await.unwrap();
    on.commit(&Batch::new().replace(at.clone(), 1, json!({ "n": 1 }))).await.unwrap();
    for stale in [0, 1, 3, u64::MAX] {
        assert_eq!(moved(on.commit(&Batch::new().replace(at.clone(), stale, json!({ "n": 2 }))).await), "a");
    }
    assert_eq!(got(&**on, &at).await.body, json!({ "n": 1 }));
}

pub async fn a_delete_needs_the_version_that_was_read(on: Arc<Ground>) {
    let at = key("account", "a");
    on.commit(&Batch::new().insert(at.clone(), json!({ "points": 1 })).add(at.clone(), "points", 1, 0)).await.unwrap();
    assert_eq!(moved(on.commit(&Batch::new().delete(at.clone(), 1)).await), "a");
    on.commit(&Batch::new().delete(at.clone(), 2)).await.unwrap();
    assert_eq!(on.get(&at).await.unwrap(), None);
}

pub async fn a_check_needs_the_version_that_was_read(on: Arc<Ground>) {
    let (read, written) = (key("account", "read"), key("account", "written"));
    on.commit(&Batch::new().insert(read.clone(), json!({ "points": 1 }))).await.unwrap();
    on.commit(&Batch::new().unchanged(read.clone(), 1).insert(written.clone(), json!({}))).await.unwrap();
    on.commit(&Batch::new().add(read.clone(), "points", 1, 0)).await.unwrap();
    let late = Batch::new().replace(written.clone(), 1, json!({ "late": true })).unchanged(read, 1);
    assert_eq!(moved(on.commit(&late).await), "read");
    assert_eq!(got(&**on, &written).await.body, json!({}));
}

pub async fn what_is_gone_is_a_conflict(on: Arc<Ground>) {
    let at = key("account", "gone");
    for batch in [Batch::new().replace(at.clone(), 1, json!({})), Batch::new().delete(at.clone(), 1), Batch::new().unchanged(at.clone(), 1)]
    {
        assert_eq!(moved(on.commit(&batch).await), "gone");
    }
}

/// Two batches each check what the other writes: were both to pass, neither read would have held.
pub async fn checks_hold_until_the_commit(on: Arc<Ground>) {
    for round in 0..20 {
        let (left, right) = (key("account", format!("l{round}")), key("account", format!("r{round}")));
        on.commit(&Batch::new().insert(left.clone(), json!({})).insert(right.clone(), json!({}))).await.unwrap();
        // A check of what was checked before must count as much.
        on.commit(&Batch::new().unchanged(left.clone(), 1).unchanged(right.clone(), 1)).await.unwrap();
        let one = Batch::new().unchanged(left.clone(), 1).replace(right.clone(), 1, json!({ "by": "one" }));
        let other = Batch::new().unchanged(right, 1).replace(left, 1, json!({ "by": "other" }));
        let (one, other) = tokio::join!(on.commit(&one), on.commit(&other));
        assert_eq!(u8::from(one.is_ok()) + u8::from(other.is_ok()), 1, "{one:?} {other:?}");
    }
}

pub async fn of_many_replacements_one_wins(on: Arc<Ground>) {
    let at = key("account", "a");
    on.commit(&Batch::new().insert(at.clone(), json!({}))).await.unwrap();
    let batches: Vec<_> = (0..20).map(|n| Batch::new().replace(at.clone(), 1, json!({ "n": n }))).collect();
    let outcomes = join_all(batches.iter().map(|batch| on.commit(batch))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert!(outcomes.into_iter().filter(Result::is_err).all(|outcome| moved(outcome) == "a"));
    assert_eq!(got(&**on, &at).await.version, 2);
}
