//! Listings: the whole shop, a category, what a search found.

mod chips;
mod facets;
mod filters_form;
mod nothing;
mod pages_nav;
mod question;
mod results;
mod toolbar;

use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_params_map;
use shop::catalog::{Category, CategoryTree, Filters, Listing};

use super::{head::Shared, not_found::NotFound};
use crate::{
    components::{breadcrumbs::Breadcrumbs, problem::unexplained},
    islands::live_results::LiveResults,
    request::Caller,
};
use filters_form::FiltersForm;
use question::Question;
use results::Results;

/// Everything.
#[component]
pub fn ShopPage() -> impl IntoView {
    let mut filters = question::asked();
    // A category has a page of its own.
    filters.category = None;
    listing(Question { path: "/shop".to_owned(), title: "The whole shop".to_owned(), filters, above: Vec::new() })
}

/// A category and all below it.
#[component]
pub fn CategoryPage() -> impl IntoView {
    let Ok(caller) = Caller::current() else { return unexplained().into_any() };
    let slug = use_params_map().with_untracked(|params| params.get("category")).unwrap_or_default();
    let tree = caller.shop.catalog.shown().tree.clone();
    let Some(category) = tree.find(&slug) else {
        let words = slug.replace('-', " ");
        return view! { <NotFound what="There is no such department" words /> }.into_any();
    };
    let filters = Filters { category: Some(slug.clone()), ..question::asked() };
    let above = above(&tree, category);
    listing(Question { path: format!("/shop/{slug}"), title: category.title.to_string(), filters, above }).into_any()
}

/// What a search found.
#[component]
pub fn SearchPage() -> impl IntoView {
    let filters = question::asked();
    let title = if filters.q.is_empty() { "Search".to_owned() } else { format!("“{}”", filters.q) };
    listing(Question { path: "/search".to_owned(), title, filters, above: Vec::new() })
}

fn above(tree: &CategoryTree, category: &Category) -> Vec<(String, String)> {
    let path = tree.path(&category.id);
    let parents = path.iter().filter(|parent| parent.id != category.id);
    let shop = std::iter::once(("Shop".to_owned(), "/shop".to_owned()));
    shop.chain(parents.map(|parent| (parent.title.to_string(), format!("/shop/{}", parent.slug)))).collect()
}

fn listing(question: Question) -> impl IntoView {
    let Ok(caller) = Caller::current() else { return unexplained().into_any() };
    let listing = caller.shop.catalog.listing(&question.filters, Listing::PAGE);
    let description = format!("{} at {}: {} products.", question.title, caller.shop.settings.name, listing.total);
    // Search engines get each product once, by the plain pages.
    let plain = question.filters.q.is_empty() && !question.filters.is_narrowed() && question.path != "/search";
    view! {
        <Title text=question.title.clone() />
        <Meta name="description" content=description.clone() />
        {(!plain).then(|| view! { <Meta name="robots" content="noindex, follow" /> })}
        <Shared path=question.canonical(listing.page) title=question.title.clone() description />
        <div class="wrap pt-5 sm:pt-8">
            <Breadcrumbs above=question.above.clone() here=question.title.clone() />
            <LiveResults>
                <div class="mt-4 gap-10 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
                    <FiltersForm question=question.clone() listing=listing.clone() />
                    <Results question listing />
                </div>
            </LiveResults>
        </div>
    }
    .into_any()
}
