use std::sync::Arc;

use services::exchange::{Counts, Format::JsonLines, ImportOptions, Progress};

use crate::support::*;

on_both_stores! {
    importing_again_changes_nothing
    a_changed_line_changes_one_product
    what_is_exported_comes_back_whole
    a_dry_run_tells_the_same_and_writes_nothing
    a_bad_row_takes_no_other_with_it
    a_product_stands_in_a_file_once
    a_product_is_found_by_its_sku
    two_imports_at_once_make_everything_once
}

const CATALOG: &str = r#"{"kind":"product_type","slug":"cup","name":"Cup","attributes":[{"key":"volume","label":"Volume","type":"number","unit":"ml","filterable":true}]}
{"kind":"category","slug":"kitchen","title":"Kitchen","position":3}
{"kind":"category","slug":"mugs","title":"Mugs","parent":"kitchen","position":1}
{"kind":"product","slug":"mug","title":"Mug","product_type":"cup","categories":["mugs"],"variants":[{"sku":"MUG","price":"9.50","compare_at":"12.00","stock":4}],"attributes":{"volume":300}}
{"kind":"product","slug":"cup","title":"Cup","status":"draft","tags":["new"],"variants":[{"sku":"CUP","price":"7","stock":2}]}
"#;

fn counts(created: u64, updated: u64, unchanged: u64) -> Counts {
    Counts { created, updated, unchanged }
}

async fn importing_again_changes_nothing(shop: Arc<Shop>) {
    let first = shop.imports(CATALOG, JsonLines).await;
    assert_eq!(first.skipped_rows, []);
    assert_eq!((first.product_types, first.categories, first.products), (counts(1, 0, 0), counts(2, 0, 0), counts(2, 0, 0)));
    assert_eq!(shop.services.catalog.shown().len(), 1, "the window shows it at once, without the draft");
    let from = shop.store.now().await.unwrap();
    let again = shop.imports(CATALOG, JsonLines).await;
    assert_eq!((again.product_types, again.categories, again.products), (counts(0, 0, 1), counts(0, 0, 2), counts(0, 0, 2)));
    let feed = shop.store.changes_after(&from, std::time::Duration::from_millis(50)).await.unwrap();
    assert!(matches!(feed, store::Feed::Changes { changes, .. } if changes.is_empty()));
}

async fn a_changed_line_changes_one_product(shop: Arc<Shop>) {
    shop.imports(CATALOG, JsonLines).await;
    let changed = CATALOG.replace("\"stock\":2", "\"stock\":3").replace("\"position\":3", "\"position\":2");
    let report = shop.imports(changed, JsonLines).await;
    assert_eq!((report.categories, report.products), (counts(0, 1, 1), counts(0, 1, 1)));
}

async fn what_is_exported_comes_back_whole(shop: Arc<Shop>) {
    shop.imports(demo_catalog(), JsonLines).await;
    shop.updates("harbour-linen-shirt", |input| input.slug = Some("linen-shirt".into())).await.unwrap();
    let file = shop.exports(JsonLines).await;
    let again = shop.imports(&file, JsonLines).await;
    assert_eq!((again.products.created, again.products.updated, again.skipped), (0, 0, 0));
    assert_eq!(again.products.unchanged, 123);
    Shop::on_sqlite()
        .await
        .tells(async |other: Arc<Shop>| {
            assert_eq!(other.imports(&file, JsonLines).await.products.created, 123);
            let (mut one, mut two): (Vec<String>, Vec<String>) =
                (file.lines().map(Into::into).collect(), other.exports(JsonLines).await.lines().map(Into::into).collect());
            one.sort();
            two.sort();
            assert_eq!(one, two);
        })
        .await;
}

