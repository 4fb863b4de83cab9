//! The search box: a plain form that offers products and categories while somebody types.

#![allow(missing_docs, reason = "the macro makes a struct of an island's properties, which are documented")]

mod offers;

use std::time::Duration;

use leptos::{html, prelude::*};

use crate::components::icons::{Drawing, Icon};
use offers::{LIST, Offered, Offers};

/// Long enough that a tap on an offer comes before the list goes.
const BEFORE_CLOSING: Duration = Duration::from_millis(200);

/// The box. The arrow keys go through what is offered, Enter follows it, Escape puts it away.
#[island]
pub fn SearchBox(
    /// What was searched for.
    words: String,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let offers = Offers::new();
    // Without scripts it is a text field like any other.
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
    let if_alive = move |text: &'static str| alive.get().then_some(text);
    view! {
        <form class="relative" action="/search" method="get" on:focusout=move |_| set_timeout(move || offers.close(), BEFORE_CLOSING)>
            <label class="sr-only" for="search-words">"Search the shop"</label>
            <input
                node_ref=input
                class="input search-input"
                id="search-words"
                type="search"
                name="q"
                value=words
                placeholder="Search"
                autocomplete="off"
                maxlength="200"
                enterkeyhint="search"
                role=move || if_alive("combobox")
                aria-autocomplete=move || if_alive("list")
                aria-controls=move || if_alive(LIST)
                aria-expanded=move || if_alive(if offers.any() { "true" } else { "false" })
                aria-activedescendant=move || offers.active()
                on:input=move |_| offers.ask(input.get_untracked().map(|input| input.value()).unwrap_or_default())
                on:keydown=move |event| offers.press(&event)
            />
            <button class="search-button" type="submit" aria-label="Search">
                <Icon drawing=Drawing::Search />
            </button>
            <Offered offers />
        </form>
    }
}
