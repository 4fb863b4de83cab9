//! Coupons and other promotions, as staff write them.

use std::sync::Arc;

use ::shop::access::Permission;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::shop::{Answer, Person, TestShop, on_both_stores, seen};

on_both_stores! {
    a_coupon_is_made_read_changed_and_removed
    every_kind_of_promotion_is_written_and_sent_back_unchanged
    what_is_left_out_stays_and_null_takes_it_away
    fields_that_cannot_be_are_named
    a_code_belongs_to_one_promotion
    only_those_with_the_permission_see_and_write
    the_list_goes_on_behind_its_cursor
    no_field_of_a_coupon_makes_a_failure
}

async fn makes(person: &Person, body: Value) -> Answer {
    let made = person.sends("POST", "/api/coupons", body).await;
    assert_eq!(made.status, 201, "{}", made.text());
    made
}

async fn a_coupon_is_made_read_changed_and_removed(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let body = json!({ "title": "Welcome", "code": "welcome10", "benefit": "percentage", "percent": 10 });
    let made = makes(&admin, body).await;
    assert_json_snapshot!("coupon_made", seen(&made));
    let id = made.json()["coupon"]["id"].as_str().unwrap().to_owned();
    let (by_id, by_code) = (admin.get(&format!("/api/coupons/{id}")).await, admin.get("/api/coupons/Welcome10").await);
    assert_eq!((by_id.status.as_u16(), by_id.header("cache-control"), &by_id.body), (200, "no-store", &by_code.body));
    let changed = admin.sends("PUT", "/api/coupons/WELCOME10", json!({ "percent": 12.5, "minimum": 50.00, "limit": 3 })).await;
    assert_json_snapshot!("coupon_changed", seen(&changed));
    assert!(changed.text().contains("\"percent\":12.5") && changed.text().contains("\"minimum\":50.00"), "{}", changed.text());
    let removed = admin.sends("DELETE", &format!("/api/coupons/{id}"), json!({})).await;
    assert_eq!((removed.status.as_u16(), removed.json()), (200, json!({ "message": "Coupon deleted successfully" })));
    for gone in [id.as_str(), "WELCOME10", "prm_00000000000000000000000000", "nothing", "%00", "%ff"] {
        assert_eq!(
            admin.get(&format!("/api/coupons/{gone}")).await.refusal().1,
            if gone == "%ff" { "not_found" } else { "coupon_not_found" }
        );
        assert_eq!(admin.sends("PUT", &format!("/api/coupons/{gone}"), json!({})).await.status, 404, "{gone}");
        assert_eq!(admin.sends("DELETE", &format!("/api/coupons/{gone}"), json!({})).await.status, 404, "{gone}");
    }
}

async fn every_kind_of_promotion_is_written_and_sent_back_unchanged(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let bodies = [
        json!({ "title": "Five off", "code": "FIVE", "benefit": "fixed", "amount": "5.00", "stackable": true, "limit_per_customer": 1 }),
        json!({ "title": "Post free", "kind": "automatic", "benefit": "free_shipping", "minimum": 75, "first_order": true }),
        json!({ "title": "3 for 2", "kind": "automatic", "benefit": "buy_x_get_y", "buy": 2, "get": 1, "percent": 100, "categories": ["mugs"] }),
        json!({ "title": "Sale", "kind": "sale", "benefit": "percentage", "percent": 20, "products": ["stoneware-mug"], "position": 3,
                "starts_at": "2026-01-01T00:00:00Z", "ends_at": "2199-01-01T00:00:00Z", "customer_group": "friends", "enabled": false }),
    ];
    for body in bodies {
        let made = makes(&admin, body).await.json()["coupon"].clone();
        let path = format!("/api/coupons/{}", made["id"].as_str().unwrap());
        let sent_back = admin.sends("PUT", &path, made.clone()).await;
        assert_eq!((sent_back.status.as_u16(), &sent_back.json()["coupon"]), (200, &made), "{}", sent_back.text());
    }
    assert_json_snapshot!("coupon_list", seen(&admin.get("/api/coupons").await));
}

async fn what_is_left_out_stays_and_null_takes_it_away(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let body = json!({ "title": "Once", "code": "ONCE", "benefit": "fixed", "amount": 5, "limit": 1, "minimum": 10, "enabled": false });
    let made = makes(&admin, body).await.json()["coupon"].clone();
    let same = admin.sends("PUT", "/api/coupons/once", json!({ "unknown": [1] })).await.json()["coupon"].clone();
    assert_eq!(same, made);
    let nulls = json!({ "limit": null, "minimum": null, "enabled": null });
    let less = admin.sends("PUT", "/api/coupons/once", nulls).await.json()["coupon"].clone();
    assert_eq!((&less["limit"], &less["minimum"], &less["enabled"]), (&Value::Null, &Value::Null, &json!(true)));
    let sale = admin.sends("PUT", "/api/coupons/once", json!({ "kind": "sale" })).await.json()["coupon"].clone();
    assert_eq!((&sale["kind"], &sale["code"]), (&json!("sale"), &Value::Null));
    let mug = shop.guest().get("/api/products/stoneware-mug").await;
    assert_eq!(mug.json()["price"], 14.9, "a sale shows at once: {}", mug.text());
}

