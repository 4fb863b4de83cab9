use std::sync::Arc;

use services::exchange::Format::{JsonLines, ShopifyCsv};
use shop::catalog::Status;

use crate::support::*;

on_both_stores! {
    a_shop_comes_over_from_shopify
    what_is_exported_changes_nothing_when_it_comes_back
}

/// As Shopify writes it: pictures beside variants, blanks where the first row says it.
const FROM_SHOPIFY: &str = r#"Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Position,Image Alt Text,SEO Title,SEO Description,Variant Image,Status
tee,Tee,"<p>Soft &amp; <strong>heavy</strong>.</p>
<ul><li>one</li><li>two</li></ul>",Fjord,Apparel > Shirts,Shirt,"summer, new",true,Colour,Blue,Size,S,TEE-B-S,180.0,shopify,7,19.90,25.00,'0012345678905,https://cdn.example/2.jpg,2,Back,Tee | Fjord,"A tee
for summer",https://cdn.example/1.jpg,active
tee,,,,,,,,,Blue,,M,TEE-B-M,190,shopify,-2,19.90,0.00,,https://cdn.example/1.jpg,1,Front,,,https://cdn.example/1.jpg,
tee,,,,,,,,,,,,,,,,,,,https://cdn.example/3.jpg,3,Detail,,,,
gift-card,Gift card,,,,,,true,Title,Default Title,,,GIFT,,,,10.00,,,,,,,,,active
hidden,Hidden,Plain text,,Apparel > Shirts,shirt,,false,Title,Default Title,,,HID,,shopify,1,5,,,,,,,,,active
"#;

async fn a_shop_comes_over_from_shopify(shop: Arc<Shop>) {
    let report = shop.imports(FROM_SHOPIFY, ShopifyCsv).await;
    assert_eq!(report.skipped_rows, []);
    assert_eq!((report.products.created, report.categories.created), (3, 2));
    let Found::Product(tee) = shop.services.catalog.product_at("tee") else { panic!() };
    let product = &tee.product;
    assert_eq!(product.description.as_str(), "Soft & **heavy**.\n\n*   one\n*   two");
    assert_eq!(product.images.iter().map(|image| image.alt.as_str()).collect::<Vec<_>>(), ["Front", "Back", "Detail"]);
    assert_eq!(product.variants[0].compare_at.unwrap().minor, 2_500);
    assert_eq!(product.variants[0].barcode.as_ref().unwrap().as_str(), "0012345678905");
    assert_eq!((product.variants[0].weight_grams, product.variants[1].compare_at), (Some(180), None));
    assert_eq!(product.variants[1].title(), "Blue / M");
    assert_eq!(product.seo.description.as_ref().unwrap().as_str(), "A tee for summer");
    assert_eq!(shop.stock(product, 1).await.unwrap().on_hand, 0, "below zero is nothing");
    let path = shop.services.catalog.shown();
    let path = path.tree.path(&product.categories[0]);
    assert_eq!(path.iter().map(|category| category.title.as_str()).collect::<Vec<_>>(), ["Apparel", "Shirts"]);
    let Found::Product(gift) = shop.services.catalog.product_at("gift-card") else { panic!() };
    assert!(!shop.stock(&gift.product, 0).await.unwrap().tracked);
    assert_eq!(shop.services.catalog.product_input("hidden").await.unwrap().status.as_deref(), Some("draft"));
    assert_eq!(gift.product.status, Status::Active);
    assert_eq!(shop.imports(FROM_SHOPIFY, ShopifyCsv).await.products.unchanged, 3);
}

async fn what_is_exported_changes_nothing_when_it_comes_back(shop: Arc<Shop>) {
    shop.imports(demo_catalog(), JsonLines).await;
    let everything = shop.exports(JsonLines).await;
    let file = shop.exports(ShopifyCsv).await;
    let report = shop.imports(&file, ShopifyCsv).await;
    assert_eq!(report.skipped_rows, []);
    let after = shop.exports(JsonLines).await;
    for (before, after) in everything.lines().zip(after.lines()) {
        assert_eq!(before, after);
    }
    assert_eq!((report.products.unchanged, report.products.updated, report.categories.total()), (123, 0, 0));
    // Somewhere else all of it arrives that the format has a place for.
    Shop::on_sqlite()
        .await
        .tells(async |other: Arc<Shop>| {
            let report = other.imports(&file, ShopifyCsv).await;
            assert_eq!((report.products.created, report.skipped), (123, 0));
            assert_eq!(other.exports(ShopifyCsv).await.lines().count(), file.lines().count());
        })
        .await;
}
