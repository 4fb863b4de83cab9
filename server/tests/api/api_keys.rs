use std::sync::Arc;

use axum::http::HeaderName;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::shop::{Person, TestShop, on_both_stores, seen};

on_both_stores! {
    a_key_is_made_used_and_revoked
    what_cannot_be_a_key_is_named
    a_secret_is_never_kept_or_answered_twice
}

const X_API_KEY: HeaderName = HeaderName::from_static("x-api-key");

async fn makes(person: &Person, body: Value) -> (Value, String) {
    let made = person.sends("POST", "/api/api-keys", body).await;
    assert_eq!((made.status.as_u16(), made.header("cache-control")), (201, "no-store"), "{}", made.text());
    (made.json()["api_key"].clone(), made.json()["key"].as_str().unwrap().to_owned())
}

async fn a_key_is_made_used_and_revoked(shop: Arc<TestShop>) {
    let boss = shop.first_admin().await.over_rest(&shop);
    let made = boss.sends("POST", "/api/api-keys", json!({ "name": "warehouse", "scopes": ["catalog", "audit", "catalog"] })).await;
    assert_json_snapshot!("key_made", seen(&made), { ".body.key" => "[secret]", ".body.api_key.hint" => "[hint]" });
    let (id, secret) = (made.json()["api_key"]["id"].as_str().unwrap().to_owned(), made.json()["key"].as_str().unwrap().to_owned());
    assert!(secret.starts_with("shopsphere_") && secret.starts_with(made.json()["api_key"]["hint"].as_str().unwrap()));
    for program in [shop.guest().with_header(X_API_KEY, &secret), shop.guest().with_bearer(&secret)] {
        assert_eq!(program.get("/api/audit").await.status, 200);
        assert_eq!(program.get("/api/users").await.refusal(), (403, "forbidden".to_owned()), "not one of its scopes");
        assert_eq!(program.get("/api/users/me").await.refusal(), (403, "forbidden".to_owned()), "a program is nobody");
    }
    let listed = boss.get("/api/api-keys").await;
    let names: Vec<&Value> =
        listed.json().as_array().unwrap().iter().map(|key| &key["name"]).cloned().collect::<Vec<_>>().leak().iter().collect();
    assert_eq!(names, ["warehouse", "tests"], "the newest first");
    assert!(listed.json()[0]["last_used_at"].is_string() && !listed.text().contains(&secret) && !listed.text().contains("hash"));
    let revoked = boss.sends("DELETE", &format!("/api/api-keys/{id}"), json!({})).await;
    assert_eq!((revoked.status.as_u16(), revoked.json()), (200, json!({ "message": "API key revoked successfully" })));
    assert_eq!(shop.guest().with_header(X_API_KEY, &secret).get("/api/audit").await.refusal(), (401, "token_invalid".to_owned()));
    for gone in [id.as_str(), "key_00000000000000000000000000", "nothing", "%00"] {
        assert_eq!(boss.sends("DELETE", &format!("/api/api-keys/{gone}"), json!({})).await.status, 404, "{gone}");
    }
}

async fn what_cannot_be_a_key_is_named(shop: Arc<TestShop>) {
    let boss = shop.first_admin().await.over_rest(&shop);
    let tries = async |body: Value| boss.sends("POST", "/api/api-keys", body).await;
    assert_json_snapshot!("no_key", seen(&tries(json!({})).await));
    assert_json_snapshot!("wrong_scope", seen(&tries(json!({ "name": "x", "scopes": ["catalog", "everything"] })).await));
    assert_json_snapshot!("wrong_kinds_of_key", seen(&tries(json!({ "name": 1, "scopes": "catalog" })).await));
    for name in ["", " ", "a\u{7}b", &"x".repeat(101)] {
        assert_eq!(tries(json!({ "name": name, "scopes": ["catalog"] })).await.refusal(), (400, "invalid".to_owned()), "{name}");
    }
    assert_eq!(boss.get("/api/api-keys").await.json().as_array().unwrap().len(), 1, "none was made");
}

async fn a_secret_is_never_kept_or_answered_twice(shop: Arc<TestShop>) {
    let boss = shop.first_admin().await.over_rest(&shop).with_header("idempotency-key".parse().unwrap(), "the same");
    let body = json!({ "name": "warehouse", "scopes": ["catalog"] });
    let (one, two) = (makes(&boss, body.clone()).await, makes(&boss, body).await);
    assert_ne!(one.1, two.1, "a kept answer would keep the secret");
    for collection in ["api_keys", "replays", "audit"] {
        let rows = shop.store.find(&store::Query::all(collection).limit(1_000)).await.unwrap().rows;
        assert!(rows.iter().all(|row| !row.body.to_string().contains(&one.1)), "{collection}");
    }
}
