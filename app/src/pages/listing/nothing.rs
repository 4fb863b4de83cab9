use leptos::prelude::*;
use shop::catalog::{Filters, listing::Sort};

use super::question::Question;
use crate::{
    components::{departments::DepartmentLinks, product_card::ProductGrid},
    request::Caller,
};

/// Alternatives shown when nothing was found.
const ALTERNATIVES: u32 = 8;

/// No products: why, and a way out.
#[component]
pub(super) fn Nothing(question: Question) -> impl IntoView {
    if question.filters.is_narrowed() {
        return view! {
            <div class="empty">
                <h2 class="subtitle">"Nothing fits all of these filters"</h2>
                <p class="text-quiet">"Take one back, or begin anew."</p>
                <a class="btn btn-primary" href=question.widest()>"Clear all filters"</a>
            </div>
        }
        .into_any();
    }
    if question.is_search() {
        return view! { <NothingFound words=question.filters.q /> }.into_any();
    }
    view! {
        <div class="empty">
            <h2 class="subtitle">"Nothing here yet"</h2>
            <p class="text-quiet">"This department is being filled."</p>
            <a class="btn btn-primary" href="/shop">"Browse the whole shop"</a>
        </div>
    }
    .into_any()
}

/// A search without a result: what single words would find, the departments, what others buy.
#[component]
fn NothingFound(words: String) -> impl IntoView {
    let Ok(caller) = Caller::current() else { return ().into_any() };
    let catalog = &caller.shop.catalog;
    let best = Filters { sort: Sort::BestSelling, in_stock: true, page: 1, ..Filters::default() };
    let departments = catalog.shown().tree.below(None).cloned().collect();
    let others: Vec<(String, u32)> = services::window::words(&words)
        .into_iter()
        .take(8)
        .map(|word| (word.clone(), catalog.listing(&Filters { q: word, page: 1, ..Filters::default() }, 1).total))
        .filter(|(_, total)| *total > 0)
        .collect();
    let link = |(word, total): (String, u32)| {
        let query = serde_urlencoded::to_string([("q", &word)]).unwrap_or_default();
        view! { <li><a class="chip" href=format!("/search?{query}")>{format!("{word} ({total})")}</a></li> }
    };
    view! {
        <div class="flex flex-col gap-10 py-4">
            <p class="max-w-prose text-quiet">"Nothing was found. Try fewer or other words, or look into a department."</p>
            {(!others.is_empty()).then(|| view! {
                <section aria-labelledby="single-words">
                    <h2 class="subtitle mb-4" id="single-words">"These words alone find something"</h2>
                    <ul class="flex flex-wrap gap-2" role="list">{others.into_iter().map(link).collect_view()}</ul>
                </section>
            })}
            <nav aria-label="All departments">
                <DepartmentLinks departments class="flex flex-wrap gap-2" link="chip" />
            </nav>
            <section aria-labelledby="best-sellers">
                <h2 class="subtitle mb-6" id="best-sellers">"What others like"</h2>
                <ProductGrid cards=catalog.listing(&best, ALTERNATIVES).cards />
            </section>
        </div>
    }
    .into_any()
}
