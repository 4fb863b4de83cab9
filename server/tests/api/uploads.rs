//! Pictures that people put in: taken for what they are, or refused in words.

use std::{io::Cursor, sync::Arc};

use image::{DynamicImage, ImageFormat, RgbImage};
use serde_json::json;

use crate::shop::{Answer, Person, TestShop, on_both_stores};

on_both_stores! {
    a_picture_is_kept_and_served
    a_large_photograph_is_taken
    what_is_no_picture_is_refused
    what_is_too_large_is_refused
    the_same_key_puts_a_picture_in_once
    the_page_says_what_was_wrong
}

const BOUNDARY: &str = "a-line-between-the-parts";

fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&DynamicImage::new_luma8(width, height))
}

fn encoded(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    bytes
}

fn form(part: &str, bytes: &[u8]) -> Vec<u8> {
    let head =
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{part}\"; filename=\"me.png\"\r\nContent-Type: image/png\r\n\r\n");
    [head.as_bytes(), bytes, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat()
}

async fn puts_in(person: &Person, path: &str, form: Vec<u8>) -> Answer {
    person
        .asks("POST", path, &[("content-type", &format!("multipart/form-data; boundary={BOUNDARY}")), ("accept", "text/html")], form)
        .await
}

async fn uploads(person: &Person, bytes: &[u8]) -> Answer {
    puts_in(person, "/api/uploads", form("file", bytes)).await
}

async fn a_picture_is_kept_and_served(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await.over_rest(&shop);
    let kept = uploads(&ada, &png(300, 200)).await;
    assert_eq!(kept.status, 201, "{}", kept.text());
    let url = kept.json()["url"].as_str().unwrap().to_owned();
    assert_eq!(kept.json(), json!({ "url": url, "variants": [{ "url": url, "width": 192 }] }));
    let served = shop.guest().get(&url).await;
    assert_eq!((served.status.as_u16(), served.header("content-type")), (200, "image/webp"));
    assert!(served.header("cache-control").contains("immutable"));
    let picture = image::load_from_memory_with_format(&served.body, ImageFormat::WebP).unwrap();
    assert_eq!((picture.width(), picture.height()), (192, 192));
    assert_eq!(ada.get("/api/users/me").await.json()["avatar"], url);
    assert_eq!(shop.guest().get("/uploads/00000000000000000000000000000000.webp").await.status, 404);
    assert_eq!(shop.guest().get("/uploads/..%2fshop.db").await.status, 404);
}

async fn a_large_photograph_is_taken(shop: Arc<TestShop>) {
    let mut state = 1_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    let photograph = DynamicImage::ImageRgb8(RgbImage::from_fn(1_200, 1_000, |_, _| image::Rgb([noise(), noise(), noise()])));
    let bytes = encoded(&photograph);
    assert!(bytes.len() > 3_000_000, "{}", bytes.len());
    let kept = uploads(&shop.customer("ada").await.over_rest(&shop), &bytes).await;
    assert_eq!(kept.status, 201, "{}", kept.text());
}

async fn what_is_no_picture_is_refused(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await.over_rest(&shop);
    let cut = &png(64, 64)[..60];
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".as_slice();
    // A few kilobytes each, that would unpack to far more than is allowed.
    let (wide, vast) = (png(13_000, 1), png(7_200, 7_200));
    for bytes in [b"".as_slice(), b"%PDF-1.7", svg, cut, b"GIF89a", &wide, &vast] {
        let refused = uploads(&ada, bytes).await;
        assert_eq!(refused.refusal(), (400, "invalid".to_owned()), "{}", refused.text());
        assert!(refused.json()["fields"]["picture"].is_string(), "{}", refused.text());
    }
    let none = puts_in(&ada, "/api/uploads", form("something", b"else")).await;
    assert_eq!(none.refusal(), (400, "invalid".to_owned()));
    let json = ada.sends("POST", "/api/uploads", json!({ "file": "me.png" })).await;
    assert_eq!(json.refusal(), (400, "bad_request".to_owned()));
    let broken = puts_in(&ada, "/api/uploads", form("file", b"x")[..30].to_vec()).await;
    assert_eq!(broken.status, 400, "{}", broken.text());
    assert_eq!(ada.get("/api/users/me").await.json()["avatar"], json!(null));
}

async fn what_is_too_large_is_refused(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await;
    let (rest, browser) = (ada.over_rest(&shop), ada.in_browser(&shop));
    let fifty = vec![0; 50 * 1024 * 1024];
    let refused = uploads(&rest, &fifty).await;
    assert_eq!(refused.refusal(), (413, "too_large".to_owned()));
    assert_eq!(refused.json()["message"], "This is too large: at most 8 MB.");
    assert_eq!(uploads(&rest, &fifty[..8 * 1024 * 1024 + 1]).await.refusal(), (413, "too_large".to_owned()));
    assert_eq!(uploads(&shop.guest(), &fifty).await.status, 413);
    let page = puts_in(&browser, "/account/avatar", form("picture", &fifty)).await;
    assert_eq!(page.status, 413);
    assert!(page.text().contains("at most 8 MB"), "{}", page.text());
    let form = vec![b'a'; 65 * 1024];
    assert_eq!(puts_in(&browser, "/fn/add_to_cart", form).await.status, 413, "other forms are as small as before");
}

async fn the_same_key_puts_a_picture_in_once(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await.over_rest(&shop).with_header("idempotency-key".parse().unwrap(), "picture-1");
    let (first, second) = (uploads(&ada, &png(20, 20)).await, uploads(&ada, &png(20, 20)).await);
    assert_eq!((first.status.as_u16(), second.header("idempotent-replayed")), (201, "true"));
    assert_eq!(first.body, second.body);
}

async fn the_page_says_what_was_wrong(shop: Arc<TestShop>) {
    let ada = shop.customer("ada").await.in_browser(&shop);
    let refused = puts_in(&ada, "/account/avatar", form("picture", b"no picture")).await;
    assert_eq!((refused.status.as_u16(), refused.header("location")), (303, "/account/profile?refused=1"));
    let kept = puts_in(&ada, "/account/avatar", form("picture", &png(20, 20))).await;
    assert_eq!((kept.status.as_u16(), kept.header("location").starts_with("/account/profile")), (303, true));
}
