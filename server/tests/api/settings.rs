//! Shipping zones and taxes, as staff set them.

use std::sync::Arc;

use ::shop::access::Permission;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::shop::{TestShop, on_both_stores, seen};

on_both_stores! {
    zones_are_set_and_hold_at_once
    taxes_are_set_and_hold_at_once
    wrong_zones_are_named
    wrong_taxes_are_named
    only_those_with_the_permission_set_them
    no_setting_makes_a_failure
}

const SHIPPING: &str = "/api/settings/shipping";
const TAXES: &str = "/api/settings/taxes";

fn zones() -> Value {
    json!({ "zones": [
        { "name": "America", "territories": [{ "country": "us", "regions": ["Hawaii", "ak", "AK"] }, { "country": "CA" }], "methods": [
            { "code": "by-weight", "name": "Parcel", "delivery": { "soonest": 2, "latest": 6 }, "free_from": 100,
              "rate": { "by_weight": [{ "from": 2000, "price": 19.99 }, { "from": 0, "price": "9.90" }] } },
            { "code": "by-value", "name": "Insured", "delivery": { "soonest": 1, "latest": 1 },
              "rate": { "by_subtotal": [{ "from": 50.5, "price": 12 }] } },
        ] },
        { "name": "World", "territories": [], "methods": [
            { "code": "by-weight", "name": "Letter", "delivery": { "soonest": 0, "latest": 9 }, "rate": { "flat": 3 } },
        ] },
    ] })
}

async fn zones_are_set_and_hold_at_once(shop: Arc<TestShop>) {
    let admin = shop.admin();
    assert_json_snapshot!("shipping_of_a_new_shop", seen(&admin.get(SHIPPING).await));
    let set = admin.sends("PUT", SHIPPING, zones()).await;
    assert_json_snapshot!("shipping_set", seen(&set));
    assert!(set.text().contains("\"from\":50.50,\"price\":12.00"), "{}", set.text());
    let read = admin.get(SHIPPING).await;
    assert_eq!((read.header("cache-control"), &read.body), ("no-store", &set.body));
    assert_eq!(admin.sends("PUT", SHIPPING, read.json()).await.body, set.body, "sent back it stays");
    let cheapest = shop.services.cheapest_shipping().unwrap().0;
    assert_eq!(cheapest.minor, 300, "the home country without a region is in the rest of the world");
}

async fn taxes_are_set_and_hold_at_once(shop: Arc<TestShop>) {
    let admin = shop.admin();
    assert_json_snapshot!("taxes_of_a_new_shop", seen(&admin.get(TAXES).await));
    let taxes = json!({ "display": "inclusive", "home": { "country": "DE", "region": null }, "shipping_class": "standard", "rules": [
        { "name": "VAT", "territory": { "country": "DE" }, "rate": 19 },
        { "name": "VAT", "territory": { "country": "DE" }, "class": "books", "rate": "7.0" },
        { "name": "Sales tax", "territory": { "country": "US", "regions": ["California"] }, "rate": 7.25 },
    ] });
    let set = admin.sends("PUT", TAXES, taxes).await;
    assert_json_snapshot!("taxes_set", seen(&set));
    assert_eq!(admin.get(TAXES).await.body, set.body);
    assert_eq!(admin.sends("PUT", TAXES, set.json()).await.body, set.body, "sent back it stays");
    let guest = shop.guest();
    let cart = guest.sends("POST", "/api/cart/items", json!({ "product_id": "stoneware-mug" })).await;
    assert!(cart.text().contains("\"tax\":3.18"), "19.90 contain 19 % tax: {}", cart.text());
    assert_eq!(cart.json()["tax_included"], true);
    let less = admin.sends("PUT", TAXES, json!({ "shipping_class": null })).await.json();
    assert_eq!((&less["shipping_class"], &less["display"], &less["rules"]), (&Value::Null, &set.json()["display"], &set.json()["rules"]));
}

