//! Everybody with an account, as staff see them over REST, and what they may do here.

use std::sync::Arc;

use ::shop::access::Permission::{Audit, Catalog, Customers};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::shop::{Answer, Person, TestShop, on_both_stores, seen};

on_both_stores! {
    staff_find_people
    a_list_is_read_page_by_page
    a_query_that_cannot_be_is_named
    a_role_counts_at_once_and_signs_out
    a_role_that_cannot_be_is_named
    the_last_admin_stays
}

fn emails(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json().as_array().unwrap().iter().map(|user| user["email"].as_str().unwrap().to_owned()).collect()
}

async fn sets_role(person: &Person, named: &str, body: Value) -> Answer {
    person.sends("PUT", &format!("/api/users/{named}/role"), body).await
}

async fn staff_find_people(shop: Arc<TestShop>) {
    let clerk = shop.staff("clerk", &[Customers, Audit]).await.over_rest(&shop);
    let ada = shop.customer("ada").await.user;
    let all = clerk.get("/api/users").await;
    assert_eq!(emails(&all), ["ada@example.com", "clerk@example.com", "root@example.com"]);
    assert_json_snapshot!("people", seen(&all));
    assert_eq!((all.header("cache-control"), all.header("link")), ("no-store", ""));
    assert_eq!(emails(&clerk.get("/api/users?role=staff").await), ["clerk@example.com"]);
    assert_eq!(emails(&clerk.get("/api/users?role=admin&q=").await), ["root@example.com"]);
    assert_eq!(emails(&clerk.get("/api/users?q=ADA%40example.com").await), ["ada@example.com"]);
    assert_eq!(emails(&clerk.get("/api/users?q=ada%40example.com&role=admin").await), [""; 0]);
    assert_eq!(emails(&clerk.get("/api/users?q=nobody%40example.com").await), [""; 0]);
    let by_id = clerk.get(&format!("/api/users/{}", ada.id)).await;
    assert_eq!((by_id.status.as_u16(), &by_id.json()["email"]), (200, &json!("ada@example.com")));
    assert_eq!(clerk.get("/api/users/Ada@Example.com").await.json(), by_id.json());
    for unknown in ["usr_00000000000000000000000000", "nobody@example.com", "nothing", "%00", "%ff", "..", "$ne"] {
        assert_eq!(clerk.get(&format!("/api/users/{unknown}")).await.status, 404, "{unknown}");
    }
}

async fn a_list_is_read_page_by_page(shop: Arc<TestShop>) {
    let clerk = shop.staff("clerk", &[Customers]).await.over_rest(&shop);
    shop.put_in_people(120).await;
    let (mut found, mut pages, mut next) = (Vec::new(), 0, "/api/users?role=customer".to_owned());
    while !next.is_empty() {
        let page = clerk.get(&next).await;
        found.extend(emails(&page));
        pages += 1;
        let link = page.header("link").to_owned();
        assert!(link.is_empty() || link.ends_with("; rel=\"next\""), "{link}");
        next = link.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        assert!(next.is_empty() || next.contains("role=customer"), "{next}");
    }
    assert_eq!(pages, 3);
    let expected: Vec<String> = (0..120).rev().map(|number| format!("person-{number}@example.com")).collect();
    assert_eq!(found, expected, "the newest first, none twice, none left out");
}

async fn a_query_that_cannot_be_is_named(shop: Arc<TestShop>) {
    let clerk = shop.staff("clerk", &[Customers]).await.over_rest(&shop);
    assert_json_snapshot!("wrong_people_query", seen(&clerk.get("/api/users?role=root&q=ada").await));
    for cursor in made_up_cursors() {
        let refused = clerk.get(&format!("/api/users?cursor={cursor}")).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{cursor}: {}", refused.text());
        assert!(refused.json()["fields"]["cursor"].is_string(), "{cursor}");
    }
    for query in ["role=%ff", "q=%00", "role[]=staff&q=%22", "role=$ne", "cursor=", "q=%F0%9F%A5%84%40example.com"] {
        assert!(clerk.get(&format!("/api/users?{query}")).await.status.as_u16() <= 400, "{query}");
    }
}

