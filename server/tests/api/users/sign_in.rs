use std::sync::Arc;

use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::shop::{Answer, PASSWORD, TestShop, on_both_stores, seen};

on_both_stores! {
    the_right_password_gives_tokens
    wrong_and_unknown_are_told_alike
    what_is_missing_is_named
    signed_out_is_signed_out_at_once
}

async fn logs_in(shop: &TestShop, body: Value) -> Answer {
    shop.guest().sends("POST", "/api/users/login", body).await
}

async fn the_right_password_gives_tokens(shop: Arc<TestShop>) {
    shop.customer("ada").await;
    for email in ["ada@example.com", "ADA@example.com"] {
        let done = logs_in(&shop, json!({ "email": email, "password": PASSWORD })).await;
        assert_json_snapshot!("logged_in", seen(&done), { ".body.token" => "[token]", ".body.refresh_token" => "[refresh token]" });
        assert_eq!(done.header("cache-control"), "no-store");
        assert!(done.header("set-cookie").is_empty(), "a program gets no cookies");
        let token = done.json()["token"].as_str().unwrap().to_owned();
        let me = shop.guest().with_bearer(&token).get("/api/users/me").await;
        assert_eq!((me.status.as_u16(), &me.json()["email"]), (200, &json!("ada@example.com")));
    }
}

async fn wrong_and_unknown_are_told_alike(shop: Arc<TestShop>) {
    shop.customer("ada").await;
    for (email, password) in [
        ("ada@example.com", "tidy brass kettl"),
        ("ada@example.com", "TIDY BRASS KETTLE"),
        ("nobody@example.com", PASSWORD),
        ("no e-mail", PASSWORD),
        ("ada@example.com", &"long".repeat(1_000)),
    ] {
        assert_json_snapshot!("wrong_credentials", seen(&logs_in(&shop, json!({ "email": email, "password": password })).await));
    }
}

async fn what_is_missing_is_named(shop: Arc<TestShop>) {
    assert_json_snapshot!("no_credentials", seen(&logs_in(&shop, json!({})).await));
    assert_json_snapshot!("wrong_kinds_of_credentials", seen(&logs_in(&shop, json!({ "email": 1, "password": ["x"] })).await));
    let over = logs_in(&shop, json!({ "challenge": "made up", "code": "123456" })).await;
    assert_eq!(over.refusal(), (400, "challenge_over".to_owned()));
}

async fn signed_out_is_signed_out_at_once(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let program = ada.over_rest(&shop);
    assert_eq!(program.sends("POST", "/api/users/logout", json!({})).await.status, 204);
    assert_eq!(program.get("/api/users/me").await.refusal(), (401, "token_invalid".to_owned()));
    let refresh = json!({ "refresh_token": ada.refresh() });
    assert_eq!(shop.guest().sends("POST", "/api/users/refresh", refresh).await.refusal(), (401, "token_invalid".to_owned()));
    let again = shop.signs_in("ada@example.com").await;
    assert_eq!(shop.guest().with_bearer(&again.access).get("/api/users/me").await.status, 200);
}
