//! A written product as one batch: decided from what was read, without touching the store.

use shop::catalog::Product;
use store::{Batch, Json};

use super::{
    ProductInput,
    known::Known,
    names,
    neighbours::Neighbours,
    resolve::{Against, resolve},
    stocktaking::{self, Counters},
};
use crate::{
    OpCtx, ServiceResult,
    documents::{Versioned, body},
    schema::{PRODUCTS, key},
};

/// What a product is decided from.
pub(crate) struct Situation<'a> {
    pub(crate) known: &'a Known,
    pub(crate) neighbours: &'a Neighbours,
    /// The product as it is, if it is written anew.
    pub(crate) old: Option<&'a Versioned<Product>>,
    pub(crate) counters: &'a Counters,
    /// How often no made slug was free.
    pub(crate) round: u32,
    /// Whether made SKUs met others.
    pub(crate) crowded: bool,
}

/// A decided change.
pub(crate) struct Change {
    /// The product afterwards.
    pub(crate) product: Product,
    /// Product and stock, together or not at all; empty if all is as it was.
    pub(crate) batch: Batch,
    pub(crate) kind: Kind,
}

/// What a change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Created,
    Updated,
    Unchanged,
}

/// Decides the change; `None` if no made slug of this round is free.
///
/// # Errors
/// A rejection that names every wrong field, or the slug or SKU that is another's.
pub(crate) fn decide(ctx: &OpCtx, input: &ProductInput, situation: &Situation) -> ServiceResult<Option<Change>> {
    let Situation { known, neighbours, old, counters, round, crowded } = *situation;
    let old_product = old.map(|found| &found.value);
    let made_slug = match old_product {
        Some(old) => Some(old.slug.clone()),
        None => neighbours.free(names::slugs_for(ctx, &input.title, round)),
    };
    let Some(made_slug) = made_slug else { return Ok(None) };
    let product = resolve(ctx, input, &Against { known, old: old_product, made_slug, crowded })?;
    neighbours.refuse_taken(&product)?;
    let stock = stocktaking::writes(ctx, input, &product, old_product, counters)?;
    let Some(old) = old else {
        let batch = Batch::new().insert(key(PRODUCTS, &product.id), product_body(&product)?).and(stock);
        return Ok(Some(Change { product, batch, kind: Kind::Created }));
    };
    let same = Product { updated_at: old.value.updated_at, ..product.clone() } == old.value;
    Ok(Some(match (same, stock.is_empty()) {
        (true, true) => Change { product: old.value.clone(), batch: stock, kind: Kind::Unchanged },
        // Its variants must still be those whose stock is written.
        (true, false) => {
            let batch = Batch::new().unchanged(old.key.clone(), old.version).and(stock);
            Change { product: old.value.clone(), batch, kind: Kind::Updated }
        }
        (false, _) => {
            let batch = Batch::new().replace(old.key.clone(), old.version, product_body(&product)?).and(stock);
            Change { product, batch, kind: Kind::Updated }
        }
    }))
}

/// Whether a product can be right at all, whatever its categories, type and attributes.
///
/// # Errors
/// A rejection that names every wrong field of the rest.
pub(crate) fn rehearse(ctx: &OpCtx, input: &ProductInput, known: &Known) -> Result<(), shop::Rejection> {
    let (categories, attributes) = (Vec::new(), std::collections::BTreeMap::new());
    let alone = ProductInput { categories, attributes, product_type: None, ..input.clone() };
    let made_slug = names::any_slug(ctx, &input.title)?;
    resolve(ctx, &alone, &Against { known, old: None, made_slug, crowded: false }).map(drop)
}

/// A product's document: the product, and beside it the values that no other may have.
pub(crate) fn product_body(product: &Product) -> ServiceResult<Json> {
    let mut document = body(product)?;
    document["slugs"] = std::iter::once(&product.slug).chain(&product.former_slugs).map(|slug| slug.as_str()).collect();
    document["skus"] = product.variants.iter().map(|variant| variant.sku.as_str()).collect();
    Ok(document)
}
