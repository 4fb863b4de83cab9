//! What a listing can be narrowed by, with exact counts: each facet ignores its own selection.

use std::collections::{BTreeMap, HashMap};

use shop::{
    catalog::{
        Attribute, AttributeKind, AttributeValue, Filters,
        listing::{Facet, FacetValue},
    },
    id::CategoryId,
};

use super::listing::Candidate;
use crate::window::{Shown, ShownProduct};

/// Values a page shows of one facet.
const MOST_VALUES: usize = 40;

/// Every facet that offers a choice.
pub(super) fn count(candidates: &[Candidate], shown: &Shown, filters: &Filters, category: Option<&CategoryId>) -> Vec<Facet> {
    let mut facets = Vec::from_iter(categories(candidates, shown, filters, category));
    facets.extend(one(candidates, "brand", "Brand", filters, |value| value.to_owned(), None));
    for attribute in attributes(candidates, shown) {
        let show = |value: &str| read(attribute, value).map_or_else(|| value.to_owned(), |value| attribute.show(&value));
        facets.extend(one(candidates, attribute.key.as_str(), attribute.label.as_str(), filters, show, Some(&attribute.kind)));
    }
    facets
}

/// What a product says of a facet, as it stands in addresses.
pub(super) fn values_of(product: &ShownProduct, key: &str) -> Vec<String> {
    if key == "brand" {
        return product.product.brand.iter().map(ToString::to_string).collect();
    }
    let own = product.product.attributes.iter().find(|(own, _)| own.as_str() == key);
    own.map(|(_, value)| written(value)).into_iter().collect()
}

/// The categories right below the one listed; beside it, if nothing lies below.
fn categories(candidates: &[Candidate], shown: &Shown, filters: &Filters, category: Option<&CategoryId>) -> Option<Facet> {
    let parent = category.filter(|id| shown.tree.below(Some(id)).next().is_some());
    let parent = parent.or_else(|| category.and_then(|id| shown.tree.get(id)).and_then(|category| category.parent.as_ref()));
    let values: Vec<FacetValue> = shown
        .tree
        .below(parent)
        .map(|below| {
            let inside = candidates.iter().filter(|c| c.fails.none_but("category") && c.product.categories.contains(&below.id));
            FacetValue {
                value: below.slug.to_string(),
                label: below.title.to_string(),
                count: u32::try_from(inside.count()).unwrap_or(u32::MAX),
                selected: filters.category.as_deref() == Some(below.slug.as_str()),
            }
        })
        .filter(|value| value.count > 0 || value.selected)
        .collect();
    (!values.is_empty()).then(|| Facet { key: "category".into(), label: "Category".into(), values })
}

/// The filterable attributes of the types among the candidates, in a steady order.
fn attributes<'a>(candidates: &[Candidate], shown: &'a Shown) -> Vec<&'a Attribute> {
    let mut found: BTreeMap<&str, &Attribute> = BTreeMap::new();
    let relevant = candidates.iter().filter(|candidate| candidate.fails.at_most_one());
    for product_type in relevant.filter_map(|candidate| candidate.product.product.product_type.as_ref()) {
        let attributes = shown.types.get(product_type).map_or(&[][..], |declared| declared.attributes.as_slice());
        for attribute in attributes.iter().filter(|attribute| attribute.filterable) {
            found.entry(attribute.key.as_str()).or_insert(attribute);
        }
    }
    found.into_values().collect()
}

fn one(
    candidates: &[Candidate],
    key: &str,
    label: &str,
    filters: &Filters,
    show: impl Fn(&str) -> String,
    kind: Option<&AttributeKind>,
) -> Option<Facet> {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for candidate in candidates.iter().filter(|candidate| candidate.fails.none_but(key)) {
        for value in values_of(candidate.product, key) {
            *counts.entry(value).or_default() += 1;
        }
    }
    // A chosen value stays visible, so that it can be taken back.
    for chosen in filters.selection.get(key).into_iter().flatten() {
        counts.entry(chosen.clone()).or_default();
    }
    let mut values: Vec<FacetValue> = counts
        .into_iter()
        .map(|(value, count)| FacetValue { label: show(&value), selected: filters.has(key, &value), value, count })
        .collect();
    values.sort_by(|a, b| {
        order(kind, a).partial_cmp(&order(kind, b)).unwrap_or(std::cmp::Ordering::Equal).then_with(|| a.label.cmp(&b.label))
    });
    values.truncate(MOST_VALUES);
    let offers = values.len() > 1 || values.iter().any(|value| value.selected);
    offers.then(|| Facet { key: key.to_owned(), label: label.to_owned(), values })
}

/// Numbers by size, choices as declared, the rest by name.
fn order(kind: Option<&AttributeKind>, value: &FacetValue) -> f64 {
    match kind {
        Some(AttributeKind::Number { .. }) => value.value.parse().unwrap_or(f64::MAX),
        Some(AttributeKind::Choice { choices }) => {
            choices.iter().position(|choice| choice.as_str() == value.value).map_or(f64::MAX, |place| place as f64)
        }
        _ => 0.0,
    }
}

fn written(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Boolean(yes) => yes.to_string(),
        other => other.to_string(),
    }
}

fn read(attribute: &Attribute, value: &str) -> Option<AttributeValue> {
    match attribute.kind {
        AttributeKind::Number { .. } => value.parse().ok().map(AttributeValue::Number),
        AttributeKind::Boolean => value.parse().ok().map(AttributeValue::Boolean),
        AttributeKind::Text | AttributeKind::Choice { .. } => value.parse().ok().map(AttributeValue::Text),
    }
}
