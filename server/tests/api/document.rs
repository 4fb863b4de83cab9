//! The OpenAPI document and the routes say the same.

use std::{collections::BTreeSet, sync::Arc};

use crate::shop::{TestShop, on_both_stores};

on_both_stores! { the_docs_are_a_page_of_our_own }

/// What `router.rs` routes below `/api`; the document and its page do not describe themselves.
fn routed() -> BTreeSet<(String, String)> {
    let source = include_str!("../../src/router.rs").split("fn api(").nth(1).unwrap();
    let mut calls = BTreeSet::new();
    for route in source.split(".route(").skip(1) {
        let path = route.split('"').nth(1).unwrap();
        let handlers = route.split(".fallback(").next().unwrap();
        for method in ["get", "post", "put", "patch", "delete"] {
            if handlers.contains(&format!("{method}(")) && !matches!(path, "/openapi.json" | "/docs") {
                calls.insert((method.to_owned(), path.to_owned()));
            }
        }
    }
    calls
}

#[test]
fn every_route_is_documented_and_every_document_routed() {
    let document = serde_json::to_value(server::http::openapi::document()).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().unwrap();
    let documented: BTreeSet<_> = paths
        .iter()
        .flat_map(|(path, calls)| calls.as_object().unwrap().keys().map(move |method| (method.clone(), path.clone())))
        .collect();
    assert_eq!(documented, routed());
    assert!(documented.len() >= 14);
}

#[test]
fn every_reference_of_the_document_leads_somewhere() {
    let document = serde_json::to_value(server::http::openapi::document()).unwrap();
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(document.pointer(reference).is_some(), "{reference}");
    }
    insta::assert_json_snapshot!("openapi", document);
}

async fn the_docs_are_a_page_of_our_own(shop: Arc<TestShop>) {
    let docs = shop.guest().get("/api/docs").await;
    assert_eq!(docs.status, 200);
    let text = docs.text();
    assert!(text.contains("/cart/items/{id}") && text.contains("Idempotency-Key"));
    assert!(!text.contains("<script") && !text.contains("style=") && !text.contains("http://") && !text.contains("https://"));
    assert!(docs.header("content-security-policy").contains("default-src 'none'"));
    assert_eq!(shop.guest().get("/plain.css").await.header("content-type"), "text/css; charset=utf-8");
}
