//! The stock writes that go with a product's writing.

use std::collections::HashMap;

use shop::{
    catalog::{Product, Variant},
    id::VariantId,
    stock::{MovementKind, Stock},
};
use store::{Batch, Key};

use super::{ProductInput, VariantInput};
use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, Versioned, body},
    ledger,
    schema::{STOCK, key},
};

/// The counters of some products, as they were read.
pub(crate) type Counters = HashMap<VariantId, Versioned<Stock>>;

/// Reads the counters of every variant of some products.
pub(crate) async fn counters_of<'a>(documents: &Documents, products: impl Iterator<Item = &'a Product>) -> ServiceResult<Counters> {
    let keys: Vec<Key> = products.flat_map(|product| &product.variants).map(|variant| key(STOCK, &variant.id)).collect();
    if keys.is_empty() {
        return Ok(Counters::new());
    }
    let found = documents.load_many::<Stock>(&keys).await?;
    Ok(found.into_iter().flatten().map(|found| (found.value.variant.clone(), found)).collect())
}

/// What has to be written; nothing where the counters stay as they are, because orders change them all the time.
pub(super) fn writes(
    ctx: &OpCtx,
    input: &ProductInput,
    product: &Product,
    old: Option<&Product>,
    counters: &Counters,
) -> ServiceResult<Batch> {
    let mut batch = Batch::new();
    for (written, variant) in input.variants.iter().zip(&product.variants) {
        let before = counters.get(&variant.id);
        let after = counted(written, variant, before.map(|found| &found.value));
        batch = match before {
            None => batch.insert(key(STOCK, &variant.id), body(&after)?),
            Some(found) if found.value == after => batch,
            Some(found) => batch.replace(found.key.clone(), found.version, body(&after)?),
        };
        let reason = if before.is_some() { "Counted" } else { "First count" };
        batch = batch.and(ledger::adjusted(ctx, MovementKind::Adjustment, before.map(|found| &found.value), &after, reason)?);
    }
    for variant in old.map(|old| old.variants.as_slice()).unwrap_or_default() {
        if product.variant(&variant.id).is_some() {
            continue;
        }
        // What is reserved belongs to orders that still have to be shipped or lapse.
        if let Some(found) = counters.get(&variant.id).filter(|found| found.value.reserved() == 0) {
            let nothing = Stock { on_hand: 0, available: 0, ..found.value.clone() };
            batch = batch.delete(found.key.clone(), found.version);
            batch = batch.and(ledger::adjusted(ctx, MovementKind::Adjustment, Some(&found.value), &nothing, "No longer sold")?);
        }
    }
    Ok(batch)
}

fn counted(written: &VariantInput, variant: &Variant, before: Option<&Stock>) -> Stock {
    let before = before.cloned();
    match (written.tracked, written.stock) {
        (Some(false), _) => before.map_or_else(|| Stock::untracked(variant.id.clone()), |stock| Stock { tracked: false, ..stock }),
        (_, Some(pieces)) => before.map_or_else(|| Stock::new(variant.id.clone(), pieces), |stock| stock.counted(pieces)),
        (Some(true), None) => before.map_or_else(|| Stock::new(variant.id.clone(), 0), |stock| Stock { tracked: true, ..stock }),
        (None, None) => before.unwrap_or_else(|| Stock::new(variant.id.clone(), 0)),
    }
}
