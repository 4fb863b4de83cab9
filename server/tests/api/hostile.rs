//! Every field with everything that should not be in it: refused or taken, never a failure.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::shop::{Answer, Person, TestShop, on_both_stores};

on_both_stores! {
    no_field_of_a_product_makes_a_failure
    no_field_of_a_category_makes_a_failure
    no_field_of_a_cart_makes_a_failure
    no_query_makes_a_failure
    no_address_makes_a_failure
}

fn hostile_values() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "a\u{0}b",
        "\u{1b}[2J",
        "a\nb\r\nc",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "👩‍👩‍👧‍👦🥄",
        "مرحبا بالعالم",
        "\u{202e}gnp.exe",
        "'; DROP TABLE products; --",
        "{\"$gt\": \"\"}",
        "$where",
        "../../etc/passwd",
        "%00",
        "javascript:alert(1)",
        "-1",
        "1e309",
        "NaN",
        "null",
        "0x10",
        "٣٫٥",
        "\u{feff}",
        "a\u{300}\u{301}\u{302}",
    ];
    let mut values: Vec<Value> = texts.into_iter().map(Value::from).collect();
    values.extend([
        json!("x".repeat(300)),
        json!("x".repeat(100_000)),
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1.5),
        json!(1e300),
        json!(-0.0),
    ]);
    values.extend([
        json!(u64::MAX),
        json!(i64::MIN),
        json!([]),
        json!({}),
        json!([null]),
        json!([[["deep"]]]),
        json!({ "$ne": 1 }),
        json!({ "src": 5 }),
        json!(vec![1; 2_000]),
    ]);
    values
}

fn assert_no_failure(answer: &Answer, about: &str) {
    let status = answer.status.as_u16();
    assert!(status < 500, "{status} {about}: {}", answer.text());
    if status >= 400 {
        let refusal = answer.json();
        assert!(refusal["message"].is_string() && refusal["code"].is_string(), "{about}: {refusal}");
    }
}

pub async fn no_field_makes_a_failure(person: &Person, method: &str, path: &str, good: &Value, fields: &[&str]) {
    for field in fields {
        for value in hostile_values() {
            let mut body = good.clone();
            body[*field] = value;
            let about = format!("{method} {path} {field}: {}", body[*field].to_string().chars().take(60).collect::<String>());
            assert_no_failure(&person.sends(method, path, body).await, &about);
        }
    }
}

async fn no_field_of_a_product_makes_a_failure(shop: Arc<TestShop>) {
    let admin = shop.admin();
    let fields = [
        "name",
        "price",
        "compare_at",
        "currency",
        "description",
        "image",
        "category",
        "slug",
        "brand",
        "stock",
        "sku",
        "barcode",
        "status",
        "categories",
        "images",
        "tags",
        "product_type",
        "attributes",
        "options",
        "variants",
        "seo_title",
        "seo_description",
    ];
    no_field_makes_a_failure(&admin, "POST", "/api/products", &json!({ "name": "Thing", "price": 5, "status": "draft" }), &fields).await;
    no_field_makes_a_failure(&admin, "PUT", "/api/products/desk-lamp", &json!({ "slug": "desk-lamp" }), &fields[..10]).await;
    for field in ["sku", "price", "compare_at", "stock", "tracked", "options", "image", "barcode", "weight_grams"] {
        for value in hostile_values() {
            let mut variant = json!({ "price": 5 });
            variant[field] = value;
            let body = json!({ "name": "Thing", "status": "draft", "variants": [variant] });
            assert_no_failure(&admin.sends("POST", "/api/products", body).await, field);
        }
    }
    let deep = format!("{{\"name\":{}1{}}}", "[".repeat(200_000), "]".repeat(200_000));
    assert_no_failure(&admin.sends_text("POST", "/api/products", deep).await, "deep");
    let deep = format!("{{\"name\":\"x\",\"price\":1,\"attributes\":{{\"a\":{}1{}}}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_no_failure(&admin.sends_text("POST", "/api/products", deep).await, "deep attributes");
}

async fn no_field_of_a_category_makes_a_failure(shop: Arc<TestShop>) {
    let fields = ["name", "slug", "parent", "position", "image"];
    no_field_makes_a_failure(&shop.admin(), "POST", "/api/categories", &json!({ "name": "Things" }), &fields).await;
    no_field_makes_a_failure(&shop.admin(), "PUT", "/api/categories/mugs", &json!({ "slug": "mugs" }), &fields).await;
}

async fn no_field_of_a_cart_makes_a_failure(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let good = json!({ "product_id": "stoneware-mug", "quantity": 1 });
    no_field_makes_a_failure(&guest, "POST", "/api/cart/items", &good, &["product_id", "variant_id", "quantity"]).await;
    let line = format!("/api/cart/items/{}", shop.variant("stoneware-mug", 0));
    no_field_makes_a_failure(&guest, "PATCH", &line, &json!({}), &["quantity"]).await;
}

async fn no_query_makes_a_failure(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let names = [
        "page",
        "limit",
        "q",
        "category",
        "min_price",
        "max_price",
        "sort",
        "brand",
        "rating",
        "in_stock",
        "on_sale",
        "material",
        "$where",
    ];
    let values = [
        "",
        "%00",
        "%ff",
        "%",
        "-1",
        "99999999999999999999",
        "1e9",
        "%F0%9F%A5%84",
        "%D9%85",
        "a%0Ab",
        "%3Cscript%3E",
        "..%2f",
        "[]",
        "+",
        "%E2%80%AE",
    ];
    for name in names {
        for value in values {
            for query in [format!("{name}={value}"), format!("{name}={value}&{name}=1"), format!("{name}[]={value}")] {
                assert_no_failure(&guest.get(&format!("/api/products?{query}")).await, &query);
            }
        }
    }
    let long = format!("/api/products?q={}", "a".repeat(60_000));
    assert_no_failure(&guest.get(&long).await, "a long query");
    let many: String = (0..5_000).map(|n| format!("brand={n}&")).collect();
    assert_no_failure(&guest.get(&format!("/api/products?{many}")).await, "many values");
}

async fn no_address_makes_a_failure(shop: Arc<TestShop>) {
    let (guest, admin) = (shop.guest(), shop.admin());
    let long = "a".repeat(5_000);
    let ids = [
        "%00",
        "%ff%fe",
        "..",
        "..%2f..%2f",
        "%20",
        "-",
        "_",
        "prd_",
        "prd_zzzzzzzzzzzzzzzzzzzzzzzzzz",
        "PRD_01",
        "%F0%9F%A5%84",
        "%D9%85%D8%B1",
        "a%0Ab",
        "$ne",
        "null",
        "0",
        "-1",
        long.as_str(),
    ];
    for id in ids {
        for kind in ["products", "categories"] {
            let path = format!("/api/{kind}/{id}");
            assert_eq!(guest.get(&path).await.status, 404, "{path}");
            assert_eq!(admin.sends("PUT", &path, json!({ "name": "x" })).await.status, 404, "{path}");
            assert_eq!(admin.sends("DELETE", &path, json!({})).await.status, 404, "{path}");
        }
        let path = format!("/api/cart/items/{id}");
        assert_eq!(guest.sends("PATCH", &path, json!({ "quantity": 1 })).await.status, 404, "{path}");
        assert_eq!(guest.asks("DELETE", &path, &[], "").await.status, 404, "{path}");
    }
}
