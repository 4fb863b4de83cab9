use std::sync::Arc;

use serde_json::json;

use crate::shop::{TestShop, on_both_stores};

on_both_stores! { only_our_own_pages_and_programs_change_things }

async fn only_our_own_pages_and_programs_change_things(shop: Arc<TestShop>) {
    let guest = shop.guest();
    let body = json!({ "product_id": "stoneware-mug" }).to_string();
    let json = ("content-type", "application/json");
    let foreign: [&[(&str, &str)]; 5] = [
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), ("origin", "http://blog.shop.test")],
        &[("origin", "http://shop.test.evil.example")],
    ];
    for headers in foreign {
        let with_type: Vec<_> = headers.iter().copied().chain([json]).collect();
        let refused = guest.asks("POST", "/api/cart/items", &with_type, body.clone()).await;
        assert_eq!(refused.refusal(), (403, "cross_site".to_owned()), "{headers:?}");
        assert_eq!(guest.asks("DELETE", "/api/cart/items/x", headers, "").await.status, 403, "{headers:?}");
        let form = guest.asks("POST", "/fn/add_to_cart", headers, "").await;
        assert_eq!(form.status, 403, "{headers:?}");
        assert_eq!(guest.asks("GET", "/api/products", headers, "").await.status, 200, "reading is anybody's");
    }
    assert!(guest.cookie().is_none());
    for headers in [&[("origin", "http://shop.test"), ("sec-fetch-site", "same-origin")][..], &[], &[("sec-fetch-site", "none")]] {
        let with_type: Vec<_> = headers.iter().copied().chain([json]).collect();
        assert_eq!(guest.asks("POST", "/api/cart/items", &with_type, body.clone()).await.status, 200, "{headers:?}");
    }
}
