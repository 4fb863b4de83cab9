use leptos::prelude::*;
use shop::catalog::Listing;

use super::{chips::Chips, nothing::Nothing, pages_nav::PagesNav, question::Question, toolbar::Toolbar};
use crate::components::{picture::Wanted, product_card::ProductCard};

/// How many cards are seen before anybody scrolls; their pictures come with the page.
const SEEN_FIRST: usize = 4;

/// Title, tools and products.
#[component]
pub(super) fn Results(question: Question, listing: Listing) -> impl IntoView {
    let many = if listing.total == 1 { "1 product".to_owned() } else { format!("{} products", listing.total) };
    let heading = if question.is_search() && !question.filters.q.is_empty() { "Results for " } else { "" };
    let body = if listing.cards.is_empty() {
        view! { <Nothing question=question.clone() /> }.into_any()
    } else {
        view! { <Page listing=listing.clone() question=question.clone() /> }.into_any()
    };
    // Where nothing was found at all there is nothing to filter or to sort.
    let idle = listing.total == 0 && !question.filters.is_narrowed();
    let tools = (!idle).then(|| view! { <Toolbar question=question.clone() listing=listing.clone() /> });
    view! {
        <section class="min-w-0" aria-labelledby="listing-title">
            <h1 class="title [overflow-wrap:anywhere]" id="listing-title" tabindex="-1">{heading}{question.title.clone()}</h1>
            <p class="mt-1 text-quiet" id="listing-count" data-results="" role="status">{many}</p>
            {tools}
            <div id="listing-chips" data-results="">
                <Chips question facets=listing.facets />
            </div>
            <div id="listing-products" data-results="">{body}</div>
        </section>
    }
}

#[component]
fn Page(question: Question, listing: Listing) -> impl IntoView {
    let card = |(place, card)| {
        let wanted = if place < SEEN_FIRST { Wanted::Now } else { Wanted::Later };
        view! {
            <li class="contents">
                <ProductCard card wanted />
            </li>
        }
    };
    view! {
        <h2 class="sr-only">"Products"</h2>
        <ul class="grid-cards grid-results" role="list">{listing.cards.into_iter().enumerate().map(card).collect_view()}</ul>
        <PagesNav question page=listing.page pages=listing.pages />
    }
}
