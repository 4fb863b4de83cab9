use std::sync::Arc;

use insta::assert_json_snapshot;
use serde_json::json;

use crate::shop::{TestShop, on_both_stores, seen};

on_both_stores! {
    a_product_is_read_by_slug_and_by_id
    a_simple_product_is_made_changed_and_deleted
    a_product_with_variants_is_made_and_read_back_unchanged
    a_former_slug_leads_to_the_present_one
    fields_that_cannot_be_are_named
    only_admins_write
    what_is_left_out_stays
    one_variants_fields_stand_beside_the_name
}

async fn a_product_is_read_by_slug_and_by_id(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let by_slug = guest.get("/api/products/stoneware-mug").await;
    assert_json_snapshot!("product", seen(&by_slug));
    let id = by_slug.json()["id"].as_str().unwrap().to_owned();
    assert_eq!(guest.get(&format!("/api/products/{id}")).await.body, by_slug.body);
    assert!(by_slug.text().contains("\"price\":19.90,\"compare_at\":24.00"), "{}", by_slug.text());
    for nobody in ["nothing", "prd_00000000000000000000000000", "prd_x", "%00", "%ff", "..%2f..%2fetc", "Stoneware-Mug"] {
        let answer = guest.get(&format!("/api/products/{nobody}")).await;
        assert_eq!(answer.status, 404, "{nobody}");
        assert!(answer.json()["message"].is_string());
    }
    assert_json_snapshot!("no_such_product", seen(&guest.get("/api/products/nothing").await));
}

async fn a_simple_product_is_made_changed_and_deleted(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let body = json!({ "name": "Café Bowl", "price": 12.5, "description": "For soup.", "image": "https://x.example/bowl.jpg", "category": "Mugs" });
    let made = admin.sends("POST", "/api/products", body).await;
    assert_json_snapshot!("simple_product_made", seen(&made));
    let id = made.json()["product"]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/products/{id}");
    let changed =
        admin.sends("PUT", &path, json!({ "name": "Soup Bowl", "price": "13.00", "stock": 4, "image": "/pictures/mug.webp" })).await;
    assert_json_snapshot!("simple_product_changed", seen(&changed));
    assert_eq!(shop.guest().get(&path).await.json()["stock"], 4);
    assert_json_snapshot!("product_deleted", seen(&admin.sends("DELETE", &path, json!({})).await));
    assert_eq!(shop.guest().get(&path).await.refusal(), (404, "product_not_found".to_owned()));
    let again = admin.sends("POST", "/api/products", json!({ "name": "Bowl", "price": 1, "slug": made.json()["product"]["slug"] })).await;
    assert_eq!(again.refusal(), (409, "slug_taken".to_owned()), "the slug stays reserved");
}

async fn a_product_with_variants_is_made_and_read_back_unchanged(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let body = json!({
        "name": "Wool Hat", "slug": "wool-hat", "brand": "Fjordlight", "categories": ["clothing"], "tags": ["new"],
        "images": ["/pictures/hat.webp", { "src": "/pictures/hat-red.webp", "alt": "Red" }],
        "options": [{ "name": "Colour", "values": ["Grey", "Red"] }],
        "variants": [
            { "sku": "HAT-G", "price": 29.9, "options": ["Grey"], "stock": 7 },
            { "sku": "HAT-R", "price": 31, "compare_at": 35.5, "options": ["Red"], "stock": 2, "image": "/pictures/hat-red.webp" },
        ],
    });
    assert_json_snapshot!("product_with_variants", seen(&admin.sends("POST", "/api/products", body).await));
    let mut read = admin.get("/api/products/wool-hat").await.json();
    let sent_back = admin.sends("PUT", "/api/products/wool-hat", read.clone()).await;
    assert_eq!(sent_back.status, 200, "{}", sent_back.text());
    let mut after = sent_back.json()["product"].clone();
    for product in [&mut read, &mut after] {
        product.as_object_mut().unwrap().remove("updated_at");
    }
    assert_eq!(after, read);
}

