//! Whatever is typed into any field, the answer is a product or a refusal that names the field.

use proptest::{prelude::*, test_runner::TestRunner};
use services::{
    ServiceError,
    catalog::{ImageInput, OptionInput, ProductInput, VariantInput},
};

use crate::support::*;

const HOSTILE: [&str; 22] = [
    "",
    " ",
    "\0",
    "a\u{7}b",
    "line\nbreak",
    "<script>alert(1)</script>",
    "'; DROP TABLE products; --",
    "{\"$gt\": \"\"}",
    "🦀👩‍👩‍👧‍👦",
    "أمينة שלום",
    "\u{202e}gnp.exe",
    "-1",
    "1e308",
    "99999999999999999999999",
    "0.001",
    "NaN",
    "../../etc/passwd",
    "//evil.example/x.png",
    "http://a.example/b.png",
    "$price",
    "a.b",
    "ＭＵＧ",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(&HOSTILE[..]).prop_map(str::to_owned),
        any::<String>(),
        Just("x".repeat(60_000)),
        Just("Mug".to_owned()),
        Just("9.99".to_owned()),
    ]
}

prop_compose! {
    fn hostile_variant()(sku in text(), price in text(), compare_at in prop::option::of(text()), currency in prop::option::of(text()),
        stock in any::<Option<u32>>(), options in prop::collection::vec(text(), 0..3), image in prop::option::of(text()),
        barcode in prop::option::of(text()), weight_grams in any::<Option<u32>>(), tracked in any::<Option<bool>>()) -> VariantInput {
        VariantInput { sku, price, compare_at, currency, stock, tracked, options, image, barcode, weight_grams }
    }
}

prop_compose! {
    fn hostile_product()(
        (slug, title, description, brand) in (prop::option::of(text()), text(), text(), prop::option::of(text())),
        (product_type, status, tax_class) in (prop::option::of(text()), prop::option::of(text()), prop::option::of(text())),
        (categories, tags) in (prop::collection::vec(text(), 0..3), prop::collection::vec(text(), 0..3)),
        images in prop::collection::vec((text(), text()), 0..2), options in prop::collection::vec((text(), text()), 0..2),
        variants in prop::collection::vec(hostile_variant(), 0..3), attributes in prop::collection::btree_map(text(), text(), 0..2),
        rating in any::<Option<(u16, u32)>>(), (seo_title, seo_description) in (prop::option::of(text()), prop::option::of(text())),
    ) -> ProductInput {
        ProductInput {
            slug, former_slugs: Vec::new(), title, description, brand, product_type, categories, tags, status, tax_class, rating, seo_title,
            seo_description, variants, created_at: None,
            images: images.into_iter().map(|(src, alt)| ImageInput { src, alt, widths: Vec::new() }).collect(),
            options: options.into_iter().map(|(name, value)| OptionInput { name, values: vec![value] }).collect(),
            attributes: attributes.into_iter().map(|(key, value)| (key, value.into())).collect(),
        }
    }
}

/// Every product that goes in comes out as it went in, and no other failure than a refusal is seen.
#[test]
fn anything_typed_is_taken_or_refused() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let shop = runtime.block_on(Shop::on_sqlite());
    let mut runner = TestRunner::new(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() });
    let outcome = runner.run(&hostile_product(), |input| {
        match runtime.block_on(shop.services.catalog.create_product(&ctx(), &input)) {
            Ok(product) => prop_assert_eq!(product.title.as_str(), input.title.trim()),
            Err(ServiceError::Rejected(rejection)) => prop_assert!(!rejection.message.is_empty()),
            Err(failed) => prop_assert!(false, "{}", failed.chain()),
        }
        Ok(())
    });
    outcome.unwrap();
}

/// One hostile text at a time in a product that is otherwise right.
#[tokio::test]
async fn each_field_alone_stands_it() {
    let shop = Shop::on_sqlite().await;
    type Spoil = fn(&mut ProductInput, String);
    let fields: [(&str, Spoil); 12] = [
        ("title", |input, text| input.title = text),
        ("slug", |input, text| input.slug = Some(text)),
        ("description", |input, text| input.description = text),
        ("brand", |input, text| input.brand = Some(text)),
        ("tags", |input, text| input.tags = vec![text]),
        ("tax_class", |input, text| input.tax_class = Some(text)),
        ("sku", |input, text| input.variants[0].sku = text),
        ("price", |input, text| input.variants[0].price = text),
        ("compare_at", |input, text| input.variants[0].compare_at = Some(text)),
        ("barcode", |input, text| input.variants[0].barcode = Some(text)),
        ("images[0].alt", |input, text| input.images = vec![ImageInput { src: "/a.webp".into(), alt: text, widths: vec![] }]),
        ("seo_title", |input, text| input.seo_title = Some(text)),
    ];
    for (field, spoil) in fields {
        for text in HOSTILE.into_iter().map(str::to_owned).chain(["x".repeat(60_000)]) {
            let mut input = product("Mug", "", "9.99");
            spoil(&mut input, text.clone());
            match shop.services.catalog.create_product(&ctx(), &input).await {
                Ok(_) => {}
                Err(ServiceError::Rejected(rejection)) => {
                    assert!(rejection.fields.contains_key(field), "{field} with {text:?}: {rejection:?}");
                }
                Err(failed) => panic!("{field} with {text:?}: {}", failed.chain()),
            }
        }
    }
}
