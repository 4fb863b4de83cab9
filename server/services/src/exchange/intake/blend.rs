//! What a file says, and for the rest what the shop knows already.

use shop::catalog::Product;

use super::super::source::ProductRecord;
use crate::catalog::{ProductInput, description_html, written};

/// The product as it shall be written.
pub(super) fn blend(record: &ProductRecord, old: Option<&Product>) -> ProductInput {
    let mut input = record.input.clone();
    let Some(old) = old else { return input };
    let silent = record.silent;
    // Ids instead of slugs: a product's categories are named either way.
    let now = written::product(old, std::iter::empty());
    let categories: Vec<String> = old.categories.iter().map(ToString::to_string).collect();
    let reads_alike = || description_html(&input.description) == description_html(old.description.as_str());
    if silent.description || (silent.markdown && reads_alike()) {
        input.description = now.description;
    }
    if silent.brand {
        input.brand = now.brand;
    }
    if silent.product_type {
        input.product_type = now.product_type;
    }
    if silent.more_categories && input.categories.iter().all(|category| categories.contains(category)) {
        input.categories = categories;
    }
    if silent.tags {
        input.tags = now.tags;
    }
    if silent.attributes && input.product_type == old.product_type.as_ref().map(ToString::to_string) {
        input.attributes = now.attributes;
    }
    if silent.rating {
        input.rating = now.rating;
    }
    if silent.seo {
        (input.seo_title, input.seo_description) = (now.seo_title, now.seo_description);
    }
    for image in &mut input.images {
        if let Some(known) = now.images.iter().find(|known| known.src == image.src)
            && image.widths.is_empty()
        {
            image.widths.clone_from(&known.widths);
        }
    }
    input
}
