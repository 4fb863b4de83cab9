use leptos::prelude::*;
use shop::catalog::{
    Listing,
    listing::{FacetValue, Sort},
};

use super::question::Question;
use crate::components::icons::{Drawing, Icon};

/// Above the products: the way to the filters, subcategories, the order.
#[component]
pub(super) fn Toolbar(question: Question, listing: Listing) -> impl IntoView {
    let below = listing.facets.into_iter().find(|facet| facet.key == "category").map(|facet| facet.values).unwrap_or_default();
    let narrowed = question
        .filters
        .is_narrowed()
        .then(|| view! { <span class="size-2 rounded-full bg-accent"><span class="sr-only">"(some are on)"</span></span> });
    view! {
        <div class="my-5 flex flex-col gap-4">
            {(!question.is_search() && !below.is_empty()).then(|| view! { <Below values=below question=question.clone() /> })}
            <div class="flex flex-wrap items-center justify-between gap-3">
                <button class="btn lg:hidden" type="button" popovertarget="filters">
                    <Icon drawing=Drawing::Filter />
                    "Filter"
                    {narrowed}
                </button>
                <SortBy chosen=question.filters.sort />
            </div>
        </div>
    }
}

#[component]
fn Below(values: Vec<FacetValue>, question: Question) -> impl IntoView {
    let chip = |value: FacetValue| {
        view! {
            <li>
                <a class="chip" href=question.href_in(&value.value) aria-current=value.selected.then_some("page")>{value.label}</a>
            </li>
        }
    };
    view! {
        <nav class="lg:hidden" aria-label="Categories">
            <ul class="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0" role="list">{values.into_iter().map(chip).collect_view()}</ul>
        </nav>
    }
}

/// Belongs to the filters' form, though it stands elsewhere.
#[component]
fn SortBy(chosen: Sort) -> impl IntoView {
    let option = |sort: Sort| view! { <option value=sort.as_str() selected=sort == chosen>{sort.label()}</option> };
    view! {
        <div class="ml-auto flex min-w-0 items-center gap-2">
            <label class="hidden text-sm text-quiet sm:block" for="sort">"Sort by"</label>
            <select class="input w-auto rounded-full" id="sort" name="sort" form="filters-form" aria-label="Sort by">{Sort::ALL.map(option).collect_view()}</select>
            // Without scripts nothing sees the change.
            <noscript>
                <button class="btn" type="submit" form="filters-form">"Sort"</button>
            </noscript>
        </div>
    }
}
