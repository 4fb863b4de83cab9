//! Prices and stock in words.

use leptos::prelude::*;
use shop::{Money, catalog::Card, stock::Availability};

/// A price, and what it was before the sale.
#[component]
pub fn Price(
    /// What it costs now.
    price: Money,
    /// What it cost before.
    #[prop(optional_no_strip)]
    before: Option<Money>,
    /// Whether others of it cost more.
    #[prop(optional)]
    varies: bool,
) -> impl IntoView {
    let reduced = before.filter(|before| before.minor > price.minor);
    let colour = if reduced.is_some() { "text-sale" } else { "text-ink" };
    view! {
        <p class="flex flex-wrap items-baseline gap-x-2 tabular-nums">
            <span class=format!("font-medium {colour}")>
                {reduced.is_some().then(|| view! { <span class="sr-only">"Now "</span> })}
                {varies.then_some("from ")} {price.to_string()}
            </span>
            {reduced.map(|before| {
                view! {
                    <s class="text-sm text-quiet">
                        <span class="sr-only">"Before "</span>
                        {before.to_string()}
                    </s>
                }
            })}
        </p>
    }
}

/// What lies over a card's picture: sold out, a reduction, new.
#[must_use]
pub fn label_of(card: &Card) -> Option<(String, &'static str)> {
    if !card.availability.any() {
        return Some(("Sold out".to_owned(), "bg-ink text-paper"));
    }
    if let Some(percent) = card.percent_off() {
        return Some((format!("−{percent} %"), "bg-sale-soft text-sale"));
    }
    card.is_new.then(|| ("New".to_owned(), "bg-accent-soft text-accent"))
}

/// How few are left, where that matters.
#[must_use]
pub fn few_left(availability: Availability) -> Option<String> {
    availability.pieces().filter(|left| (1..=Availability::LOW).contains(left)).map(|left| format!("Only {left} left"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_counted_and_none_or_many_are_not() {
        assert_eq!(few_left(Availability::Pieces(3)).as_deref(), Some("Only 3 left"));
        for silent in [Availability::Pieces(0), Availability::Pieces(6), Availability::Always] {
            assert_eq!(few_left(silent), None);
        }
    }
}