async fn a_dry_run_tells_the_same_and_writes_nothing(shop: Arc<Shop>) {
    let mut file = CATALOG.to_owned();
    for number in 0..120 {
        file.push_str(&format!(r#"{{"kind":"product","title":"Spoon","variants":[{{"sku":"S{}","price":"1"}}]}}"#, number % 110));
        file.push('\n');
    }
    let mut dry = shop.would_import(&file, JsonLines).await;
    assert!(dry.dry_run);
    assert_eq!(shop.products().await, 0);
    assert!(shop.services.catalog.shown().is_empty());
    dry.dry_run = false;
    assert_eq!(shop.imports(&file, JsonLines).await, dry);
    assert_eq!((dry.products.created, dry.skipped), (112, 10));
}

async fn a_bad_row_takes_no_other_with_it(shop: Arc<Shop>) {
    let bad = [
        (r#"{"kind":"product","title":"No price","variants":[{"sku":"A1"}]}"#, "price: Please give a price"),
        (r#"{"kind":"product","title":"","variants":[{"sku":"A2","price":"1"}]}"#, "title: Please fill this in."),
        (r#"{"kind":"product","title":"x","variants":[{"sku":"A3","price":"1.999"}]}"#, "more decimals"),
        (r#"{"kind":"product","title":"x","variants":[{"sku":"A4","price":-1}]}"#, "expected a string"),
        (r#"{"kind":"product","title":"x","variants":[{"sku":"A5","price":"1","currency":"INR"}]}"#, "priced in “INR”"),
        (r#"{"kind":"product","title":"x","colour":"red","variants":[]}"#, "no field “colour”"),
        (r#"{"kind":"product","title":"x","variants":[{"sku":"A6","price":"1","prise":"2"}]}"#, "no field “variants.0.prise”"),
        (r#"{"kind":"product","title":"x","product_type":"none","variants":[{"sku":"A7","price":"1"}]}"#, "no product type “none”"),
        (r#"{"kind":"category","title":"x","parent":"none"}"#, "parent: There is no such category."),
        (r#"{"kind":"thing"}"#, "“kind” is"),
        (r#"["not an object"]"#, "“kind” is"),
        (r#"{"kind":"product","title":"cut off"#, "EOF"),
        ("just words", "expected value"),
    ];
    let mut file = String::new();
    for (number, (line, _)) in bad.iter().enumerate() {
        file.push_str(&format!(
            "{line}\n\n{{\"kind\":\"product\",\"title\":\"Good\",\"variants\":[{{\"sku\":\"G{number}\",\"price\":\"1\"}}]}}\n"
        ));
    }
    let report = shop.imports(&file, JsonLines).await;
    assert_eq!(report.products, counts(bad.len() as u64, 0, 0));
    assert_eq!(report.skipped, bad.len() as u64);
    for (number, ((_, reason), row)) in bad.iter().zip(&report.skipped_rows).enumerate() {
        assert_eq!(row.line, number as u64 * 3 + 1);
        assert!(row.message.contains(reason), "{reason}: {row:?}");
    }
}

async fn a_product_stands_in_a_file_once(shop: Arc<Shop>) {
    let line =
        |slug: &str, sku: &str| format!(r#"{{"kind":"product","slug":"{slug}","title":"T","variants":[{{"sku":"{sku}","price":"1"}}]}}"#);
    let file = [line("a", "A"), line("a", "B"), line("b", "A"), line("c", "C")].join("\n");
    for again in [false, true] {
        let report = shop.imports(&file, JsonLines).await;
        assert_eq!(report.skipped_rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(report.products, if again { counts(0, 0, 2) } else { counts(2, 0, 0) });
    }
}

async fn a_product_is_found_by_its_sku(shop: Arc<Shop>) {
    shop.imports(CATALOG, JsonLines).await;
    let moved = CATALOG.replace("\"slug\":\"mug\"", "\"slug\":\"beaker\"");
    assert_eq!(shop.imports(moved, JsonLines).await.products, counts(0, 1, 1));
    assert!(matches!(shop.services.catalog.product_at("mug"), Found::Moved(slug) if slug == "beaker"));
}

async fn two_imports_at_once_make_everything_once(shop: Arc<Shop>) {
    let catalog = demo_catalog();
    let copy = shop.copy().await;
    let other = async { copy.exchange.import(&ctx(), &catalog[..], JsonLines, ImportOptions::default(), |_| {}).await.unwrap() };
    let (one, two) = futures::join!(shop.imports(&catalog, JsonLines), other);
    assert_eq!((one.skipped_rows, two.skipped_rows), (vec![], vec![]));
    assert_eq!(one.products.created + two.products.created, 123);
    assert_eq!(shop.products().await, 123);
}

#[tokio::test]
async fn progress_grows_to_the_end() {
    let shop = Shop::on_sqlite().await;
    let (catalog, mut seen) = (demo_catalog(), Vec::<Progress>::new());
    let (ctx, options) = (ctx(), ImportOptions::default());
    let import = shop.services.exchange.import(&ctx, &catalog[..], JsonLines, options, |progress| seen.push(progress));
    fn can_be_served<F: Future + Send>(import: F) -> F {
        import
    }
    can_be_served(import).await.unwrap();
    assert!(seen.len() >= 3 && seen.is_sorted_by_key(|progress| (progress.bytes, progress.products)));
    assert_eq!(seen.last().unwrap(), &Progress { bytes: catalog.len() as u64, products: 123, skipped: 0 });
}
