//! What somebody wants to remember.

use leptos::prelude::*;
use shop::catalog::Card;

use super::personal::personal;
use crate::{
    components::{
        icons::{Drawing, Icon},
        product_card::ProductCard,
    },
    forms,
};

/// The favourites, latest first.
#[component]
pub fn FavouritesPage() -> impl IntoView {
    personal("Favourites", async |caller| {
        let cards = match caller.visitor() {
            Some(visitor) => caller.shop.favourites.list(&visitor).await?,
            None => Vec::new(),
        };
        let told = forms::draft::<()>(&caller, "buy").await.filter(|_| forms::just_refused()).map(|draft| draft.rejection.message);
        let view = if cards.is_empty() { view! { <NothingKept /> }.into_any() } else { view! { <Kept cards /> }.into_any() };
        Ok(view! {
           <div class="wrap py-8 lg:py-12">
               {told.map(|told| view! { <p class="alert mb-6" role="alert">{told}</p> })}
               {view}
           </div>
        }
        .into_any())
    })
}

#[component]
fn NothingKept() -> impl IntoView {
    view! {
        <div class="empty">
            <Icon drawing=Drawing::Heart class="size-12 text-quiet" />
            <h1 class="title">"Nothing kept yet"</h1>
            <p class="max-w-prose text-quiet">"Tap the heart of anything you like, and it waits for you here."</p>
            <a class="btn btn-primary" href="/shop">"Browse the shop"</a>
        </div>
    }
}

#[component]
fn Kept(cards: Vec<Card>) -> impl IntoView {
    let many = if cards.len() == 1 { "1 product".to_owned() } else { format!("{} products", cards.len()) };
    let item = |card: Card| {
        view! {
            <li class="flex flex-col gap-3">
                <div class="relative flex flex-1">
                    <ProductCard card=card.clone() favourite=true />
                </div>
                <Buy card />
            </li>
        }
    };
    view! {
        <h1 class="title">"Favourites"</h1>
        <p class="mt-1 mb-8 text-quiet">{many}</p>
        <h2 class="sr-only">"Products"</h2>
        <ul class="grid-cards" role="list">{cards.into_iter().map(item).collect_view()}</ul>
    }
}

/// One click where there is nothing to choose; else the way to the choice.
#[component]
fn Buy(card: Card) -> impl IntoView {
    match card.only_variant.filter(|_| card.availability.any()) {
        Some(variant) => view! {
            <form action="/fn/add_to_cart" method="post" data-quick="add">
                <input type="hidden" name="variant" value=variant.to_string() />
                <input type="hidden" name="quantity" value="1" />
                <button class="btn w-full" type="submit" aria-label=format!("Add to cart: {}", card.title)>
                    "Add to cart"
                </button>
            </form>
        }
        .into_any(),
        None => {
            let label = if card.availability.any() { "Choose" } else { "View" };
            view! {
                <a class="btn w-full" href=format!("/products/{}", card.slug) aria-label=format!("{label}: {}", card.title)>
                    {label}
                </a>
            }
            .into_any()
        }
    }
}
