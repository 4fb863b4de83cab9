//! Codes in a cart (CASES 2, 3, 19).

use std::sync::Arc;

use ::shop::access::Permission;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::shop::{Person, TestShop, on_both_stores, seen};

on_both_stores! {
    a_code_is_kept_and_taken_out
    case_2_a_percentage_is_taken_per_line
    case_19_each_refusal_has_its_own_code_and_sentence
    case_19_a_code_whose_minimum_is_lost_is_a_notice
    of_codes_that_do_not_go_together_the_best_stays
    what_works_without_a_code_is_shown_too
    what_is_no_code_is_refused
}

pub async fn coupon(shop: &TestShop, body: Value) {
    let made = shop.admin().sends("POST", "/api/coupons", body).await;
    assert_eq!(made.status, 201, "{}", made.text());
}

async fn ten_percent(shop: &TestShop, code: &str) {
    coupon(shop, json!({ "title": "Welcome", "code": code, "benefit": "percentage", "percent": 10 })).await;
}

async fn with_mugs(shop: &TestShop, count: u32) -> Person {
    let guest = shop.guest();
    let added = guest.sends("POST", "/api/cart/items", json!({ "product_id": "stoneware-mug", "quantity": count })).await;
    assert_eq!(added.status, 200, "{}", added.text());
    guest
}

async fn types(person: &Person, code: &str) -> crate::shop::Answer {
    person.sends("POST", "/api/cart/coupon", json!({ "code": code })).await
}

async fn a_code_is_kept_and_taken_out(shop: Arc<TestShop>) {
    ten_percent(&shop, "WELCOME10").await;
    let guest = with_mugs(&shop, 2).await;
    let applied = types(&guest, " welcome10 ").await;
    assert_json_snapshot!("cart_with_code", seen(&applied));
    assert_eq!(applied.header("cache-control"), "no-store");
    assert_eq!(types(&guest, "WELCOME10").await.body, applied.body, "the same code twice counts once");
    assert_eq!(guest.get("/api/cart").await.body, applied.body);
    let other = guest.asks("DELETE", "/api/cart/coupon?code=OTHER", &[], "").await;
    assert_eq!(other.body, applied.body);
    for query in ["?code=welcome10", "", "?code=%00"] {
        let without = guest.asks("DELETE", &format!("/api/cart/coupon{query}"), &[], "").await;
        assert_eq!((without.status.as_u16(), &without.json()["coupons"]), (200, &json!([])), "asked twice is once");
    }
    assert!(shop.guest().asks("DELETE", "/api/cart/coupon", &[], "").await.header("set-cookie").is_empty());
}

async fn case_2_a_percentage_is_taken_per_line(shop: Arc<TestShop>) {
    ten_percent(&shop, "TEN").await;
    shop.admin().sends("PUT", "/api/products/stoneware-mug", json!({ "price": 19.99 })).await;
    let cart = types(&with_mugs(&shop, 2).await, "TEN").await;
    assert!(cart.text().contains("\"discount\":4.00"), "{}", cart.text());
}

