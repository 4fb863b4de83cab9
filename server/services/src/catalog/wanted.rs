//! Which variant somebody means.

use shop::{Code, id::VariantId};

use crate::{ServiceResult, error::rejected, window::Shown};

/// The variant that is named by its id, or by a product that has only one (by id, slug or an earlier slug), or by its id
/// where a product is named.
///
/// # Errors
/// `product_not_found`, `variant_not_found`, `variant_needed`.
pub fn wanted_variant(shown: &Shown, product: Option<&str>, variant: Option<&str>) -> ServiceResult<VariantId> {
    let sold = |id: &VariantId| shown.variant(id).is_some();
    if let Some(named) = variant {
        let id = named.parse().ok().filter(sold);
        return id.ok_or_else(|| rejected(Code::VariantNotFound, format!("“{}” is not sold.", short(named))));
    }
    let named = product.unwrap_or_default();
    if let Some(id) = named.parse().ok().filter(sold) {
        return Ok(id);
    }
    let by_id = || named.parse().ok().and_then(|id| shown.product(&id));
    let found = shown.product_at(named).or_else(by_id).or_else(|| shown.product_formerly_at(named));
    let found = found.ok_or_else(|| rejected(Code::ProductNotFound, format!("There is no product “{}”.", short(named))))?;
    match found.product.variants.as_slice() {
        [only] => Ok(only.id.clone()),
        _ => {
            let title = &found.product.title;
            Err(rejected(Code::VariantNeeded, format!("{title} comes in several variants. Please name one by its variant_id.")))
        }
    }
}

/// As much of what was sent as a sentence can hold.
fn short(named: &str) -> String {
    named.chars().filter(|char| !char.is_control()).take(60).collect()
}
