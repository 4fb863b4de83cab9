use leptos::prelude::*;
use services::payments::SavedCard;
use shop::Order;

use super::{begin::Begins, way::Way};
use crate::components::choices::{Choice, Choices};

/// Cards that the customer has saved: one click, with scripts and without.
#[component]
pub(super) fn SavedCards(order: Order, way: Way, cards: Vec<SavedCard>) -> impl IntoView {
    let choice = |card: SavedCard| {
        let (label, detail) = (card.name(), format!("Valid until {}", card.expiry));
        Choice { value: card.reference, label, detail, aside: String::new() }
    };
    let (due, choices) = (order.due(), cards.into_iter().map(choice).collect());
    view! {
        <section class="flex flex-col gap-3" aria-labelledby="saved-cards">
            <h2 class="subtitle" id="saved-cards">"Your cards"</h2>
            <form action="/fn/start_payment" method="post" class="flex flex-col gap-5">
                <Begins order way />
                <Choices name="saved" legend="Saved card" choices chosen=None error=None />
                <button class="btn btn-primary w-full text-lg" type="submit">{format!("Pay {due} with this card")}</button>
            </form>
        </section>
    }
}
