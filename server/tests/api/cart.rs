use std::sync::Arc;

use insta::assert_json_snapshot;
use serde_json::json;

use crate::shop::{TestShop, on_both_stores, seen};

on_both_stores! {
    a_cart_is_filled_changed_and_emptied
    a_cart_belongs_to_its_cookie
    what_can_be_had_in_part_is
    what_cannot_be_had_is_refused
}

async fn a_cart_is_filled_changed_and_emptied(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let empty = guest.get("/api/cart").await;
    assert_json_snapshot!("empty_cart", seen(&empty));
    assert_eq!(empty.header("cache-control"), "no-store");
    assert!(guest.cookie().is_none(), "reading sets no cookie");
    let mug = guest.get("/api/products/stoneware-mug").await.json()["id"].clone();
    let one = guest.sends("POST", "/api/cart/items", json!({ "product_id": mug, "quantity": 2 })).await;
    assert_json_snapshot!("cart_with_mugs", seen(&one));
    assert!(one.text().contains("\"subtotal\":39.80"), "{}", one.text());
    let shirt = shop.variant("linen-shirt", 1);
    guest.sends("POST", "/api/cart/items", json!({ "variant_id": shirt })).await;
    assert_json_snapshot!("cart_with_two_lines", seen(&guest.get("/api/cart").await));
    let path = format!("/api/cart/items/{shirt}");
    assert_eq!(guest.sends("PATCH", &path, json!({ "quantity": 3 })).await.json()["item_count"], 5);
    assert_eq!(guest.sends("PATCH", &path, json!({ "quantity": 0 })).await.json()["item_count"], 2);
    let mug = format!("/api/cart/items/{}", shop.variant("stoneware-mug", 0));
    for _ in 0..2 {
        let without = guest.asks("DELETE", &mug, &[], "").await;
        assert_eq!((without.status.as_u16(), &without.json()["items"]), (200, &json!([])));
    }
    assert_eq!(guest.get("/shopper.json").await.json(), json!({ "cart": 0, "favourites": [] }));
}

async fn a_cart_belongs_to_its_cookie(shop: Arc<TestShop>) {
    let (ada, bob) = (shop.guest(), shop.guest());
    let added = ada.sends("POST", "/api/cart/items", json!({ "product_id": "stoneware-mug" })).await;
    let cookie = added.header("set-cookie");
    assert!(cookie.starts_with("visitor=vis_") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    assert!(ada.sends("POST", "/api/cart/items", json!({ "product_id": "stoneware-mug" })).await.header("set-cookie").is_empty());
    assert_eq!(ada.get("/api/cart").await.json()["item_count"], 2);
    assert_eq!(bob.get("/api/cart").await.json()["item_count"], 0);
    assert_eq!(ada.get("/shopper.json").await.json()["cart"], 2);
    let made_up = bob.asks("GET", "/api/cart", &[("cookie", "visitor=vis_../../x; visitor=")], "");
    assert_eq!(made_up.await.json()["item_count"], 0);
}

async fn what_can_be_had_in_part_is(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let few = guest.sends("POST", "/api/cart/items", json!({ "variant_id": shop.variant("linen-shirt", 0), "quantity": 10 })).await;
    assert_json_snapshot!("only_three_left", seen(&few));
    let path = format!("/api/cart/items/{}", shop.variant("linen-shirt", 0));
    assert_eq!(guest.sends_text("PATCH", &path, "{\"quantity\": 99999999999999999999999}").await.json()["items"][0]["quantity"], 3);
}

async fn what_cannot_be_had_is_refused(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let add = async |body| guest.sends("POST", "/api/cart/items", body).await;
    assert_json_snapshot!("sold_out", seen(&add(json!({ "product_id": "desk-lamp" })).await));
    assert_json_snapshot!("variant_needed", seen(&add(json!({ "product_id": "linen-shirt" })).await));
    assert_json_snapshot!("empty_item", seen(&add(json!({})).await));
    assert_json_snapshot!("wrong_item", seen(&add(json!({ "product_id": 7, "variant_id": [], "quantity": "2" })).await));
    assert_eq!(add(json!({ "product_id": "nothing" })).await.refusal(), (404, "product_not_found".to_owned()));
    assert_eq!(add(json!({ "variant_id": "var_nothing" })).await.refusal(), (404, "variant_not_found".to_owned()));
    assert_eq!(add(json!({ "variant_id": "var_00000000000000000000000000" })).await.refusal(), (404, "variant_not_found".to_owned()));
    for quantity in [json!(0), json!(-1), json!(1.5), json!("1"), json!(null), json!([1]), json!(true)] {
        let refused = add(json!({ "product_id": "stoneware-mug", "quantity": quantity })).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{quantity}");
        assert!(refused.json()["fields"]["quantity"].is_string(), "{quantity}");
    }
    assert!(guest.cookie().is_none() || guest.get("/api/cart").await.json()["item_count"] == 0);
    add(json!({ "product_id": "stoneware-mug" })).await;
    let shirt = shop.variant("linen-shirt", 0);
    for id in [shirt.as_str(), "nothing", "%00"] {
        let none = guest.sends("PATCH", &format!("/api/cart/items/{id}"), json!({ "quantity": 1 })).await;
        assert_eq!(none.status, 404, "{id}: {}", none.text());
    }
    assert_eq!(guest.sends("PATCH", &format!("/api/cart/items/{shirt}"), json!({})).await.refusal(), (400, "invalid".to_owned()));
    assert_eq!(guest.asks("DELETE", "/api/cart/items/nothing", &[], "").await.refusal(), (404, "line_not_found".to_owned()));
}
