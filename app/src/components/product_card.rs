//! A product as listings show it.

use leptos::prelude::*;
use shop::catalog::Card;

use super::{
    heart::FavouriteButton,
    picture::{Picture, Wanted},
    price::{Price, few_left, label_of},
};

/// How wide a card's picture is: two abreast on phones, then three, then four.
const SIZES: &str = "(min-width: 1280px) 290px, (min-width: 1024px) 23vw, (min-width: 640px) 31vw, 46vw";

/// One card; all of it is the product's link, but for the heart.
#[component]
pub fn ProductCard(
    /// The product.
    card: Card,
    /// How soon its picture is wanted.
    #[prop(optional)]
    wanted: Wanted,
    /// Whether it is a favourite; known on personal pages only.
    #[prop(optional)]
    favourite: bool,
) -> impl IntoView {
    let label = label_of(&card).map(|(text, colour)| view! { <p class=format!("tag {colour}")>{text}</p> });
    let note = few_left(card.availability).or_else(|| (card.choices > 1).then(|| format!("{} choices", card.choices)));
    view! {
        <article class="card group">
            <div class="relative">
                <div class="card-picture">
                    <Picture image=card.image sizes=SIZES wanted decorative=true />
                </div>
                {label}
            </div>
            <div class="flex flex-1 flex-col gap-0.5 px-1 pt-3">
                <p class="text-sm text-quiet">{card.brand}</p>
                <h3 class="font-medium leading-snug">
                    <a class="card-link" href=format!("/products/{}", card.slug)>{card.title.clone()}</a>
                </h3>
                <Price price=card.price before=card.compare_at varies=card.price_varies />
                <p class="text-sm text-quiet">{note}</p>
            </div>
            <div class="absolute top-2 right-2 z-10">
                <FavouriteButton product=card.id title=card.title chosen=favourite />
            </div>
        </article>
    }
}

/// Cards in columns.
#[component]
pub fn ProductGrid(
    /// The products in order.
    cards: Vec<Card>,
    /// How many of them are seen at once when the page opens.
    #[prop(optional)]
    seen_first: usize,
) -> impl IntoView {
    let item = |(place, card): (usize, Card)| {
        let wanted = if place < seen_first { Wanted::Now } else { Wanted::Later };
        view! {
            <li class="contents">
                <ProductCard card wanted />
            </li>
        }
    };
    view! { <ul class="grid-cards" role="list">{cards.into_iter().enumerate().map(item).collect_view()}</ul> }
}

/// A titled row of products; nothing if there are none.
#[component]
pub fn ProductRow(
    /// Above it.
    title: &'static str,
    /// Its products.
    cards: Vec<Card>,
    /// Where more of them are.
    #[prop(optional)]
    more: Option<&'static str>,
) -> impl IntoView {
    (!cards.is_empty()).then(|| {
        view! {
            <section class="wrap section">
                <div class="mb-6 flex items-end justify-between gap-4">
                    <h2 class="subtitle">{title}</h2>
                    {more.map(|href| {
                        view! {
                            <a class="link inline-flex min-h-6 items-center text-sm" href=href>
                                "See all" <span class="sr-only">{format!(": {title}")}</span>
                            </a>
                        }
                    })}
                </div>
                <ProductGrid cards />
            </section>
        }
    })
}
