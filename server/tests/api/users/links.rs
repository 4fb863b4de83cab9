use std::sync::Arc;

use serde_json::json;
use store::Query;

use crate::shop::{Answer, Person, TestShop, on_both_stores};

on_both_stores! {
    a_link_proves_an_email_once
    a_forgotten_password_is_set_anew_by_a_link
    a_reset_tells_nobody_who_has_an_account
    a_link_that_is_none_is_refused
}

const NEW_PASSWORD: &str = "copper lantern harbour";

impl TestShop {
    /// The last part of the links of this kind that were sent to somebody, the latest first.
    async fn keys_sent(&self, to: &str, kind: &str) -> Vec<String> {
        let waiting = self.store.find(&Query::all("mails").limit(1_000)).await.unwrap().rows;
        let mails = waiting.iter().rev().map(|found| &found.body["mail"]).filter(|mail| mail["to"] == to);
        let after_link =
            |mail: &store::Json| mail["text"].as_str()?.split_once(&format!("http://shop.test/{kind}/")).map(|(_, rest)| rest.to_owned());
        mails.filter_map(after_link).map(|rest| rest.split_whitespace().next().unwrap_or_default().to_owned()).collect()
    }
}

async fn verifies(person: &Person, key: &str) -> Answer {
    person.sends("POST", "/api/users/verify-email", json!({ "key": key })).await
}

async fn resets(person: &Person, key: &str, password: &str) -> Answer {
    person.sends("POST", "/api/users/reset-password", json!({ "key": key, "password": password })).await
}

async fn a_link_proves_an_email_once(shop: Arc<TestShop>) {
    let (ada, guest) = (shop.customer("ada").await.over_rest(&shop), shop.guest());
    assert_eq!(ada.get("/api/users/me").await.json()["email_verified"], false);
    let key = shop.keys_sent("ada@example.com", "verify").await.remove(0);
    let done = verifies(&guest, &key).await;
    assert_eq!((done.status.as_u16(), done.json()), (200, json!({ "message": "E-mail verified successfully" })));
    assert_eq!(ada.get("/api/users/me").await.json()["email_verified"], true);
    assert_eq!(verifies(&guest, &key).await.refusal(), (400, "link_over".to_owned()));
}

async fn a_forgotten_password_is_set_anew_by_a_link(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let guest = shop.guest();
    let asked = guest.sends("POST", "/api/users/forgot-password", json!({ "email": "ADA@example.com" })).await;
    assert_eq!(asked.status, 200);
    let key = shop.keys_sent("ada@example.com", "reset").await.remove(0);
    let weak = resets(&guest, &key, "password1").await;
    assert_eq!(weak.refusal(), (400, "invalid".to_owned()));
    assert!(weak.json()["fields"]["password"].is_string());
    assert_eq!(resets(&guest, &key, NEW_PASSWORD).await.status, 200, "a refused password does not use the link up");
    assert_eq!(resets(&guest, &key, NEW_PASSWORD).await.refusal(), (400, "link_over".to_owned()));
    assert_eq!(ada.over_rest(&shop).get("/api/users/me").await.status, 401, "every session has ended");
    let login =
        async |password: &str| guest.sends("POST", "/api/users/login", json!({ "email": "ada@example.com", "password": password })).await;
    assert_eq!(login(crate::shop::PASSWORD).await.refusal(), (400, "credentials_wrong".to_owned()));
    assert_eq!(login(NEW_PASSWORD).await.status, 200);
}

async fn a_reset_tells_nobody_who_has_an_account(shop: Arc<TestShop>) {
    shop.customer("ada").await;
    let guest = shop.guest();
    let asks = async |email: &str| guest.sends("POST", "/api/users/forgot-password", json!({ "email": email })).await;
    let (known, unknown) = (asks("ada@example.com").await, asks("nobody@example.com").await);
    assert_eq!((known.status, known.body), (unknown.status, unknown.body));
    assert!(shop.keys_sent("nobody@example.com", "reset").await.is_empty());
    let refused = asks("no e-mail").await;
    assert_eq!(refused.refusal(), (400, "invalid".to_owned()));
    assert!(refused.json()["fields"]["email"].is_string());
}

async fn a_link_that_is_none_is_refused(shop: Arc<TestShop>) {
    shop.customer("ada").await;
    let guest = shop.guest();
    let verification = shop.keys_sent("ada@example.com", "verify").await.remove(0);
    for key in ["", "made up", &"a".repeat(100_000), "%00", "\u{0}"] {
        assert_eq!(verifies(&guest, key).await.refusal(), (400, "link_over".to_owned()));
        assert_eq!(resets(&guest, key, NEW_PASSWORD).await.refusal(), (400, "link_over".to_owned()));
    }
    assert_eq!(resets(&guest, &verification, NEW_PASSWORD).await.refusal(), (400, "link_over".to_owned()), "no link does another's work");
    assert_eq!(verifies(&guest, &verification).await.status, 200);
    assert_eq!(guest.sends("POST", "/api/users/verify-email", json!({ "key": 7 })).await.refusal(), (400, "invalid".to_owned()));
}
