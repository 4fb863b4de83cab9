use std::sync::Arc;

use insta::assert_json_snapshot;
use serde_json::json;

use crate::shop::{TestShop, on_both_stores, seen};

on_both_stores! {
    somebody_reads_and_changes_themselves
    what_cannot_be_is_named
    an_export_holds_what_is_theirs_and_no_secret
}

async fn somebody_reads_and_changes_themselves(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await.over_rest(&shop);
    let me = ada.get("/api/users/me").await;
    assert_json_snapshot!("me", seen(&me));
    assert_eq!(me.header("cache-control"), "no-store");
    let changed = ada.sends("PUT", "/api/users/me", json!({ "name": "Ada King", "wants_offers": true })).await;
    assert_json_snapshot!("me_changed", seen(&changed));
    assert_eq!(ada.sends("PUT", "/api/users/me", json!({})).await.json(), changed.json(), "what is left out stays");
    assert_eq!(ada.get("/api/users/me").await.json(), changed.json());
}

async fn what_cannot_be_is_named(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await.over_rest(&shop);
    for name in [json!(""), json!(" "), json!(null), json!(7), json!("x".repeat(101)), json!("a\u{7}b"), json!("\u{202e}ada")] {
        let refused = ada.sends("PUT", "/api/users/me", json!({ "name": name })).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{name}");
        assert!(refused.json()["fields"]["name"].is_string(), "{name}");
    }
    assert_json_snapshot!("wrong_profile", seen(&ada.sends("PUT", "/api/users/me", json!({ "name": 1, "wants_offers": "yes" })).await));
    let role = ada.sends("PUT", "/api/users/me", json!({ "role": "admin", "email": "root@example.com", "id": "usr_1" })).await;
    assert_eq!((&role.json()["role"], &role.json()["email"]), (&json!("customer"), &json!("ada@example.com")));
}

async fn an_export_holds_what_is_theirs_and_no_secret(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let (rest, browser) = (ada.over_rest(&shop), ada.in_browser(&shop));
    rest.sends("POST", "/api/cart/items", json!({ "product_id": "stoneware-mug" })).await;
    let export = rest.get("/api/users/me/export").await;
    let parts: Vec<String> = export.json().as_object().unwrap().keys().cloned().collect();
    assert_eq!(parts, ["account", "cart", "exported_at", "favourites", "log", "orders", "sessions"]);
    assert_eq!(export.json()["account"]["email"], "ada@example.com");
    assert_eq!(export.json()["cart"]["cart"]["lines"].as_array().map(Vec::len), Some(1), "{}", export.text());
    for secret in ["argon2", "password\"", "totp", "recovery", ada.refresh().split_once('.').unwrap().1] {
        assert!(!export.text().contains(secret), "{secret}");
    }
    let file = browser.get("/account/export").await;
    assert_eq!((file.status.as_u16(), file.header("content-disposition")), (200, "attachment; filename=\"my-data.json\""));
    assert_eq!(export.header("cache-control"), "no-store");
}
