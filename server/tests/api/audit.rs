use std::sync::Arc;

use ::shop::access::Permission::Audit;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::{
    people::made_up_cursors,
    shop::{TestShop, on_both_stores, seen},
};

on_both_stores! {
    what_happened_is_told_the_latest_first
    the_log_is_read_page_by_page
}

async fn what_happened_is_told_the_latest_first(shop: Arc<TestShop>) {
    let auditor = shop.staff("auditor", &[Audit]).await.over_rest(&shop);
    let ada = shop.customer("ada").await;
    let login = json!({ "email": "ada@example.com", "password": "not her password" });
    let browser = shop.guest().with_header("user-agent".parse().unwrap(), "curl/8.5.0");
    assert_eq!(browser.sends("POST", "/api/users/login", login).await.status, 400);
    ada.over_rest(&shop).sends("POST", "/api/users/logout", json!({})).await;
    let log = auditor.get("/api/audit").await;
    let events: Vec<&str> =
        log.json().as_array().unwrap().iter().map(|entry| entry["event"].as_str().unwrap().to_owned().leak() as &str).collect();
    assert_eq!(&events[..4], ["signed_out", "sign_in_refused", "signed_in", "registered"]);
    let refused = log.json()[1].clone();
    assert_eq!((&refused["about"], &refused["device"]), (&json!(ada.user.id.to_string()), &json!("curl")));
    assert!(refused["request_id"].as_str().is_some_and(|id| !id.is_empty()));
    assert_json_snapshot!("entry", without_request(seen(&log)["body"][0].clone()));
    assert_eq!(log.header("cache-control"), "no-store");
    for secret in ["not her password", "ada@example.com"] {
        assert!(!log.text().contains(secret), "{secret}");
    }
}

fn without_request(mut entry: Value) -> Value {
    entry["request_id"] = "[request]".into();
    entry
}

async fn the_log_is_read_page_by_page(shop: Arc<TestShop>) {
    let auditor = shop.staff("auditor", &[Audit]).await.over_rest(&shop);
    for _ in 0..70 {
        auditor.sends("POST", "/api/users/login", json!({ "email": "root@example.com", "password": "x" })).await;
        shop.services.api_keys.create(&shop.by_operator(), "many", &["audit".to_owned()]).await.unwrap();
    }
    let first = auditor.get("/api/audit").await;
    let next = first.header("link").split(['<', '>']).nth(1).unwrap().to_owned();
    let second = auditor.get(&next).await;
    let times = |answer: &crate::shop::Answer| -> Vec<String> {
        answer.json().as_array().unwrap().iter().map(|entry| entry["at"].as_str().unwrap().to_owned()).collect()
    };
    let all = [times(&first), times(&second)].concat();
    // The tries at signing in are soon slowed down, and then not even written down.
    assert_eq!(times(&first).len(), 50);
    assert!((20..50).contains(&times(&second).len()) && second.header("link").is_empty(), "{}", times(&second).len());
    assert!(all.is_sorted_by(|one, next| one.len() != next.len() || one >= next), "the latest first: {all:?}");
    for cursor in made_up_cursors() {
        let refused = auditor.get(&format!("/api/audit?cursor={cursor}")).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{cursor}");
    }
}
