//! What was given, over what was there.

use services::{
    catalog::{ImageInput, ProductInput, VariantInput},
    window::ShownProduct,
};
use shop::error::Checked;

use super::VariantBody;
use crate::http::{
    amount::AmountText,
    given::{Given, Wanted, Whole},
};

/// What stands beside the name where a product has one variant.
pub(super) struct Single {
    pub(super) price: Given<AmountText>,
    pub(super) compare_at: Given<AmountText>,
    pub(super) stock: Given<Whole>,
    pub(super) sku: Given<String>,
    pub(super) barcode: Given<String>,
}

/// The product before anything was given.
pub(super) struct Before<'a> {
    pub(super) variants: Vec<VariantInput>,
    /// Its first picture.
    pub(super) image: Option<String>,
    /// As shoppers see it.
    pub(super) shown: Option<&'a ShownProduct>,
}

/// A list that replaces the present one; null empties it.
pub(super) fn list<T>(given: Given<Vec<T>>, name: &str, check: &mut Checked, place: &mut Vec<T>)
where
    Vec<T>: Wanted,
{
    match given {
        Given::Null => place.clear(),
        given => *place = given.take(name, check).unwrap_or_else(|| std::mem::take(place)),
    }
}

/// One text that stands for the first of a list; null empties the list.
pub(super) fn first(given: Given<String>, name: &str, check: &mut Checked, place: &mut Vec<String>) {
    match given {
        Given::Null => place.clear(),
        given => {
            let Some(text) = given.take(name, check).filter(|text| place.first() != Some(text)) else { return };
            place.retain(|other| *other != text);
            if !place.is_empty() {
                place.remove(0);
            }
            if !text.trim().is_empty() {
                place.insert(0, text);
            }
        }
    }
}

/// The first picture; variants that showed the one before show the new one.
pub(super) fn picture(given: Given<String>, check: &mut Checked, input: &mut ProductInput) {
    if given == Given::Null {
        input.images.clear();
    }
    let Some(src) = given.take("image", check) else { return };
    let before = input.images.first().map(|image| image.src.clone());
    if before.as_ref() == Some(&src) {
        return;
    }
    input.images.retain(|image| image.src != src && Some(&image.src) != before.as_ref());
    if src.trim().is_empty() {
        return;
    }
    for variant in input.variants.iter_mut().filter(|variant| variant.image.is_some() && variant.image == before) {
        variant.image = Some(src.clone());
    }
    let alt = input.title.clone();
    input.images.insert(0, ImageInput { src, alt, widths: Vec::new() });
}

/// The variants: a list that replaces the present one, or the fields of the only one.
pub(super) fn variants(given: Given<Vec<VariantBody>>, single: Single, check: &mut Checked, input: &mut ProductInput, before: &Before) {
    let listed = given.take("variants", check);
    let was_listed = listed.is_some();
    if let Some(listed) = listed {
        let merged = listed.into_iter().enumerate().map(|(place, body)| {
            let name = |field: &str| format!("variants[{place}].{field}");
            variant(body, before, check, &name)
        });
        input.variants = merged.collect();
        let first = input.images.first().map(|image| image.src.clone());
        input.variants.iter_mut().for_each(|variant| follow_first_picture(variant, before, first.as_ref()));
    }
    if input.variants.is_empty() {
        input.variants.push(VariantInput::default());
    }
    match input.variants.as_mut_slice() {
        [only] => only_variant(single, only, before, check),
        _ if was_listed => {}
        _ => refuse_for_several(&single, check),
    }
}

