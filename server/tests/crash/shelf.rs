//! What there is to buy, counted through the REST door.

use std::{collections::BTreeMap, fmt::Write};

use reqwest::Client;
use serde_json::Value;

use crate::ground::Ground;

/// Pieces that can be bought, by variant.
pub type Counted = BTreeMap<String, i64>;

const PLENTY: i64 = 1_000_000;
/// Few enough to sell out in the middle of a run.
const FEW: i64 = 15;
const PLENTIFUL: usize = 10;
const SCARCE: usize = 4;

/// What there was at first.
pub struct Shelf {
    /// Pieces by variant before anybody came.
    pub at_first: Counted,
    /// The variants, for drawing one.
    pub variants: Vec<String>,
}

impl Shelf {
    /// As a shop counts itself that has just taken in [`stock_up`]'s catalog.
    pub async fn of(url: &str) -> Self {
        let at_first = count(url).await;
        assert_eq!(at_first.len(), PLENTIFUL + SCARCE, "the catalog is not all there: {at_first:?}");
        Self { variants: at_first.keys().cloned().collect(), at_first }
    }

    /// Whether it may sell out.
    pub fn is_scarce(&self, variant: &str) -> bool {
        self.at_first[variant] < PLENTY
    }
}

/// Puts a small catalog into an empty shop: some products without end, some that sell out.
pub async fn stock_up(ground: &Ground) {
    let file = ground.writes("catalog.jsonl", &catalog());
    ground.runs(&["import", &file]).await;
}

fn catalog() -> String {
    let mut lines = String::new();
    for number in 0..PLENTIFUL + SCARCE {
        let stock = if number < PLENTIFUL { PLENTY } else { FEW };
        writeln!(
            lines,
            r#"{{"kind":"product","slug":"thing-{number}","title":"Thing {number}","variants":[{{"sku":"THING-{number}","price":"1{number}.50","stock":{stock}}}]}}"#
        )
        .unwrap();
    }
    lines
}

/// Every variant's pieces, as the shop tells them now.
pub async fn count(url: &str) -> Counted {
    let http = Client::builder().no_proxy().build().unwrap();
    let mut counted = Counted::new();
    for page in 1.. {
        let answer = http.get(format!("{url}/api/products?limit=100&page={page}")).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.status());
        let products: Vec<Value> = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
        if products.is_empty() {
            break;
        }
        for variant in products.iter().flat_map(|product| product["variants"].as_array().unwrap()) {
            counted.insert(variant["id"].as_str().unwrap().to_owned(), variant["stock"].as_i64().unwrap());
        }
    }
    counted
}
