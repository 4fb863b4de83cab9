use std::sync::Arc;

use insta::assert_json_snapshot;
use serde_json::json;

use crate::shop::{Answer, TestShop, on_both_stores, seen};

on_both_stores! {
    a_list_is_an_array_with_totals_in_headers
    filters_narrow_and_sorts_order
    values_that_cannot_be_are_named
    what_is_known_is_not_sent_again
}

fn names(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json().as_array().unwrap().iter().map(|product| product["slug"].as_str().unwrap().to_owned()).collect()
}

async fn a_list_is_an_array_with_totals_in_headers(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let first = guest.get("/api/products?limit=2&sort=price&q=").await;
    assert_eq!(names(&first), ["stoneware-mug", "linen-shirt"]);
    assert_eq!(first.header("x-total-count"), "3");
    assert_eq!(first.header("link"), "</api/products?limit=2&sort=price&q=&page=2>; rel=\"next\"");
    let second = guest.get("/api/products?limit=2&sort=price&q=&page=2").await;
    assert_eq!(names(&second), ["desk-lamp"]);
    assert_eq!(second.header("link"), "</api/products?limit=2&sort=price&q=&page=1>; rel=\"prev\"");
    let beyond = guest.get("/api/products?limit=2&page=4000000000").await;
    assert_eq!(names(&beyond), Vec::<String>::new());
    assert_eq!(beyond.header("x-total-count"), "3");
    assert_json_snapshot!("product_list", seen(&guest.get("/api/products?category=mugs").await));
}

async fn filters_narrow_and_sorts_order(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let table: &[(&str, &[&str])] = &[
        ("category=kitchen&sort=price", &["stoneware-mug", "desk-lamp"]),
        ("category=Kitchen&sort=-price", &["desk-lamp", "stoneware-mug"]),
        ("category=nowhere", &[]),
        ("q=linen", &["linen-shirt"]),
        ("q=%F0%9F%A5%84", &[]),
        ("brand=Kilnhouse&sort=price", &["stoneware-mug", "desk-lamp"]),
        ("brand=Kilnhouse&brand=Fjordlight&sort=price", &["stoneware-mug", "linen-shirt", "desk-lamp"]),
        ("min_price=20&max_price=100", &["linen-shirt"]),
        ("max_price=19.90", &["stoneware-mug"]),
        ("in_stock=true&sort=-price", &["linen-shirt", "stoneware-mug"]),
        ("on_sale=1", &["stoneware-mug"]),
        ("rating=4", &["stoneware-mug"]),
        ("utm_source=mail&sort=price", &["stoneware-mug", "linen-shirt", "desk-lamp"]),
    ];
    for (query, expected) in table {
        assert_eq!(names(&guest.get(&format!("/api/products?{query}")).await), *expected, "{query}");
    }
}

async fn values_that_cannot_be_are_named(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let wrong = "page=0&limit=101&min_price=cheap&max_price=-1&sort=best&rating=6&in_stock=perhaps&on_sale=2";
    assert_json_snapshot!("wrong_query", seen(&guest.get(&format!("/api/products?{wrong}")).await));
    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=1e1", "limit"),
        ("page=-1", "page"),
        ("page=4294967296", "page"),
        ("min_price=9&max_price=8", "max_price"),
        ("min_price=1.999", "min_price"),
    ] {
        let answer = guest.get(&format!("/api/products?{query}")).await;
        assert_eq!(answer.refusal(), (400, "invalid".to_owned()), "{query}");
        assert_eq!(answer.json()["fields"].as_object().unwrap().keys().collect::<Vec<_>>(), [field], "{query}");
    }
}

async fn what_is_known_is_not_sent_again(shop: Arc<TestShop>) {
    let guest = shop.guest();
    for path in ["/api/products", "/api/products/stoneware-mug", "/api/categories", "/api/openapi.json", "/api/docs"] {
        let tag = guest.get(path).await.header("etag").to_owned();
        assert!(tag.starts_with("W/\""), "{path}");
        let again = guest.asks("GET", path, &[("if-none-match", &tag)], "").await;
        assert_eq!((again.status.as_u16(), again.body.len(), again.header("etag")), (304, 0, tag.as_str()), "{path}");
        let head = guest.asks("HEAD", path, &[], "").await;
        assert_eq!((head.status.as_u16(), head.body.len(), head.header("etag")), (200, 0, tag.as_str()), "{path}");
    }
    let tag = guest.get("/api/products").await.header("etag").to_owned();
    assert_eq!(shop.admin().sends("PUT", "/api/products/stoneware-mug", json!({ "price": 20 })).await.status, 200);
    assert_eq!(guest.asks("GET", "/api/products", &[("if-none-match", &tag)], "").await.status, 200);
}
