//! The OpenAPI document and the routes say the same.

use std::{collections::BTreeSet, sync::Arc};

use server::router::listed;

use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    every_route_is_documented_and_every_document_routed
    the_docs_are_a_page_of_our_own
}

/// The document and its page do not describe themselves.
async fn every_route_is_documented_and_every_document_routed(shop: Arc<TestShop>) {
    let doors = listed(&shop.state).into_iter().filter_map(|door| {
        let path = door.path.strip_prefix("/api").filter(|path| !matches!(*path, "/openapi.json" | "/docs"))?;
        Some((door.method.as_str().to_lowercase(), path.to_owned()))
    });
    let document = serde_json::to_value(server::http::openapi::document()).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().unwrap();
    let documented: BTreeSet<_> = paths
        .iter()
        .flat_map(|(path, calls)| calls.as_object().unwrap().keys().map(move |method| (method.clone(), path.clone())))
        .collect();
    assert_eq!(documented, doors.collect());
    assert!(documented.len() >= 35);
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