async fn fields_that_cannot_be_are_named(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let tries = async |body: Value| admin.sends("POST", "/api/coupons", body).await;
    assert_json_snapshot!("empty_coupon", seen(&tries(json!({})).await));
    let kinds = json!({ "title": 1, "kind": [], "code": {}, "stackable": "yes", "starts_at": 5, "minimum": true, "first_order": 1,
        "benefit": 3, "percent": [], "buy": "2", "products": "mug", "limit": -1, "currency": 5 });
    assert_json_snapshot!("wrong_kinds_of_coupon", seen(&tries(kinds).await));
    let values = json!({ "title": " ", "code": "10 %", "starts_at": "tomorrow", "minimum": 1.999, "benefit": "fixed", "amount": 0,
        "products": ["nothing"], "categories": ["nowhere"], "limit": 0 });
    assert_json_snapshot!("wrong_values_of_coupon", seen(&tries(values.clone()).await));
    for (field, value) in [("percent", json!(100.5)), ("percent", json!("NaN")), ("percent", json!(-1)), ("percent", json!("1e1"))] {
        let refused = tries(json!({ "title": "x", "code": "X", "benefit": "percentage", field: value })).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{}", refused.text());
        assert!(refused.json()["fields"][field].is_string());
    }
    let over = json!({ "title": "x", "code": "X", "benefit": "free_shipping", "starts_at": "2026-01-02T00:00:00Z", "ends_at": "2026-01-01T00:00:00Z" });
    assert!(tries(over).await.json()["fields"]["ends_at"].is_string());
    let dear = json!({ "title": "x", "code": "X", "benefit": "free_shipping", "currency": "EUR" });
    assert!(tries(dear).await.json()["fields"]["currency"].is_string());
    assert_eq!(tries(json!("x")).await.refusal(), (400, "bad_request".to_owned()));
    assert_eq!(admin.asks("POST", "/api/coupons", &[("content-type", "text/plain")], "{}").await.status, 415);
    let patched = admin.sends("PATCH", "/api/coupons/x", json!({})).await;
    assert_eq!((patched.status.as_u16(), patched.header("allow")), (405, "GET,HEAD,PUT,DELETE"));
}

async fn a_code_belongs_to_one_promotion(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let body = |code: &str| json!({ "title": "x", "code": code, "benefit": "free_shipping" });
    makes(&admin, body("ONE")).await;
    makes(&admin, body("TWO")).await;
    let taken = admin.sends("POST", "/api/coupons", body(" one ")).await;
    assert_json_snapshot!("coupon_taken", seen(&taken));
    assert_eq!(admin.sends("PUT", "/api/coupons/TWO", json!({ "code": "One" })).await.refusal(), (409, "coupon_taken".to_owned()));
    assert_eq!(admin.sends("PUT", "/api/coupons/TWO", json!({ "code": "two" })).await.status, 200);
    let many = futures::future::join_all((0..8).map(|_| admin.sends("POST", "/api/coupons", body("RACE")))).await;
    assert_eq!(many.iter().filter(|made| made.status == 201).count(), 1);
}

async fn only_those_with_the_permission_see_and_write(shop: Arc<TestShop>) {
    let coupon = json!({ "title": "x", "code": "X", "benefit": "free_shipping" });
    let (ada, clerk) = (shop.customer("ada").await, shop.staff("clerk", &[Permission::Catalog]).await);
    let writer = shop.staff("writer", &[Permission::Promotions]).await;
    let key = shop.key(&[Permission::Promotions]).await;
    assert_eq!(shop.guest().get("/api/coupons").await.refusal(), (401, "token_missing".to_owned()));
    for nobody in [&ada, &clerk] {
        assert_eq!(nobody.over_rest(&shop).get("/api/coupons").await.refusal(), (403, "forbidden".to_owned()));
        assert_eq!(nobody.over_rest(&shop).sends("POST", "/api/coupons", coupon.clone()).await.status, 403);
    }
    makes(&writer.over_rest(&shop), coupon).await;
    assert_eq!(shop.guest().with_bearer(&key).sends("PUT", "/api/coupons/X", json!({ "title": "Y" })).await.status, 200);
    let log = shop.first_admin().await.over_rest(&shop).get("/api/audit").await.json();
    let events: Vec<_> = log.as_array().unwrap().iter().map(|entry| entry["event"].as_str().unwrap()).collect();
    assert!(events.contains(&"promotion_made") && events.contains(&"promotion_changed"), "{events:?}");
}

async fn the_list_goes_on_behind_its_cursor(shop: Arc<TestShop>) {
    let admin = shop.admin();
    for number in 0..103 {
        makes(&admin, json!({ "title": "x", "code": format!("X{number}"), "benefit": "free_shipping" })).await;
    }
    let first = admin.get("/api/coupons").await;
    let next = first.header("link").strip_prefix('<').unwrap().split('>').next().unwrap().to_owned();
    let second = admin.get(&next).await;
    let codes = |answer: &Answer| answer.json().as_array().unwrap().iter().map(|it| it["code"].clone()).collect::<Vec<_>>();
    let all = [codes(&first), codes(&second)].concat();
    assert_eq!((all.len(), codes(&first).len(), second.header("link")), (103, 100, ""));
    assert_eq!(admin.get("/api/coupons?cursor=x").await.refusal(), (400, "invalid".to_owned()));
}

async fn no_field_of_a_coupon_makes_a_failure(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let good = json!({ "title": "x", "code": "X", "benefit": "buy_x_get_y", "buy": 1, "get": 1, "percent": 50 });
    let fields: Vec<&str> = vec![
        "title",
        "kind",
        "code",
        "stackable",
        "enabled",
        "starts_at",
        "ends_at",
        "minimum",
        "customer_group",
        "first_order",
        "benefit",
        "percent",
        "amount",
        "buy",
        "get",
        "products",
        "categories",
        "limit",
        "limit_per_customer",
        "position",
        "currency",
    ];
    crate::hostile::no_field_makes_a_failure(&admin, "POST", "/api/coupons", &good, &fields).await;
    crate::hostile::no_field_makes_a_failure(&shop.guest(), "POST", "/api/cart/coupon", &json!({}), &["code"]).await;
}
