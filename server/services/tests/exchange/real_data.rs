//! The real catalogs that lie beside the project; left out with a line where they do not.

use std::{collections::BTreeMap, io::Read, sync::Arc, time::Instant};

use flate2::read::GzDecoder;
use serde_json::Value;
use services::{
    Settings,
    exchange::Format::{self, AmazonJsonLines, SpreeCsv},
};
use shop::{Currency, Money};

use crate::support::*;

fn in_rupees() -> Settings {
    Settings { currency: Currency::from_code("INR").unwrap(), ..Settings::demo().unwrap() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_amazon_product_with_a_price_is_listed_on_sqlite() {
    Shop::on_sqlite_with(in_rupees()).await.tells(every_amazon_product_with_a_price_is_listed).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_amazon_product_with_a_price_is_listed_on_mongo() {
    Shop::on_mongo_with(in_rupees()).await.tells(every_amazon_product_with_a_price_is_listed).await;
}

async fn every_amazon_product_with_a_price_is_listed(shop: Arc<Shop>) {
    let Some(file) = shared_data("catalog/amazon_in.jsonl.gz") else { return };
    assert_eq!(Format::guess(&file[..4096], "amazon_in.jsonl.gz"), Some(AmazonJsonLines));
    let mut text = String::new();
    GzDecoder::new(&file[..]).read_to_string(&mut text).unwrap();
    let items: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let unpriced: Vec<u64> = items.iter().zip(1..).filter(|(item, _)| item["price"].is_null()).map(|(_, line)| line).collect();
    let started = Instant::now();
    let report = shop.imports(&file, AmazonJsonLines).await;
    eprintln!("{} products imported in {:?}", report.products.created, started.elapsed());
    assert_eq!(report.skipped_rows.iter().map(|row| row.line).collect::<Vec<_>>(), unpriced);
    assert!(report.skipped_rows.iter().all(|row| row.message == "It has no price." && !row.item.is_empty()));
    assert_eq!((items.len() as u64, report.products.created), (7_952, 7_952 - unpriced.len() as u64));
    let shown = shop.services.catalog.shown();
    let by_sku: BTreeMap<&str, _> = shown.products().map(|product| (product.product.variants[0].sku.as_str(), product)).collect();
    for item in items.iter().filter(|item| !item["price"].is_null()) {
        let listed = &by_sku[item["id"].as_str().unwrap()];
        let price = Money::from_decimal(&item["price"].to_string(), shop.services.settings.currency).unwrap();
        assert_eq!((listed.card.price, listed.card.availability.any()), (price, true));
        assert!(item["name"].as_str().unwrap().chars().filter(|c| c.is_alphanumeric()).eq(letters_of(listed, item)), "{item}");
        assert_eq!(listed.product.categories.len(), item["categories"].as_array().unwrap().len());
        assert_eq!(
            listed.card.rating.is_some(),
            item["rating"].is_number() && item["rating_count"].as_u64().is_some_and(|count| count > 0)
        );
    }
    assert_eq!((shown.tree.below(None).count(), report.categories.created), (20, 132));
    let started = Instant::now();
    let again = shop.imports(&file, AmazonJsonLines).await;
    eprintln!("and again in {:?}", started.elapsed());
    assert_eq!((again.products.created, again.products.updated, again.products.unchanged), (0, 0, report.products.created));
}

/// A title's letters, as far as entities and wrong bytes do not make them others.
fn letters_of(listed: &services::window::ShownProduct, item: &Value) -> Vec<char> {
    let title = listed.product.title.as_str();
    let name = item["name"].as_str().unwrap();
    let title = if name.contains("&amp;") { title.replace('&', "&amp;") } else { title.to_owned() };
    title.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[tokio::test]
async fn rupees_are_refused_in_a_shop_that_sells_in_dollars() {
    let Some(file) = shared_data("catalog/amazon_in.jsonl.gz") else { return };
    let shop = Shop::on_sqlite().await;
    let report = shop.imports(&file, AmazonJsonLines).await;
    assert_eq!(report.categories.total(), 0, "nothing is made for products that cannot be taken");
    assert_eq!((report.products.total(), report.skipped), (0, 7_952));
    assert!(report.skipped_rows[0].message.contains("priced in “INR” but the shop sells in USD"), "{:?}", report.skipped_rows[0]);
}

on_both_stores! { the_spree_shop_comes_over }

async fn the_spree_shop_comes_over(shop: Arc<Shop>) {
    let Some(file) = shared_data("demo/spree/products.csv") else { return };
    assert_eq!(Format::guess(&file[..2048], "products.csv"), Some(SpreeCsv));
    let mut reader = csv::Reader::from_reader(&file[..]);
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    let of = |currency: &str| rows.iter().filter(|row| row["name"].is_empty() && row["currency"] == currency).collect::<Vec<_>>();
    let (dollars, euros) = (of("USD"), of("EUR"));
    assert_eq!((rows.len() - dollars.len() - euros.len(), dollars.len(), euros.len()), (37, 87, 87));
    let report = shop.imports(&file, SpreeCsv).await;
    assert_eq!(report.products.created, 37);
    assert_eq!((report.categories.created, report.skipped), (24, 87), "{:?}", report.skipped_rows.first());
    assert!(report.skipped_rows.iter().all(|row| row.message.contains("priced in EUR")));
    let shown = shop.services.catalog.shown();
    let variants: BTreeMap<&str, _> =
        shown.products().flat_map(|p| p.product.variants.iter().map(move |v| (v.sku.as_str(), (p, v)))).collect();
    assert_eq!(variants.len(), 87);
    for row in dollars {
        let (product, variant) = variants[row["sku"].as_str()];
        assert_eq!(product.product.slug.as_str(), row["slug"]);
        assert_eq!(variant.price, Money::from_decimal(&row["price"], Currency::USD).unwrap());
        assert_eq!((variant.title(), product.availability(&variant.id).pieces()), (row["option1_value"].clone(), Some(5_000)));
        assert_eq!(product.product.image_of(variant).unwrap().src.as_str(), row["image1_src"]);
    }
    let Found::Product(machine) = shop.services.catalog.product_at("automatic-espresso-machine") else { panic!() };
    assert_eq!(machine.product.attributes.len(), 3);
    assert_eq!(machine.product.images.len(), 4);
    assert_eq!(machine.product.variants[0].weight_grams, Some(8_981));
    assert_eq!(shop.imports(&file, SpreeCsv).await.products.unchanged, 37);
}

/// Its euro prices stand apart from the products, so nothing can be taken, and that is said.
#[tokio::test]
async fn a_shop_that_sells_in_euros_is_told_what_is_missing() {
    let Some(file) = shared_data("demo/spree/products.csv") else { return };
    let shop = Shop::on_sqlite_with(Settings { currency: Currency::from_code("EUR").unwrap(), ..Settings::demo().unwrap() }).await;
    let report = shop.imports(&file, SpreeCsv).await;
    assert_eq!((report.products.created, report.skipped), (0, 37 + 87 + 37));
    assert_eq!(report.skipped_rows.iter().filter(|row| row.message.contains("priced in USD")).count(), 87);
}
