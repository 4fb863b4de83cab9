//! From what was written to a checked product; one answer names every wrong field.

mod attributes;
mod pictures;
mod variants;

pub(super) use pictures::resolve_one as picture;

use std::str::FromStr;

use shop::{
    Rejection,
    catalog::{Product, Rating, Seo, Status},
    error::Checked,
    id::CategoryId,
    text::{InvalidText, Name, Slug},
};

use super::{ProductInput, known::Known};
use crate::OpCtx;

/// How many tags, and how many categories, a product may have.
const MOST_MARKS: usize = 250;

/// What a written product is resolved against.
pub(super) struct Against<'a> {
    pub(super) known: &'a Known,
    /// The product as it is, if it is written anew.
    pub(super) old: Option<&'a Product>,
    /// Its slug if none was given.
    pub(super) made_slug: Slug,
    /// Whether made SKUs met others.
    pub(super) crowded: bool,
}

/// The checked product.
///
/// # Errors
/// A rejection that names every wrong field, as the input names it.
pub(super) fn resolve(ctx: &OpCtx, input: &ProductInput, against: &Against) -> Result<Product, Rejection> {
    let Against { known, old, .. } = against;
    let check = &mut Checked::default();
    let slug = match &input.slug {
        Some(slug) => check.take("slug", slug.parse::<Slug>()),
        None => Some(against.made_slug.clone()),
    };
    let former_slugs = each(check, "former_slugs", &input.former_slugs);
    let title = check.take("title", input.title.parse());
    let description = check.take("description", input.description.parse());
    let brand = optional(check, "brand", input.brand.as_deref());
    let product_type = known_type(check, input, known);
    let attributes = attributes::resolve(check, input, product_type.flatten());
    let categories = categories(check, input, known);
    let tags = each(check, "tags", &input.tags);
    let status = status(check, input, *old);
    let tax_class = optional(check, "tax_class", input.tax_class.as_deref());
    let seo_title = optional(check, "seo_title", input.seo_title.as_deref());
    let seo_description = optional(check, "seo_description", input.seo_description.as_deref());
    let images = pictures::resolve(check, &input.images);
    let options = variants::options(check, input);
    let variants = variants::resolve(ctx, check, input, against, slug.as_ref());
    let rating = rating(check, input);
    let product = std::mem::take(check).done(|| {
        let mut product = Product {
            id: old.map_or_else(|| ctx.new_id(), |old| old.id.clone()),
            slug: old.map_or_else(|| slug.clone(), |old| Some(old.slug.clone()))?,
            former_slugs: old.map(|old| old.former_slugs.clone()).unwrap_or_default(),
            title: title?,
            description: description?,
            brand: brand?,
            product_type: product_type?.map(|declared| declared.slug.clone()),
            categories: categories?,
            tags: tags?,
            images: images?,
            status: status?,
            tax_class: tax_class?.or_else(|| old.map(|old| old.tax_class.clone())).or_else(|| "standard".parse().ok())?,
            seo: Seo { title: seo_title?, description: seo_description? },
            options: options?,
            variants: variants?,
            attributes: attributes?,
            rating,
            created_at: old.map_or_else(|| input.created_at.map_or(ctx.now, |then| then.min(ctx.now)), |old| old.created_at),
            updated_at: ctx.now,
        };
        take_addresses(&mut product, slug?, former_slugs?);
        Some(product)
    })?;
    product.check(product.product_type.as_ref().and_then(|slug| known.types.get(slug)))?;
    Ok(product)
}

fn take_addresses(product: &mut Product, slug: Slug, former: Vec<Slug>) {
    product.rename(slug);
    for slug in former {
        if slug != product.slug && !product.former_slugs.contains(&slug) {
            product.former_slugs.push(slug);
        }
    }
}

fn known_type<'a>(check: &mut Checked, input: &ProductInput, known: &'a Known) -> Option<Option<&'a shop::catalog::ProductType>> {
    let Some(named) = filled(input.product_type.as_deref()) else { return Some(None) };
    let found = known.product_type(named).ok_or_else(|| format!("There is no product type {}.", shortened(named)));
    check.take("product_type", found).map(Some)
}

fn categories(check: &mut Checked, input: &ProductInput, known: &Known) -> Option<Vec<CategoryId>> {
    refuse_crowd(check, "categories", input.categories.len());
    let mut found: Vec<CategoryId> = Vec::new();
    for named in input.categories.iter().take(MOST_MARKS) {
        match known.category(named) {
            Some(category) if !found.contains(&category.id) => found.push(category.id.clone()),
            Some(_) => {}
            None => check.refuse("categories", format!("There is no category {}.", shortened(named))),
        }
    }
    Some(found)
}

fn status(check: &mut Checked, input: &ProductInput, old: Option<&Product>) -> Option<Status> {
    match filled(input.status.as_deref()) {
        None => Some(old.map_or(Status::Active, |old| old.status)),
        Some("draft") => Some(Status::Draft),
        Some("active") => Some(Status::Active),
        Some("archived") => Some(Status::Archived),
        Some(_) => {
            check.refuse("status", "The status is draft, active or archived.");
            None
        }
    }
}

fn rating(check: &mut Checked, input: &ProductInput) -> Option<Rating> {
    let (hundredths, count) = input.rating.filter(|(_, count)| *count > 0)?;
    if hundredths > 500 {
        check.refuse("rating", "A rating has at most 500 hundredths of a star.");
    }
    Some(Rating { hundredths, count })
}

/// A list of texts, each right; what stands twice is taken once.
fn each<T: FromStr<Err = InvalidText> + PartialEq>(check: &mut Checked, name: &str, raw: &[String]) -> Option<Vec<T>> {
    refuse_crowd(check, name, raw.len());
    let mut values: Vec<T> = Vec::new();
    for text in raw.iter().take(MOST_MARKS) {
        let value = check.take(name, text.parse::<T>())?;
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Some(values)
}

fn refuse_crowd(check: &mut Checked, name: &str, count: usize) {
    if count > MOST_MARKS {
        check.refuse(name, format!("These are too many: at most {MOST_MARKS}."));
    }
}

/// A text that may be left out or blank.
fn optional<T: FromStr<Err = InvalidText>>(check: &mut Checked, name: &str, raw: Option<&str>) -> Option<Option<T>> {
    filled(raw).map_or(Some(None), |text| check.take(name, text.parse()).map(Some))
}

fn filled(raw: Option<&str>) -> Option<&str> {
    raw.map(str::trim).filter(|text| !text.is_empty())
}

/// What somebody wrote, as a message may repeat it.
fn shortened(raw: &str) -> String {
    let plain: String = raw.chars().filter(|char| !char.is_control()).take(60).collect();
    format!("“{}”", plain.trim())
}

/// A name of up to 100 characters, blank or not.
fn name(check: &mut Checked, field: &str, raw: &str) -> Option<Name> {
    check.take(field, raw.parse())
}
