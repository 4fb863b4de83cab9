use std::sync::Arc;

use futures::future::join_all;
use serde_json::json;
use store::{Batch, StoreError};

use super::{Ground, bodies, key};

fn taken(outcome: Result<(), StoreError>) -> (String, Option<&'static str>) {
    match outcome {
        Err(StoreError::Exists { key, field }) => (key.id, field),
        other => panic!("expected that it exists: {other:?}"),
    }
}

pub async fn an_id_is_taken_once(on: Arc<Ground>) {
    on.commit(&Batch::new().insert(key("account", "ada"), json!({ "n": 1 }))).await.unwrap();
    let again = on.commit(&Batch::new().insert(key("account", "ada"), json!({ "n": 2 }))).await;
    assert_eq!(taken(again), ("ada".into(), None));
    on.commit(&Batch::new().insert(key("order", "ada"), json!({}))).await.unwrap();
    assert_eq!(bodies(&**on, &[key("account", "ada")]).await, [json!({ "n": 1 })]);
}

pub async fn a_unique_value_is_taken_once(on: Arc<Ground>) {
    let ada = json!({ "email": "ada@example.com", "name": { "nick": "ada" } });
    on.commit(&Batch::new().insert(key("account", "1"), ada)).await.unwrap();
    let same_email = on.commit(&Batch::new().insert(key("account", "2"), json!({ "email": "ada@example.com" }))).await;
    assert_eq!(taken(same_email), ("2".into(), Some("email")));
    let same_nick = on.commit(&Batch::new().insert(key("account", "2"), json!({ "name": { "nick": "ada" } }))).await;
    assert_eq!(taken(same_nick), ("2".into(), Some("name.nick")));
    on.commit(&Batch::new().insert(key("account", "2"), json!({ "email": "Ada@example.com" }))).await.unwrap();
    let moved = on.commit(&Batch::new().replace(key("account", "2"), 1, json!({ "email": "ada@example.com" }))).await;
    assert_eq!(taken(moved), ("2".into(), Some("email")));
    let twice = Batch::new().insert(key("account", "3"), json!({ "email": "x" })).insert(key("account", "4"), json!({ "email": "x" }));
    assert_eq!(taken(on.commit(&twice).await), ("4".into(), Some("email")), "also within one batch");
}

pub async fn each_value_of_an_array_is_taken(on: Arc<Ground>) {
    let ada = json!({ "logins": ["google:1", "github:1", "google:1", null] });
    on.commit(&Batch::new().insert(key("account", "1"), ada)).await.unwrap();
    let one_of = on.commit(&Batch::new().insert(key("account", "2"), json!({ "logins": ["apple:1", "github:1"] }))).await;
    assert_eq!(taken(one_of), ("2".into(), Some("logins")));
    let alone = on.commit(&Batch::new().insert(key("account", "2"), json!({ "logins": "google:1" }))).await;
    assert_eq!(taken(alone), ("2".into(), Some("logins")));
    on.commit(&Batch::new().insert(key("account", "2"), json!({ "logins": ["apple:1"] }))).await.unwrap();
}

pub async fn nothing_claims_nothing(on: Arc<Ground>) {
    for (id, body) in
        [("1", json!({})), ("2", json!({})), ("3", json!({ "email": null, "logins": [] })), ("4", json!({ "email": null, "logins": [] }))]
    {
        on.commit(&Batch::new().insert(key("account", id), body)).await.unwrap();
    }
}

pub async fn a_deleted_document_frees_its_values(on: Arc<Ground>) {
    let body = json!({ "email": "a", "logins": ["x", "y"] });
    on.commit(&Batch::new().insert(key("account", "1"), body.clone())).await.unwrap();
    on.commit(&Batch::new().delete(key("account", "1"), 1)).await.unwrap();
    on.commit(&Batch::new().insert(key("account", "2"), body.clone())).await.unwrap();
    on.commit(&Batch::new().delete(key("account", "2"), 1).insert(key("account", "3"), body)).await.unwrap();
}

pub async fn a_replaced_document_frees_what_it_gave_up(on: Arc<Ground>) {
    on.commit(&Batch::new().insert(key("account", "1"), json!({ "email": "a", "logins": ["x", "y"] }))).await.unwrap();
    on.commit(&Batch::new().replace(key("account", "1"), 1, json!({ "email": "b", "logins": ["y", "z"] }))).await.unwrap();
    on.commit(&Batch::new().insert(key("account", "2"), json!({ "email": "a", "logins": ["x"] }))).await.unwrap();
    let kept = on.commit(&Batch::new().insert(key("account", "3"), json!({ "logins": ["y"] }))).await;
    assert_eq!(taken(kept), ("3".into(), Some("logins")));
    on.commit(&Batch::new().replace(key("account", "1"), 2, json!({}))).await.unwrap();
    on.commit(&Batch::new().insert(key("account", "3"), json!({ "email": "b", "logins": ["y", "z"] }))).await.unwrap();
}

pub async fn a_document_keeps_the_values_it_keeps(on: Arc<Ground>) {
    on.commit(&Batch::new().insert(key("account", "1"), json!({ "email": "a", "n": 0 }))).await.unwrap();
    for version in 1..4 {
        on.commit(&Batch::new().replace(key("account", "1"), version, json!({ "email": "a", "n": version }))).await.unwrap();
    }
    let other = on.commit(&Batch::new().insert(key("account", "2"), json!({ "email": "a" }))).await;
    assert_eq!(taken(other), ("2".into(), Some("email")));
}

pub async fn kinds_of_values_are_told_apart(on: Arc<Ground>) {
    let values = [json!("1"), json!(1), json!(true), json!("true"), json!(""), json!("null"), json!(1.5), json!("a\u{0}b"), json!("a")];
    for (id, value) in values.into_iter().enumerate() {
        on.commit(&Batch::new().insert(key("account", id.to_string()), json!({ "email": value }))).await.unwrap();
    }
    let same_number = on.commit(&Batch::new().insert(key("account", "x"), json!({ "email": 1.0 }))).await;
    assert_eq!(taken(same_number), ("x".into(), Some("email")));
}

pub async fn an_insert_race_has_one_winner(on: Arc<Ground>) {
    let racers: Vec<_> = (0..20).map(|n| Batch::new().insert(key("account", n.to_string()), json!({ "email": "same" }))).collect();
    let outcomes = join_all(racers.iter().map(|batch| on.commit(batch))).await;
    let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert_eq!(won.len(), 1);
    assert!(lost.into_iter().all(|outcome| taken(outcome).1 == Some("email")));
}