async fn case_19_each_refusal_has_its_own_code_and_sentence(shop: Arc<TestShop>) {
    let base = json!({ "title": "x", "benefit": "fixed", "amount": 1 });
    let with = |code: &str, more: Value| {
        let mut body = base.clone();
        body["code"] = code.into();
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    coupon(&shop, with("PAST", json!({ "ends_at": "2020-01-01T00:00:00Z" }))).await;
    coupon(&shop, with("FUTURE", json!({ "starts_at": "2199-01-01T00:00:00Z" }))).await;
    coupon(&shop, with("HIGH", json!({ "minimum": 500 }))).await;
    coupon(&shop, with("SHIRTS", json!({ "products": ["linen-shirt"] }))).await;
    coupon(&shop, with("FRIENDS", json!({ "customer_group": "friends" }))).await;
    coupon(&shop, with("OFF", json!({ "enabled": false }))).await;
    let guest = with_mugs(&shop, 1).await;
    let mut sentences = std::collections::BTreeSet::new();
    let refusals = [
        ("NOBODY", "coupon_unknown"),
        ("OFF", "coupon_unknown"),
        ("PAST", "coupon_expired"),
        ("FUTURE", "coupon_not_yet_valid"),
        ("HIGH", "coupon_below_minimum"),
        ("SHIRTS", "coupon_wrong_products"),
        ("FRIENDS", "coupon_not_for_you"),
    ];
    for (code, reason) in refusals {
        let refused = types(&guest, code).await;
        assert_eq!(refused.refusal(), (409, reason.to_owned()), "{code}");
        let body = refused.json();
        assert_eq!(body["fields"]["code"], body["message"]);
        sentences.insert(body["message"].as_str().unwrap().replace(code, "it"));
    }
    assert_eq!(sentences.len(), 6);
    assert_json_snapshot!("below_minimum", seen(&types(&guest, "HIGH").await));
    assert_eq!(guest.get("/api/cart").await.json()["coupons"], json!([]), "what is refused is not kept");
    assert_eq!(types(&shop.guest(), "HIGH").await.refusal(), (409, "cart_empty".to_owned()));
}

async fn case_19_a_code_whose_minimum_is_lost_is_a_notice(shop: Arc<TestShop>) {
    coupon(&shop, json!({ "title": "Five off", "code": "FIVE", "benefit": "fixed", "amount": 5, "minimum": 39.8 })).await;
    let guest = with_mugs(&shop, 2).await;
    assert_eq!(types(&guest, "FIVE").await.json()["discount"], 5.0);
    let mug = format!("/api/cart/items/{}", shop.variant("stoneware-mug", 0));
    let less = guest.sends("PATCH", &mug, json!({ "quantity": 1 })).await;
    assert_json_snapshot!("minimum_lost", seen(&less));
    assert_eq!(guest.sends("PATCH", &mug, json!({ "quantity": 2 })).await.json()["discount"], 5.0, "the code is kept for then");
    shop.admin().sends("DELETE", "/api/coupons/FIVE", json!({})).await;
    let gone = guest.get("/api/cart").await.json();
    assert_eq!((&gone["notices"][0]["code"], &gone["notices"][0]["coupon"]), (&json!("coupon_unknown"), &json!("FIVE")));
}

async fn of_codes_that_do_not_go_together_the_best_stays(shop: Arc<TestShop>) {
    ten_percent(&shop, "TEN").await;
    coupon(&shop, json!({ "title": "Five off", "code": "FIVE", "benefit": "fixed", "amount": 5 })).await;
    coupon(&shop, json!({ "title": "One off", "code": "ONE", "benefit": "fixed", "amount": 1, "stackable": true })).await;
    let guest = with_mugs(&shop, 1).await;
    types(&guest, "TEN").await;
    types(&guest, "ONE").await;
    let better = types(&guest, "FIVE").await.json();
    let codes = |cart: &Value| cart["coupons"].as_array().unwrap().iter().map(|it| it["code"].clone()).collect::<Vec<_>>();
    let mut kept = codes(&better);
    kept.sort_by_key(ToString::to_string);
    assert_eq!((kept, &better["discount"]), (vec![json!("FIVE"), json!("ONE")], &json!(6.0)));
    assert_eq!(types(&guest, "TEN").await.refusal(), (409, "coupon_not_combinable".to_owned()));
}

async fn what_works_without_a_code_is_shown_too(shop: Arc<TestShop>) {
    let key = shop.guest().with_bearer(&shop.key(&[Permission::Promotions]).await);
    let body = json!({ "title": "3 for 2", "kind": "automatic", "benefit": "buy_x_get_y", "buy": 2, "get": 1, "percent": 100 });
    assert_eq!(key.sends("POST", "/api/coupons", body).await.status, 201);
    let sale = json!({ "title": "Sale", "kind": "sale", "benefit": "fixed", "amount": 4.9, "products": ["stoneware-mug"] });
    assert_eq!(key.sends("POST", "/api/coupons", sale).await.status, 201);
    let cart = with_mugs(&shop, 3).await.get("/api/cart").await;
    assert_json_snapshot!("automatic_promotion", seen(&cart));
}

async fn what_is_no_code_is_refused(shop: Arc<TestShop>) {
    let guest = with_mugs(&shop, 1).await;
    for code in [json!(""), json!("10 %"), json!("x".repeat(41)), json!("Ä"), json!(5), json!(null), json!(["X"])] {
        let refused = guest.sends("POST", "/api/cart/coupon", json!({ "code": code })).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{code}");
        assert!(refused.json()["fields"]["code"].is_string(), "{code}");
    }
    assert_eq!(guest.sends("POST", "/api/cart/coupon", json!({})).await.refusal(), (400, "invalid".to_owned()));
    assert_eq!(guest.get("/api/cart/coupon").await.status, 405);
}
