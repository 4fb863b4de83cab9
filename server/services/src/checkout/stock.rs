//! The pieces of an order: taken when it is placed, given back when it ends.

use std::collections::BTreeMap;

use shop::{Order, id::VariantId};
use store::Batch;

use crate::schema::{STOCK, key};

/// Pieces by variant: two lines that draw on one are added up before the check (CASES 15).
pub(crate) fn pieces(order: &Order) -> BTreeMap<&VariantId, (i64, bool)> {
    let mut pieces: BTreeMap<&VariantId, (i64, bool)> = BTreeMap::new();
    for line in &order.lines {
        pieces.entry(&line.variant).or_insert((0, line.tracked)).0 += i64::from(line.quantity);
    }
    pieces
}

/// The order's pieces, taken from the shelf; the batch is refused if one has run out.
pub(super) fn take(mut batch: Batch, order: &Order) -> Batch {
    for (variant, (pieces, tracked)) in pieces(order) {
        let stock = key(STOCK, variant);
        if tracked {
            batch = batch.add(stock.clone(), "available", -pieces, 0);
        }
        batch = batch.add(stock, "sold", pieces, i64::MIN);
    }
    batch
}

/// The order's pieces, back on the shelf.
pub(crate) fn give_back(mut batch: Batch, order: &Order) -> Batch {
    for (variant, (pieces, tracked)) in pieces(order) {
        let stock = key(STOCK, variant);
        if tracked {
            batch = batch.add(stock.clone(), "available", pieces, i64::MIN);
        }
        batch = batch.add(stock, "sold", -pieces, i64::MIN);
    }
    batch
}