fn variant(body: VariantBody, before: &Before, check: &mut Checked, name: &dyn Fn(&str) -> String) -> VariantInput {
    let sku = body.sku.take(&name("sku"), check);
    let options = body.options.take(&name("options"), check);
    let is_same = |old: &&VariantInput| match &sku {
        Some(sku) => old.sku.eq_ignore_ascii_case(sku.trim()),
        None => options.as_ref().is_some_and(|options| old.options == *options),
    };
    let mut variant = before.variants.iter().find(is_same).cloned().unwrap_or_default();
    variant.sku = sku.unwrap_or(variant.sku);
    variant.options = options.unwrap_or(variant.options);
    if let Some(price) = body.price.take(&name("price"), check) {
        variant.price = price.as_str().to_owned();
    }
    body.compare_at.replace(&name("compare_at"), check, &mut variant.compare_at, |amount| amount.as_str().to_owned());
    variant.stock = body.stock.take(&name("stock"), check).and_then(|stock| counted(stock, &variant.sku, before.shown));
    body.tracked.replace(&name("tracked"), check, &mut variant.tracked, |tracked| tracked);
    body.image.replace(&name("image"), check, &mut variant.image, |src| src);
    body.barcode.replace(&name("barcode"), check, &mut variant.barcode, |code| code);
    body.weight_grams.replace(&name("weight_grams"), check, &mut variant.weight_grams, |grams| grams.0);
    variant
}

/// A variant without a picture of its own is shown with the product's first, and sent back so; what it
/// says of the first picture as it was is meant of the first picture as it is.
fn follow_first_picture(variant: &mut VariantInput, before: &Before, first: Option<&String>) {
    if variant.image.is_none() || variant.image != before.image {
        return;
    }
    let had_its_own = before.variants.iter().any(|old| old.sku == variant.sku && old.image.is_some());
    variant.image = if had_its_own { first.cloned() } else { None };
}

/// Where a product is read, changed beside its name and sent back whole, the list of variants still
/// says what was; so a field beside the name wins if it differs from what was there.
fn only_variant(single: Single, only: &mut VariantInput, before: &Before, check: &mut Checked) {
    let present = before.variants.first();
    let was = |field: fn(&VariantInput) -> String| present.map(field).unwrap_or_default();
    if let Some(price) = single.price.take("price", check)
        && !is_same_amount(price.as_str(), &was(|variant| variant.price.clone()))
    {
        only.price = price.as_str().to_owned();
    }
    match single.compare_at {
        Given::Null if present.is_none_or(|present| present.compare_at.is_none()) => {}
        given => given.replace("compare_at", check, &mut only.compare_at, |amount| amount.as_str().to_owned()),
    }
    if let Some(stock) = single.stock.take("stock", check) {
        only.stock = counted(stock, &only.sku, before.shown).or(only.stock);
    }
    if let Some(sku) = single.sku.take("sku", check) {
        only.sku = sku;
    }
    single.barcode.replace("barcode", check, &mut only.barcode, |code| code);
}

fn refuse_for_several(single: &Single, check: &mut Checked) {
    let sentence = "This product has several variants: give this in `variants`.";
    let given = [
        ("price", matches!(single.price, Given::Right(_))),
        ("compare_at", matches!(single.compare_at, Given::Right(_))),
        ("stock", matches!(single.stock, Given::Right(_))),
        ("sku", matches!(single.sku, Given::Right(_))),
        ("barcode", matches!(single.barcode, Given::Right(_))),
    ];
    given.into_iter().filter(|(_, given)| *given).for_each(|(name, _)| check.refuse(name, sentence));
}

/// The count to set; none if it is what shoppers see, or pieces of open orders would be taken off twice.
fn counted(stock: Whole, sku: &str, shown: Option<&ShownProduct>) -> Option<u32> {
    let seen = shown.and_then(|shown| {
        let variant = shown.product.variants.iter().find(|variant| variant.sku.as_str().eq_ignore_ascii_case(sku.trim()))?;
        shown.availability(&variant.id).pieces()
    });
    (seen != Some(stock.0)).then_some(stock.0)
}

/// `19.9` and `19.90` are one amount.
fn is_same_amount(one: &str, other: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim();
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text.to_owned() }
    };
    bare(one) == bare(other)
}
