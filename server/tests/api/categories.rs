use std::sync::Arc;

use insta::assert_json_snapshot;
use serde_json::json;

use crate::shop::{TestShop, on_both_stores, seen};

on_both_stores! {
    categories_are_read
    a_category_is_made_changed_and_deleted
    what_cannot_be_is_refused
}

async fn categories_are_read(shop: Arc<TestShop>) {
    let guest = shop.guest();
    assert_json_snapshot!("category_list", seen(&guest.get("/api/categories").await));
    let mugs = guest.get("/api/categories/mugs").await;
    assert_json_snapshot!("category", seen(&mugs));
    let by_id = guest.get(&format!("/api/categories/{}", mugs.json()["id"].as_str().unwrap())).await;
    assert_eq!(by_id.body, mugs.body);
    assert_json_snapshot!("no_such_category", seen(&guest.get("/api/categories/cat_nothing").await));
}

async fn a_category_is_made_changed_and_deleted(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let made = admin.sends("POST", "/api/categories", json!({ "name": "Tea & Coffee", "parent": "kitchen" })).await;
    assert_json_snapshot!("category_made", seen(&made));
    let path = format!("/api/categories/{}", made.json()["category"]["slug"].as_str().unwrap());
    let changed = admin.sends("PUT", &path, json!({ "name": "Tea", "parent": null, "position": 9 })).await;
    assert_json_snapshot!("category_changed", seen(&changed));
    assert_json_snapshot!("category_deleted", seen(&admin.sends("DELETE", &path, json!({})).await));
    assert_eq!(admin.get(&path).await.refusal(), (404, "category_not_found".to_owned()));
}

async fn what_cannot_be_is_refused(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let wrong = json!({ "name": "", "slug": "A B", "parent": "nowhere", "position": "first" });
    assert_json_snapshot!("wrong_category", seen(&admin.sends("POST", "/api/categories", wrong).await));
    assert_json_snapshot!("empty_category", seen(&admin.sends("POST", "/api/categories", json!({})).await));
    let taken = admin.sends("POST", "/api/categories", json!({ "name": "Mugs", "slug": "mugs" })).await;
    assert_eq!(taken.refusal(), (409, "slug_taken".to_owned()));
    let circle = admin.sends("PUT", "/api/categories/kitchen", json!({ "parent": "mugs" })).await;
    assert_eq!(circle.refusal(), (409, "category_cycle".to_owned()));
    let guest = shop.guest();
    for (method, path) in [("POST", "/api/categories"), ("PUT", "/api/categories/mugs"), ("DELETE", "/api/categories/mugs")] {
        assert_eq!(guest.sends(method, path, json!({})).await.refusal(), (401, "token_missing".to_owned()), "{method}");
    }
    for method in ["PUT", "DELETE"] {
        let nothing = admin.sends(method, "/api/categories/nothing", json!({ "name": "x" })).await;
        assert_eq!(nothing.refusal(), (404, "category_not_found".to_owned()));
    }
}
