use leptos::prelude::*;
use shop::catalog::listing::Facet;

use super::question::Question;
use crate::components::icons::{Drawing, Icon};

/// What narrows the listing, each with the way to take it back.
#[component]
pub(super) fn Chips(question: Question, facets: Vec<Facet>) -> impl IntoView {
    if !question.filters.is_narrowed() {
        return ().into_any();
    }
    let chip = |(key, value, label): (String, String, String)| {
        view! {
            <li>
                <a class="chip" href=question.href(&question.filters.without(&key, &value)) aria-label=format!("Remove filter: {label}")>
                    {label.clone()} <Icon drawing=Drawing::Close class="size-4" />
                </a>
            </li>
        }
    };
    view! {
        <ul class="mb-6 flex flex-wrap items-center gap-2" role="list" aria-label="Active filters">
            {active(&question, &facets).into_iter().map(chip).collect_view()}
            <li><a class="link inline-flex min-h-9 items-center px-2 text-sm" href=question.widest()>"Clear all"</a></li>
        </ul>
    }
    .into_any()
}

/// Key, value and label of each filter that is on.
fn active(question: &Question, facets: &[Facet]) -> Vec<(String, String, String)> {
    let filters = &question.filters;
    let one = |key: &str, label: String| (key.to_owned(), String::new(), label);
    let mut active = Vec::new();
    active.extend(filters.in_stock.then(|| one("in_stock", "In stock".to_owned())));
    active.extend(filters.on_sale.then(|| one("on_sale", "On sale".to_owned())));
    active.extend(filters.min_price.as_ref().map(|price| one("min_price", format!("From {price}"))));
    active.extend(filters.max_price.as_ref().map(|price| one("max_price", format!("Up to {price}"))));
    active.extend(filters.rating.map(|stars| one("rating", format!("{stars} stars and up"))));
    for (key, values) in &filters.selection {
        active.extend(values.iter().map(|value| (key.clone(), value.clone(), in_words(facets, key, value))));
    }
    active
}

/// A value as its facet shows it; with the facet's name, where the value alone says little.
fn in_words(facets: &[Facet], key: &str, value: &str) -> String {
    let facet = facets.iter().find(|facet| facet.key == key);
    let shown = facet.and_then(|facet| facet.values.iter().find(|shown| shown.value == value));
    match (facet, shown) {
        (Some(facet), Some(shown)) if key != "brand" => format!("{}: {}", facet.label, shown.label),
        (_, Some(shown)) => shown.label.clone(),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use shop::catalog::listing::FacetValue;

    use super::*;

    #[test]
    fn a_chip_says_what_it_takes_away() {
        let yes = FacetValue { value: "true".into(), label: "Yes".into(), count: 1, selected: true };
        let facets = [Facet { key: "organic".into(), label: "Organic".into(), values: vec![yes] }];
        assert_eq!(in_words(&facets, "organic", "true"), "Organic: Yes");
        assert_eq!(in_words(&facets, "gone", "24"), "24");
    }
}
