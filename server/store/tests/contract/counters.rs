use std::sync::Arc;

use futures::future::join_all;
use serde_json::json;
use store::{Batch, StoreError};

use super::{Ground, got, key};

pub async fn an_add_changes_one_field_and_the_version(on: Arc<Ground>) {
    let at = key("order", "o");
    on.commit(&Batch::new().insert(at.clone(), json!({ "stock": { "here": 5, "there": 1.5 }, "total": 1 }))).await.unwrap();
    on.commit(&Batch::new().add(at.clone(), "stock.here", -2, 0).add(at.clone(), "total", 4, 0)).await.unwrap();
    let read = got(&**on, &at).await;
    assert_eq!(read.body, json!({ "stock": { "here": 3, "there": 1.5 }, "total": 5 }));
    assert_eq!(read.version, 3);
    assert!(read.body["total"].is_i64());
}

pub async fn an_add_stops_at_its_least(on: Arc<Ground>) {
    let at = key("account", "a");
    on.commit(&Batch::new().insert(at.clone(), json!({ "points": 3 }))).await.unwrap();
    let refused = on.commit(&Batch::new().add(at.clone(), "points", -4, 0)).await;
    assert!(matches!(refused, Err(StoreError::BelowLeast { key, field: "points" }) if key == at));
    on.commit(&Batch::new().add(at.clone(), "points", -3, 0)).await.unwrap();
    on.commit(&Batch::new().add(at.clone(), "points", -7, -7)).await.unwrap();
    let still = on.commit(&Batch::new().add(at.clone(), "points", 1, 0)).await;
    assert!(matches!(still, Err(StoreError::BelowLeast { .. })), "adding is not enough if the sum stays below");
    on.commit(&Batch::new().add(at.clone(), "points", i64::MIN + 7, i64::MIN)).await.unwrap();
    assert_eq!(got(&**on, &at).await.body, json!({ "points": i64::MIN }));
}

pub async fn an_add_needs_a_document_and_an_integer(on: Arc<Ground>) {
    let none = on.commit(&Batch::new().add(key("account", "none"), "points", 1, 0)).await;
    assert!(matches!(none, Err(StoreError::Missing { key }) if key.id == "none"));
    let at = key("order", "o");
    let body = json!({ "text": "1", "float": 1.0, "null": null, "list": [1], "most": i64::MAX });
    on.commit(&Batch::new().insert(at.clone(), body.clone())).await.unwrap();
    for field in ["text", "float", "null", "list", "most", "text.inside", "list.inside", "$inc", "list.0", ""] {
        let outcome = on.commit(&Batch::new().add(at.clone(), field, 1, 0)).await;
        assert!(matches!(outcome, Err(StoreError::Invalid(_))), "{field}: {outcome:?}");
    }
    assert_eq!(got(&**on, &at).await.body, body);
    on.commit(&Batch::new().insert(key("account", "a"), json!({ "email": 1 }))).await.unwrap();
    let unique = on.commit(&Batch::new().add(key("account", "a"), "email", 1, 0)).await;
    assert!(matches!(unique, Err(StoreError::Invalid(_))), "a unique value is no counter: {unique:?}");
}

pub async fn an_add_makes_the_counter_it_does_not_find(on: Arc<Ground>) {
    let at = key("order", "o");
    on.commit(&Batch::new().insert(at.clone(), json!({ "uses": {} }))).await.unwrap();
    on.commit(&Batch::new().add(at.clone(), "uses.summer", 2, 0).add(at.clone(), "views.today", 1, 0)).await.unwrap();
    assert_eq!(got(&**on, &at).await.body, json!({ "uses": { "summer": 2 }, "views": { "today": 1 } }));
    let below = on.commit(&Batch::new().add(at.clone(), "uses.winter", -1, 0)).await;
    assert!(matches!(below, Err(StoreError::BelowLeast { field: "uses.winter", .. })), "{below:?}");
}

pub async fn fifty_buyers_get_ten_pieces(on: Arc<Ground>) {
    let mug = key("account", "mug");
    on.commit(&Batch::new().insert(mug.clone(), json!({ "points": 10 }))).await.unwrap();
    let orders: Vec<_> = (0..50)
        .map(|n| Batch::new().insert(key("order", n.to_string()), json!({ "total": n })).add(mug.clone(), "points", -1, 0))
        .collect();
    let outcomes = join_all(orders.iter().map(|order| on.commit(order))).await;
    let refused = outcomes.iter().filter(|outcome| matches!(outcome, Err(StoreError::BelowLeast { .. }))).count();
    assert_eq!((outcomes.iter().filter(|outcome| outcome.is_ok()).count(), refused), (10, 40), "{outcomes:?}");
    assert_eq!(got(&**on, &mug).await.body, json!({ "points": 0 }));
    let placed = on.find(&store::Query::all("order")).await.unwrap().rows;
    assert_eq!(placed.len(), 10, "an order exists exactly where its piece was taken");
}

pub async fn a_hot_counter_loses_nothing(on: Arc<Ground>) {
    let at = key("account", "hot");
    on.commit(&Batch::new().insert(at.clone(), json!({ "points": 0 }))).await.unwrap();
    let add = Batch::new().add(at.clone(), "points", 1, 0);
    for outcome in join_all((0..200).map(|_| on.commit(&add))).await {
        outcome.unwrap();
    }
    assert_eq!(got(&**on, &at).await.body, json!({ "points": 200 }));
}
