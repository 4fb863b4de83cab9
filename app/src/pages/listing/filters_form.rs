use leptos::prelude::*;
use shop::catalog::{Filters, Listing};

use super::{facets::Facets, question::Question};
use crate::components::icons::{Drawing, Icon};

/// The filters: beside the products, or on small screens a drawer.
///
/// The drawer is a popover, which browsers open, close and leave by Escape without scripts.
/// With scripts the island around it asks at every change; without, the button does.
#[component]
pub(super) fn FiltersForm(question: Question, listing: Listing) -> impl IntoView {
    let Filters { q, category, .. } = question.filters.clone();
    let category = category.filter(|_| question.is_search());
    let found = if listing.total == 1 { "Show 1 product".to_owned() } else { format!("Show {} products", listing.total) };
    view! {
        <div id="filters" class="filters" popover="auto">
            <div class="mb-2 flex items-center justify-between lg:hidden">
                <p class="subtitle">"Filter"</p>
                <button class="btn btn-quiet btn-square" type="button" popovertarget="filters" popovertargetaction="hide" aria-label="Close the filters">
                    <Icon drawing=Drawing::Close />
                </button>
            </div>
            <form id="filters-form" action=question.path.clone() method="get" aria-label="Filters">
                {(!q.is_empty()).then(|| view! { <input type="hidden" name="q" value=q /> })}
                {category.map(|category| view! { <input type="hidden" name="category" value=category /> })}
                <div id="facets" data-results="">
                    <Facets question=question.clone() listing />
                </div>
                <div class="sticky bottom-0 flex flex-col gap-2 bg-paper py-3 lg:static">
                    <button class="btn btn-primary w-full" type="submit" data-apply="">
                        <span id="apply-label" data-results="" class="lg:hidden">{found}</span>
                        <span class="hidden lg:inline">"Apply"</span>
                    </button>
                </div>
            </form>
        </div>
    }
}
