use std::sync::Arc;

use futures::future::join_all;
use serde_json::json;
use store::{Batch, Query, StoreError};

use super::{Ground, bodies, got, key};

pub async fn a_batch_is_applied_in_its_order(on: Arc<Ground>) {
    let at = key("account", "a");
    let batch = Batch::new()
        .insert(at.clone(), json!({ "points": 1, "email": "a" }))
        .add(at.clone(), "points", 4, 0)
        .unchanged(at.clone(), 2)
        .replace(at.clone(), 2, json!({ "points": 10, "email": "b" }))
        .add(at.clone(), "points", -10, 0)
        .insert(key("account", "b"), json!({ "email": "a" }));
    on.commit(&batch).await.unwrap();
    let read = got(&**on, &at).await;
    assert_eq!((read.version, read.body), (4, json!({ "points": 0, "email": "b" })));
}

pub async fn an_empty_batch_does_nothing(on: Arc<Ground>) {
    on.commit(&Batch::new()).await.unwrap();
}

/// Four good writes, and a bad one of every kind at every place among them.
pub async fn a_failing_write_at_any_position_leaves_nothing_behind(on: Arc<Ground>) {
    let [old, counter, doomed, holder] = ["old", "counter", "doomed", "holder"].map(|id| key("account", id));
    let begin = Batch::new()
        .insert(old.clone(), json!({ "email": "old" }))
        .insert(counter.clone(), json!({ "points": 1 }))
        .insert(doomed.clone(), json!({ "email": "doomed" }))
        .insert(holder.clone(), json!({ "email": "held", "points": 0 }));
    on.commit(&begin).await.unwrap();
    let good = [
        Batch::new().insert(key("account", "new"), json!({ "email": "new", "logins": ["x", "y"] })),
        Batch::new().replace(old.clone(), 1, json!({ "email": "changed" })),
        Batch::new().add(counter.clone(), "points", 1, 0),
        Batch::new().delete(doomed.clone(), 1),
    ];
    let bad = [
        Batch::new().insert(holder.clone(), json!({})),
        Batch::new().insert(key("account", "x"), json!({ "email": "held" })),
        Batch::new().replace(holder.clone(), 9, json!({})),
        Batch::new().delete(holder.clone(), 9),
        Batch::new().unchanged(holder.clone(), 9),
        Batch::new().add(holder.clone(), "points", -1, 0),
        Batch::new().add(key("account", "nobody"), "points", 1, 0),
        Batch::new().insert(key("account", "x"), json!(["no object"])),
    ];
    let all = [old, counter, doomed, holder, key("account", "new"), key("account", "x")];
    let before = bodies(&**on, &all).await;
    for wrong in &bad {
        for position in 0..=good.len() {
            let (first, rest) = good.split_at(position);
            let batch = first.iter().chain([wrong]).chain(rest).fold(Batch::new(), |batch, write| batch.and(write.clone()));
            on.commit(&batch).await.unwrap_err();
            assert_eq!(bodies(&**on, &all).await, before, "{wrong:?} at {position}");
        }
    }
    // The values that the failed batches claimed for a moment are free, and those they freed are not.
    let free = json!({ "email": "new", "logins": ["x", "y"], "name": { "nick": "changed" } });
    on.commit(&Batch::new().insert(key("account", "free"), free)).await.unwrap();
    for kept in ["old", "doomed", "held"] {
        let outcome = on.commit(&Batch::new().insert(key("account", "z"), json!({ "email": kept }))).await;
        assert!(matches!(outcome, Err(StoreError::Exists { field: Some("email"), .. })), "{kept}: {outcome:?}");
    }
}

pub async fn the_same_insert_from_many_sides_is_made_once(on: Arc<Ground>) {
    let counter = key("account", "counter");
    on.commit(&Batch::new().insert(counter.clone(), json!({ "points": 0 }))).await.unwrap();
    let received = Batch::new().insert(key("order", "evt_1"), json!({})).add(counter.clone(), "points", 1, 0);
    let outcomes = join_all((0..20).map(|_| on.commit(&received))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let exists = |outcome: &Result<(), StoreError>| matches!(outcome, Err(StoreError::Exists { field: None, .. }));
    assert_eq!(outcomes.iter().filter(|outcome| exists(outcome)).count(), 19, "{outcomes:?}");
    assert_eq!(got(&**on, &counter).await.body, json!({ "points": 1 }));
    assert_eq!(on.find(&Query::all("order")).await.unwrap().rows.len(), 1);
}

pub async fn a_value_can_move_between_documents_in_one_batch(on: Arc<Ground>) {
    let (one, other) = (key("account", "one"), key("account", "other"));
    on.commit(&Batch::new().insert(one.clone(), json!({ "email": "a" })).insert(other.clone(), json!({ "email": "b" }))).await.unwrap();
    let early = Batch::new().replace(other.clone(), 1, json!({ "email": "a" })).replace(one.clone(), 1, json!({}));
    assert!(on.commit(&early).await.is_err(), "the order of the writes counts");
    let swap = Batch::new().replace(one.clone(), 1, json!({})).replace(other.clone(), 1, json!({ "email": "a" })).replace(
        one.clone(),
        2,
        json!({ "email": "b" }),
    );
    on.commit(&swap).await.unwrap();
    assert_eq!(bodies(&**on, &[one, other]).await, [json!({ "email": "b" }), json!({ "email": "a" })]);
}
