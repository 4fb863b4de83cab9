//! Amazon products as JSON lines, one object a line. The mapping:
//!
//! | theirs | ours |
//! |---|---|
//! | `id` (ASIN) | the SKU, by which a product is found again; the slug is made from the name |
//! | `name` | title; HTML entities decoded, and bytes of Windows-1252 that were taken for Latin-1 set right |
//! | `categories` [[main, sub], …] | category paths; a main category begins with a capital |
//! | `price`, `currency` | price; a row without a price is skipped, for nothing can be sold without one |
//! | `list_price` | compare-at price where it is higher |
//! | `rating`, `rating_count` | rating, where the count is known |
//! | `image` | the one picture |
//! | `url` | left out: a shop does not send its shoppers elsewhere |
//!
//! The file knows no stock, so nothing of it ever runs out (`tracked` false).

use std::io::{self, BufRead};

use serde::Deserialize;
use serde_json::value::RawValue;
use shop::Currency;

use super::{
    capitalised,
    records::json_rows,
    reduced,
    source::{ProductRecord, Record, Row, Silent},
};
use crate::catalog::{ImageInput, ProductInput, VariantInput};

#[derive(Deserialize)]
struct Item {
    id: String,
    name: String,
    #[serde(default)]
    categories: Vec<(String, String)>,
    currency: String,
    /// As text: money is never read through a binary float.
    price: Option<Box<RawValue>>,
    list_price: Option<Box<RawValue>>,
    rating: Option<f64>,
    rating_count: Option<u32>,
    image: Option<String>,
}

/// Reads every line that is not blank.
pub(super) fn read(source: impl BufRead) -> impl Iterator<Item = io::Result<Row>> {
    json_rows(source, |item: Item| {
        let name = item.id.clone();
        (name, product(item).map(|product| Record::Product(Box::new(product))))
    })
}

fn product(item: Item) -> Result<ProductRecord, String> {
    let price = item.price.ok_or("It has no price.")?.get().trim_matches('"').to_owned();
    let before = item.list_price.map(|list| list.get().trim_matches('"').to_owned());
    let currency = Currency::from_code(&item.currency).map_err(|error| format!("currency: {error}"))?;
    let title = readable(&item.name);
    let stars = |rating: f64| (rating * 100.0).round().clamp(0.0, 60_000.0) as u16;
    let variant = VariantInput {
        sku: item.id,
        compare_at: before.and_then(|before| reduced(&price, &before, currency)),
        price,
        currency: Some(item.currency),
        tracked: Some(false),
        ..VariantInput::default()
    };
    let image = item.image.map(|src| ImageInput { src, alt: title.clone(), widths: Vec::new() });
    Ok(ProductRecord {
        input: ProductInput {
            images: image.into_iter().collect(),
            variants: vec![variant],
            rating: item.rating.map(stars).zip(item.rating_count),
            title,
            ..ProductInput::default()
        },
        silent: Silent { description: true, brand: true, product_type: true, tags: true, attributes: true, seo: true, ..Silent::default() },
        category_paths: item.categories.into_iter().map(|(main, sub)| vec![capitalised(&main), sub]).collect(),
        ..ProductRecord::default()
    })
}

fn readable(name: &str) -> String {
    let name = html_escape::decode_html_entities(name);
    name.chars().map(from_windows_1252).collect()
}

/// The letter that was meant by a control character of Latin-1: U+0099 is ™ in Windows-1252.
fn from_windows_1252(char: char) -> char {
    const MEANT: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let place = (char as usize).checked_sub(0x80);
    place.and_then(|place| MEANT.get(place)).copied().unwrap_or(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_set_right() {
        assert_eq!(readable("ASAP\u{99} Charge &amp; more…"), "ASAP™ Charge & more…");
    }
}