/// Nonsense, the cursor of another list, and one whose place is of another kind.
pub fn made_up_cursors() -> Vec<String> {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let written = |text: &str| URL_SAFE_NO_PAD.encode(text);
    vec![
        "nonsense".to_owned(),
        "..".to_owned(),
        "%00".to_owned(),
        "a".repeat(5_000),
        written("{}"),
        written(r#"{"by":"products-updated_at","value":1,"id":"x"}"#),
        written(r#"{"by":"users-created_at","value":{"$gt":0},"id":"x"}"#),
        written(r#"{"by":"users-created_at","value":1}"#),
    ]
}

async fn a_role_counts_at_once_and_signs_out(shop: Arc<TestShop>) {
    let boss = shop.first_admin().await.over_rest(&shop);
    let member = shop.staff("clerk", &[]).await;
    let (id, clerk) = (member.user.id.to_string(), member.over_rest(&shop));
    assert_eq!(clerk.get("/api/audit").await.status, 403);
    let set = sets_role(&boss, &id, json!({ "role": "staff", "permissions": ["customers", "audit"] })).await;
    assert_json_snapshot!("role_set", seen(&set));
    assert_eq!(set.header("cache-control"), "no-store");
    assert_eq!(clerk.get("/api/audit").await.refusal(), (401, "token_invalid".to_owned()));
    let clerk = shop.again(&member).await.over_rest(&shop);
    assert_eq!(clerk.get("/api/audit").await.status, 200);
    assert_eq!(clerk.sends("POST", "/api/products", json!({ "name": "x", "price": 1 })).await.status, 403);
    assert_eq!(sets_role(&boss, "clerk@example.com", json!({ "role": "staff", "permissions": ["catalog"] })).await.status, 200);
    let clerk = shop.again(&member).await.over_rest(&shop);
    assert_eq!(clerk.get("/api/audit").await.status, 403);
    assert_eq!(clerk.sends("POST", "/api/products", json!({ "name": "x", "price": 1 })).await.status, 201);
    assert_eq!(sets_role(&clerk, &id, json!({ "role": "admin" })).await.status, 403, "nobody raises themselves");
    assert_eq!(sets_role(&boss, &id, json!({ "role": "admin" })).await.json()["role"], "admin");
    assert_eq!(shop.again(&member).await.over_rest(&shop).get("/api/api-keys").await.status, 200);
    assert_eq!(sets_role(&boss, &id, json!({ "role": "customer" })).await.json()["permissions"], json!([]));
    assert_eq!(shop.again(&member).await.over_rest(&shop).get("/api/users").await.status, 403);
    let log = boss.get("/api/audit").await.json();
    let changes = log.as_array().unwrap().iter().filter(|entry| entry["event"] == "role_changed" && entry["actor"]["name"] == "root");
    assert_eq!(changes.count(), 4, "each of the four is written down, with who did it");
}

async fn a_role_that_cannot_be_is_named(shop: Arc<TestShop>) {
    let boss = shop.first_admin().await.over_rest(&shop);
    let unproved = shop.customer("ada").await.user.id.to_string();
    let clerk = shop.staff("clerk", &[Catalog]).await.user.id.to_string();
    assert_json_snapshot!("no_role", seen(&sets_role(&boss, &clerk, json!({})).await));
    assert_json_snapshot!("wrong_role", seen(&sets_role(&boss, &clerk, json!({ "role": "root", "permissions": ["everything"] })).await));
    assert_json_snapshot!("wrong_kinds_of_role", seen(&sets_role(&boss, &clerk, json!({ "role": 1, "permissions": "catalog" })).await));
    assert_json_snapshot!(
        "an_admin_is_not_limited",
        seen(&sets_role(&boss, &clerk, json!({ "role": "admin", "permissions": ["catalog"] })).await)
    );
    let refused = sets_role(&boss, &unproved, json!({ "role": "staff" })).await;
    assert_eq!(refused.refusal(), (400, "invalid".to_owned()));
    assert!(refused.json()["fields"]["role"].as_str().unwrap().contains("confirm their e-mail"));
    for unknown in ["usr_00000000000000000000000000", "nothing", "%00"] {
        assert_eq!(sets_role(&boss, unknown, json!({ "role": "staff" })).await.status, 404, "{unknown}");
    }
    assert_eq!(boss.get(&format!("/api/users/{clerk}")).await.json()["permissions"], json!(["catalog"]), "nothing was changed");
}

async fn the_last_admin_stays(shop: Arc<TestShop>) {
    let root = shop.first_admin().await;
    let (id, boss) = (root.user.id.to_string(), root.over_rest(&shop));
    assert_eq!(sets_role(&boss, &id, json!({ "role": "customer" })).await.refusal(), (409, "last_admin".to_owned()));
    let other = shop.boss("boss").await;
    let (one, two) = futures::join!(sets_role(&boss, other.user.id.as_str(), json!({ "role": "customer" })), async {
        sets_role(&other.over_rest(&shop), &id, json!({ "role": "customer" })).await
    },);
    let admins = [&boss, &other.over_rest(&shop)];
    let left = [admins[0].get("/api/api-keys").await.status, admins[1].get("/api/api-keys").await.status];
    assert!(left.contains(&axum::http::StatusCode::OK), "two who dismiss each other leave one: {} {}", one.text(), two.text());
}
