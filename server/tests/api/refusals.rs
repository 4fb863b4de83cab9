//! The shape of every refusal.

use std::sync::Arc;

use insta::assert_json_snapshot;
use serde_json::json;

use crate::shop::{TestShop, on_both_stores, seen};

on_both_stores! { every_refusal_has_one_shape }

async fn every_refusal_has_one_shape(shop: Arc<TestShop>) {
    let (guest, admin) = (shop.guest(), shop.admin());
    for path in ["/api", "/api/", "/api/nothing", "/api/products/a/b", "/api/cart/items/a/b"] {
        assert_json_snapshot!("unknown_path", seen(&guest.get(path).await));
    }
    let methods =
        [("POST", "/api/cart", "GET,HEAD"), ("PATCH", "/api/products", "GET,HEAD,POST"), ("PUT", "/api/cart/items/x", "PATCH,DELETE")];
    for (method, path, allow) in methods {
        let refused = guest.sends(method, path, json!({})).await;
        assert_eq!(refused.refusal(), (405, "method_not_allowed".to_owned()), "{method} {path}");
        assert_eq!(refused.header("allow"), allow, "{method} {path}");
    }
    for body in [
        "",
        "{",
        "{\"name\":}",
        "nonsense",
        "[]",
        "null",
        "\"text\"",
        "{} {}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"price\":01}",
        "\u{feff}{}",
    ] {
        let refused = admin.sends_text("POST", "/api/products", body).await;
        assert_eq!(refused.refusal(), (400, "bad_request".to_owned()), "{body}");
    }
    assert_eq!(admin.sends_text("POST", "/api/products", vec![b'{', b'"', 0xff, b'"', b':', b'1', b'}']).await.refusal().0, 400);
    for kind in ["text/plain", "application/x-www-form-urlencoded", "", "json", "application/json-seq"] {
        let refused = admin.asks("POST", "/api/products", &[("content-type", kind)], "{}").await;
        assert_json_snapshot!("wrong_content_type", seen(&refused));
    }
    for kind in ["application/json; charset=utf-8", "APPLICATION/JSON", "application/merge-patch+json"] {
        assert_eq!(admin.asks("POST", "/api/products", &[("content-type", kind)], "{}").await.refusal(), (400, "invalid".to_owned()));
    }
    let large = format!("{{\"name\":\"{}\"}}", "a".repeat(1024 * 1024));
    assert_json_snapshot!("too_large", seen(&admin.sends_text("POST", "/api/products", large.clone()).await));
    let announced =
        admin.asks("POST", "/api/products", &[("content-type", "application/json"), ("content-length", "999999999999")], "{}").await;
    assert_eq!(announced.refusal(), (413, "too_large".to_owned()));
    let pieces = axum::body::Body::from_stream(futures::stream::iter(
        large.into_bytes().chunks(9_000).map(|c| Ok::<_, std::io::Error>(c.to_vec())).collect::<Vec<_>>(),
    ));
    assert_eq!(admin.sends_text("POST", "/api/products", pieces).await.refusal(), (413, "too_large".to_owned()));
}
