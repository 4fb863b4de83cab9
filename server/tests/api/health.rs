use std::sync::Arc;

use crate::shop::{TestShop, on_both_stores};

on_both_stores! {
    the_program_says_how_it_is
    every_answer_carries_its_headers
}

async fn the_program_says_how_it_is(shop: Arc<TestShop>) {
    let guest = shop.guest();
    for path in ["/healthz", "/readyz"] {
        let answer = guest.get(path).await;
        assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"), "{path}");
    }
    let robots = guest.get("/robots.txt").await.text();
    assert!(robots.contains("Disallow: /checkout") && robots.contains("Sitemap: http://shop.test/sitemap.xml"), "{robots}");
    let sitemap = guest.get("/sitemap.xml").await;
    assert_eq!(sitemap.header("content-type"), "application/xml; charset=utf-8");
    assert!(sitemap.text().contains("<loc>http://shop.test/products/stoneware-mug</loc>"));
}

async fn every_answer_carries_its_headers(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let mut references = std::collections::BTreeSet::new();
    for path in [
        "/healthz",
        "/api/products",
        "/api/nothing",
        "/nothing",
        "/",
        "/plain.css",
        "/fn/nothing",
        "/pkg/nothing.js",
        "/pictures/nothing.webp",
    ] {
        let answer = guest.asks("GET", path, &[("x-request-id", "mine")], "").await;
        assert!(answer.status.as_u16() < 500, "{path}");
        for (name, value) in [("x-content-type-options", "nosniff"), ("referrer-policy", "same-origin"), ("x-frame-options", "DENY")] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"), "{path}: {policy}");
        assert!(answer.header("strict-transport-security").is_empty(), "not on plain http");
        assert_eq!(answer.header("x-request-id").len(), 8, "a name from outside is not taken over");
        references.insert(answer.header("x-request-id").to_owned());
    }
    assert_eq!(references.len(), 9);
}