async fn wrong_zones_are_named(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let tries = async |body: Value| admin.sends("PUT", SHIPPING, body).await;
    assert_json_snapshot!("no_zones", seen(&tries(json!({})).await));
    let wrong = json!({ "zones": [
        { "name": " ", "territories": [{ "country": "XX" }, { "country": "US", "regions": ["ZZ"] }, { "country": "MC", "regions": ["MC"] }] },
        { "name": "Twice", "methods": [
            { "code": "a", "name": "A", "delivery": { "soonest": 3, "latest": 2 }, "rate": { "flat": -1 } },
            { "code": "a", "name": "B", "delivery": { "soonest": 1, "latest": 200 }, "rate": { "flat": 1 } },
            { "code": "Not A Code", "rate": { "by_weight": [] }, "free_from": 1.999 },
            { "code": "b", "name": "B", "delivery": { "soonest": 1, "latest": 2 }, "rate": {} },
            { "code": "c", "name": "C", "delivery": { "soonest": 1, "latest": 2 },
              "rate": { "by_subtotal": [{ "from": -1, "price": 1 }, { "from": 1, "price": 1 }, { "from": 1.0, "price": 1 }] } },
            { "code": "d", "name": "D", "delivery": { "soonest": 1, "latest": 2 }, "rate": { "by_weight": [{ "from": 1.5, "price": 1 }] } },
        ] },
        { "name": "Everywhere else", "methods": [{ "code": "a", "name": "A", "delivery": { "soonest": 1, "latest": 2 }, "rate": { "flat": 1 } }] },
    ] });
    assert_json_snapshot!("wrong_zones", seen(&tries(wrong).await));
    let kinds = json!({ "zones": [{ "name": 1, "territories": "US", "methods": [
        { "code": 1, "name": {}, "delivery": [3, 5], "rate": 5, "free_from": true },
        { "delivery": { "soonest": "3", "latest": -1 }, "rate": { "flat": [], "by_weight": 5, "by_subtotal": [5] } },
    ] }] });
    assert_json_snapshot!("wrong_kinds_of_zones", seen(&tries(kinds).await));
    assert_eq!(tries(json!({ "zones": 5 })).await.refusal(), (400, "invalid".to_owned()));
    assert_eq!(tries(json!([])).await.refusal(), (400, "bad_request".to_owned()));
    assert_eq!(admin.sends("POST", SHIPPING, json!({})).await.refusal(), (405, "method_not_allowed".to_owned()));
    assert_eq!(admin.asks("PUT", SHIPPING, &[], "{}").await.refusal(), (415, "unsupported_media_type".to_owned()));
    assert_eq!(admin.get(SHIPPING).await.json()["zones"][0]["name"], "Everywhere", "nothing was set");
}

async fn wrong_taxes_are_named(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let tries = async |body: Value| admin.sends("PUT", TAXES, body).await;
    let rule = |more: Value| {
        let mut rule = json!({ "name": "VAT", "territory": { "country": "US", "regions": ["CA", "NY"] }, "rate": 5 });
        rule.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        rule
    };
    let wrong = json!({ "display": "both", "home": { "country": "US", "region": "ZZ" }, "shipping_class": "a\u{7}b", "rules": [
        rule(json!({})),
        rule(json!({ "territory": { "country": "US", "regions": ["New York"] } })),
        rule(json!({ "class": "books" })),
        rule(json!({ "name": "", "rate": 100.5, "territory": {} })),
        rule(json!({ "class": "food", "rate": -1 })),
        rule(json!({ "class": "toys", "rate": null })),
    ] });
    assert_json_snapshot!("wrong_taxes", seen(&tries(wrong).await));
    let kinds =
        json!({ "display": 1, "home": "US", "shipping_class": [], "rules": [{ "name": 1, "territory": "US", "class": 5, "rate": true }] });
    assert_json_snapshot!("wrong_kinds_of_taxes", seen(&tries(kinds).await));
    assert_eq!(tries(json!({ "rules": {} })).await.refusal(), (400, "invalid".to_owned()));
    assert_eq!(admin.get(TAXES).await.json()["rules"][0]["name"], "Sales tax", "nothing was set");
}

async fn only_those_with_the_permission_set_them(shop: Arc<TestShop>) {
    let writer = shop.staff("writer", &[Permission::Promotions]).await.over_rest(&shop);
    let clerk = shop.staff("clerk", &[Permission::Catalog, Permission::Audit]).await.over_rest(&shop);
    for path in [SHIPPING, TAXES] {
        assert_eq!(shop.guest().get(path).await.refusal(), (401, "token_missing".to_owned()));
        assert_eq!(clerk.sends("PUT", path, json!({})).await.refusal(), (403, "forbidden".to_owned()));
        assert_eq!(writer.get(path).await.status, 200);
    }
    assert_eq!(writer.sends("PUT", SHIPPING, zones()).await.status, 200);
    assert_eq!(writer.sends("PUT", TAXES, json!({ "display": "inclusive" })).await.status, 200);
    let log = clerk.get("/api/audit").await.json();
    let set: Vec<_> = log.as_array().unwrap().iter().filter(|entry| entry["actor"]["name"] == "writer").map(|it| &it["event"]).collect();
    assert!(set.contains(&&json!("shipping_set")) && set.contains(&&json!("taxes_set")), "{set:?}");
}

async fn no_setting_makes_a_failure(shop: Arc<TestShop>) {
    let admin = shop.admin();
    crate::hostile::no_field_makes_a_failure(&admin, "PUT", SHIPPING, &json!({}), &["zones"]).await;
    crate::hostile::no_field_makes_a_failure(&admin, "PUT", TAXES, &json!({}), &["display", "home", "shipping_class", "rules"]).await;
}
