use std::sync::Arc;

use futures::future::join_all;
use serde_json::json;

use crate::shop::{Answer, Person, TestShop, on_both_stores};

on_both_stores! {
    the_same_key_is_answered_once
    twenty_at_once_are_answered_once
    another_body_is_refused
    keys_of_two_callers_never_meet
    what_may_change_is_not_kept
    keys_that_cannot_be_are_refused
}

async fn posts(person: &Person, path: &str, key: &str, body: serde_json::Value) -> Answer {
    person.asks("POST", path, &[("content-type", "application/json"), ("idempotency-key", key)], body.to_string()).await
}

async fn the_same_key_is_answered_once(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let body = json!({ "name": "Tray", "price": 9 });
    let first = posts(&admin, "/api/products", "tray-1", body.clone()).await;
    assert_eq!((first.status.as_u16(), first.header("idempotent-replayed")), (201, ""));
    let second = posts(&admin, "/api/products", "tray-1", body.clone()).await;
    assert_eq!((second.status.as_u16(), second.header("idempotent-replayed")), (201, "true"));
    assert_eq!((second.body, second.headers.get("content-type")), (first.body, first.headers.get("content-type")));
    assert_eq!(admin.get("/api/products?q=tray").await.json().as_array().unwrap().len(), 1);
    let other = posts(&admin, "/api/products", "tray-2", body).await;
    assert_eq!(other.status, 201);
    let refused = posts(&admin, "/api/products", "bad", json!({ "name": "" })).await;
    let again = posts(&admin, "/api/products", "bad", json!({ "name": "" })).await;
    assert_eq!((again.status.as_u16(), again.header("idempotent-replayed"), again.body.clone()), (400, "true", refused.body));
}

async fn twenty_at_once_are_answered_once(shop: Arc<TestShop>) {
    let people: Vec<Person> = (0..20).map(|_| shop.guest()).collect();
    let body = json!({ "product_id": "stoneware-mug", "quantity": 3 });
    let answers =
        join_all(people.iter().map(|person| posts(person, "/api/cart/items", "0d9a1c52-7f1e-4a5e-b1c7-cafe00000001", body.clone()))).await;
    let made = answers.iter().filter(|answer| answer.header("idempotent-replayed").is_empty()).count();
    assert_eq!(made, 1);
    for answer in &answers {
        assert_eq!((answer.status.as_u16(), &answer.body), (200, &answers[0].body));
        assert_eq!(answer.header("set-cookie"), answers[0].header("set-cookie"));
    }
    assert_eq!(people[7].get("/api/cart").await.json()["item_count"], 3, "all of them hold the one cart");
}

async fn another_body_is_refused(shop: Arc<TestShop>) {
    let admin = shop.admin();
    assert_eq!(posts(&admin, "/api/categories", "key", json!({ "name": "One" })).await.status, 201);
    let other = posts(&admin, "/api/categories", "key", json!({ "name": "Two" })).await;
    assert_eq!(other.refusal(), (422, "idempotency_mismatch".to_owned()));
    assert_eq!(
        posts(&admin, "/api/products", "key", json!({ "name": "Two", "price": 1 })).await.status,
        201,
        "another route is another scope"
    );
}

async fn keys_of_two_callers_never_meet(shop: Arc<TestShop>) {
    let (ada, bob) = (shop.guest(), shop.guest());
    for person in [&ada, &bob] {
        person.sends("POST", "/api/cart/items", json!({ "product_id": "stoneware-mug" })).await;
    }
    let body = json!({ "product_id": "stoneware-mug", "quantity": 2 });
    for person in [&ada, &bob] {
        let added = posts(person, "/api/cart/items", "the-same-key-of-two-people", body.clone()).await;
        assert_eq!((added.header("idempotent-replayed"), &added.json()["item_count"]), ("", &json!(3)));
    }
    // A short key of somebody without a cookie is easily met: its answer is given again without the cookie.
    let (carl, dora) = (shop.guest(), shop.guest());
    posts(&carl, "/api/cart/items", "1", body.clone()).await;
    let met = posts(&dora, "/api/cart/items", "1", body).await;
    assert_eq!((met.header("idempotent-replayed"), met.header("set-cookie")), ("true", ""));
}

async fn what_may_change_is_not_kept(shop: Arc<TestShop>) {
    let guest = shop.guest();
    for _ in 0..2 {
        let refused = posts(&guest, "/api/products", "later", json!({ "name": "x", "price": 1 })).await;
        assert_eq!((refused.refusal().0, refused.header("idempotent-replayed")), (401, ""));
    }
}

async fn keys_that_cannot_be_are_refused(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let body = json!({ "product_id": "stoneware-mug" });
    for key in ["", "  ", &"k".repeat(256), "\u{e9}"] {
        assert_eq!(posts(&guest, "/api/cart/items", key, body.clone()).await.refusal(), (400, "bad_request".to_owned()), "{key}");
    }
    assert_eq!(posts(&guest, "/api/cart/items", &"k".repeat(255), body).await.status, 200);
}
