use std::sync::Arc;

use futures::future::join_all;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::shop::{Answer, PASSWORD, TestShop, on_both_stores, seen};

on_both_stores! {
    an_account_is_opened
    what_is_missing_or_wrong_is_named
    a_weak_password_is_refused_with_its_reason
    an_email_is_one_account_however_it_is_typed
    two_at_the_same_moment_are_one_account
}

fn somebody(email: &str) -> Value {
    json!({ "name": "Ada Lovelace", "email": email, "password": PASSWORD })
}

async fn registers(shop: &TestShop, body: Value) -> Answer {
    shop.guest().sends("POST", "/api/users/register", body).await
}

async fn an_account_is_opened(shop: Arc<TestShop>) {
    assert_json_snapshot!("registered", seen(&registers(&shop, somebody("ada@example.com")).await));
    let login = json!({ "email": "ada@example.com", "password": PASSWORD });
    assert_eq!(shop.guest().sends("POST", "/api/users/login", login).await.status, 200);
}

async fn what_is_missing_or_wrong_is_named(shop: Arc<TestShop>) {
    assert_json_snapshot!("nothing_given", seen(&registers(&shop, json!({})).await));
    assert_json_snapshot!("wrong_kinds", seen(&registers(&shop, json!({ "name": 1, "email": [], "password": null })).await));
    for email in ["", "ada", "ada@", "a b@example.com", "ada@example.com\r\nBcc: all@example.com"] {
        let refused = registers(&shop, somebody(email)).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{email}");
        assert!(refused.json()["fields"]["email"].is_string(), "{email}");
    }
}

async fn a_weak_password_is_refused_with_its_reason(shop: Arc<TestShop>) {
    for (password, reason) in [
        ("seven77", "at least 8 characters"),
        ("Password1", "attackers try first"),
        ("zzzzzzzzzz", "attackers try first"),
        ("ada lovelace", "your name or e-mail"),
        ("ada@example.com", "your name or e-mail"),
        (&"ab".repeat(101), "too long"),
    ] {
        let refused = registers(&shop, json!({ "name": "Ada Lovelace", "email": "ada@example.com", "password": password })).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{password}");
        let said = refused.json()["fields"]["password"].as_str().unwrap_or_default().to_owned();
        assert!(said.contains(reason), "{password}: {said}");
        assert!(!refused.text().contains(password), "what was typed is not echoed");
    }
}

async fn an_email_is_one_account_however_it_is_typed(shop: Arc<TestShop>) {
    assert_eq!(registers(&shop, somebody("jos\u{e9}@example.com")).await.status, 201);
    for same in [
        "jos\u{e9}@example.com",
        "JOS\u{c9}@EXAMPLE.COM",
        "jose\u{301}@example.com",
        "\u{ff4a}os\u{e9}@example.com",
        " jos\u{e9}@example.com ",
    ] {
        assert_json_snapshot!("email_taken", seen(&registers(&shop, somebody(same)).await));
    }
}

async fn two_at_the_same_moment_are_one_account(shop: Arc<TestShop>) {
    let answers = join_all(["eve@example.com", "Eve@example.com"].map(|email| registers(&shop, somebody(email)))).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status.as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}