async fn a_former_slug_leads_to_the_present_one(shop: Arc<TestShop>) {
    let renamed = shop.admin().sends("PUT", "/api/products/stoneware-mug", json!({ "slug": "grey-mug" })).await;
    assert_eq!(renamed.status, 200, "{}", renamed.text());
    let guest = shop.guest();
    assert_eq!(guest.get("/api/products/grey-mug").await.status, 200);
    let former = guest.get("/api/products/stoneware-mug").await;
    assert_eq!((former.status.as_u16(), former.header("location")), (308, "/api/products/grey-mug"));
}

async fn fields_that_cannot_be_are_named(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let wrong =
        json!({ "name": 5, "price": "a lot", "description": ["x"], "category": "nowhere", "stock": -1, "slug": "Not A Slug", "brand": {} });
    assert_json_snapshot!("wrong_kinds", seen(&admin.sends("POST", "/api/products", wrong).await));
    let wrong = json!({ "name": "  ", "price": 1.999, "category": "nowhere", "slug": "Not A Slug", "image": "javascript:alert(1)" });
    assert_json_snapshot!("wrong_values", seen(&admin.sends("POST", "/api/products", wrong).await));
    assert_json_snapshot!("empty_product", seen(&admin.sends("POST", "/api/products", json!({})).await));
    let several = json!({ "price": 10, "stock": 3 });
    assert_json_snapshot!("one_price_for_several_variants", seen(&admin.sends("PUT", "/api/products/linen-shirt", several).await));
    let taken = admin.sends("POST", "/api/products", json!({ "name": "Mug", "price": 1, "sku": "kh-mug" })).await;
    assert_eq!(taken.refusal(), (409, "sku_taken".to_owned()));
}

async fn only_admins_write(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let calls = [("POST", "/api/products"), ("PUT", "/api/products/stoneware-mug"), ("DELETE", "/api/products/stoneware-mug")];
    for (method, path) in calls {
        let without = guest.sends(method, path, json!({ "name": "x" })).await;
        assert_json_snapshot!("without_token", seen(&without));
        assert_eq!(without.header("www-authenticate"), "Bearer");
        for token in ["Bearer nonsense", "Bearer ", "Basic YTpi", "nonsense", "Bearer shopsphere_AAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            let wrong = guest.asks(method, path, &[("authorization", token), ("content-type", "application/json")], "{}").await;
            assert_json_snapshot!("with_wrong_token", seen(&wrong));
        }
    }
    let nothing = shop.admin();
    assert_eq!(
        nothing.sends("PUT", "/api/products/nothing", json!({ "name": "x" })).await.refusal(),
        (404, "product_not_found".to_owned())
    );
    assert_eq!(nothing.sends("DELETE", "/api/products/nothing", json!({})).await.refusal(), (404, "product_not_found".to_owned()));
}

async fn what_is_left_out_stays(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let before = admin.get("/api/products/stoneware-mug").await.json();
    let changed = admin.sends("PUT", "/api/products/stoneware-mug", json!({ "brand": null, "unknown": [1, 2] })).await;
    let mut after = changed.json()["product"].clone();
    assert!(after["brand"].is_null());
    after["brand"] = before["brand"].clone();
    after["updated_at"] = before["updated_at"].clone();
    assert_eq!(after, before);
}

async fn one_variants_fields_stand_beside_the_name(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let mut whole = admin.get("/api/products/stoneware-mug").await.json();
    whole["price"] = json!(18.5);
    let changed = admin.sends("PUT", "/api/products/stoneware-mug", whole).await.json();
    assert_eq!(changed["product"]["variants"][0]["price"], 18.5, "a price changed beside an old list of variants counts");
    assert_eq!(changed["product"]["stock"], 40);
    let mut whole = changed["product"].clone();
    whole["variants"][0]["price"] = json!(17);
    let changed = admin.sends("PUT", "/api/products/stoneware-mug", whole).await.json();
    assert_eq!(changed["product"]["price"], 17.0, "a price changed in the list beside an old one counts, too");
    let mut whole = changed["product"].clone();
    whole["image"] = json!("/pictures/new-mug.webp");
    let changed = admin.sends("PUT", "/api/products/stoneware-mug", whole).await;
    assert_eq!(changed.status, 200, "{}", changed.text());
    assert_eq!(changed.json()["product"]["variants"][0]["image"], "/pictures/new-mug.webp", "so does a picture");
}
