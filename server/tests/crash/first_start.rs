//! The first start puts the demo catalog in. Killed in the middle, the next one makes it whole.

use std::collections::BTreeSet;

use crate::{ALONE, chance::Chance, ground::Ground, program::Program, shelf::count};

const CATALOG: &str = include_str!("../../../demo/catalog.jsonl");
const SHOPS: usize = 3;
const KILLS: usize = 3;

#[tokio::test]
async fn a_first_start_that_is_killed_leaves_no_half_catalog_on_sqlite() {
    let _alone = ALONE.lock().await;
    let mut chance = Chance::new();
    for _ in 0..SHOPS {
        Ground::sqlite().with_demo().keep(async |ground| becomes_whole(&ground, &mut chance).await).await;
    }
}

#[tokio::test]
async fn a_first_start_that_is_killed_leaves_no_half_catalog_on_mongodb() {
    let _alone = ALONE.lock().await;
    let mut chance = Chance::new();
    for _ in 0..SHOPS {
        Ground::mongodb().with_demo().keep(async |ground| becomes_whole(&ground, &mut chance).await).await;
    }
}

async fn becomes_whole(ground: &Ground, chance: &mut Chance) {
    for _ in 0..KILLS {
        Program::dies_young(ground, chance.millis(20, 900)).await;
    }
    let program = Program::serves(ground).await;
    let stocked = count(&program.url).await;
    assert_eq!(stocked.values().sum::<i64>(), pieces(), "the demo catalog is not whole");
    program.dies().await;
}

/// Pieces of everything in the demo catalog.
fn pieces() -> i64 {
    let lines = CATALOG.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let products: Vec<_> = lines.filter(|line| line["kind"] == "product").collect();
    let slugs: BTreeSet<_> = products.iter().map(|product| product["slug"].to_string()).collect();
    assert_eq!(slugs.len(), products.len());
    products.iter().flat_map(|product| product["variants"].as_array().unwrap()).filter_map(|variant| variant["stock"].as_i64()).sum()
}
