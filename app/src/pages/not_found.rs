//! The page where nothing is.

use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{
    components::{
        departments::DepartmentGrid,
        icons::{Drawing, Icon},
        product_card::ProductRow,
    },
    request::{Caller, set_status},
};

/// For any address that leads nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    NotFound(NotFoundProps { what: "This page does not exist", words: String::new() })
}

/// Says what is missing, and where else to look.
#[component]
pub fn NotFound(
    /// What is missing, as a sentence.
    what: &'static str,
    /// What to search for, guessed from the address.
    words: String,
) -> impl IntoView {
    set_status(404);
    let home = Caller::current().ok().map(|caller| caller.shop.catalog.home());
    view! {
        <Title text="Not found" />
        <Meta name="robots" content="noindex" />
        <section class="wrap flex flex-col items-start gap-5 py-12 sm:py-20">
            <p class="eyebrow">"Not found"</p>
            <h1 class="title">{what}</h1>
            <p class="max-w-prose text-lg text-quiet">"The address may have been mistyped, or the thing is no longer sold. Perhaps you find it here:"</p>
            <form class="relative w-full max-w-md" action="/search" method="get">
                <label class="sr-only" for="missing-words">"What are you looking for?"</label>
                <input class="input search-input" id="missing-words" type="search" name="q" value=words placeholder="What are you looking for?" maxlength="200" />
                <button class="search-button" type="submit" aria-label="Search">
                    <Icon drawing=Drawing::Search />
                </button>
            </form>
            <a class="btn" href="/shop">"Browse the whole shop"</a>
        </section>
        {home.map(|home| {
            view! {
                <section class="wrap section" aria-labelledby="departments">
                    <h2 id="departments" class="subtitle mb-6">"Departments"</h2>
                    <DepartmentGrid departments=home.departments />
                </section>
                <ProductRow title="Worth a look" cards=home.featured more="/shop" />
            }
        })}
    }
}
