//! The search box: a plain form that offers products and categories while somebody types.

#![allow(missing_docs, reason = "the macro makes a struct of an island's properties, which are documented")]

use std::time::Duration;

use leptos::{
    ev::{Event, KeyboardEvent},
    html,
    prelude::*,
    task::spawn_local,
};

use crate::api::{self, Suggestion};

/// How long nobody must type before the shop is asked.
const PAUSE: Duration = Duration::from_millis(180);
const LIST: &str = "search-offers";

/// The box. The arrow keys go through what is offered, Enter follows it, Escape puts it away.
#[island]
pub fn SearchBox(
    /// What was searched for.
    words: String,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let offers = RwSignal::new(Vec::<Suggestion>::new());
    let chosen = RwSignal::new(None::<usize>);
    // Without scripts it is a text field like any other.
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
    let close = move || {
        offers.set(Vec::new());
        chosen.set(None);
    };
    // An answer that comes after the next letter is too late.
    let asked = StoredValue::new(0_u32);
    let ask = move |words: String| {
        asked.update_value(|asked| *asked += 1);
        let mine = asked.get_value();
        let now = move || {
            spawn_local(async move {
                let found = if words.trim().is_empty() { Vec::new() } else { api::suggest(words).await.unwrap_or_default() };
                if asked.get_value() == mine {
                    chosen.set(None);
                    offers.set(found);
                }
            });
        };
        set_timeout(
            move || {
                if asked.get_value() == mine {
                    now()
                }
            },
            PAUSE,
        );
    };
    let typed = move |_: Event| ask(input.get_untracked().map(|input| input.value()).unwrap_or_default());
    let pressed = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowDown" | "ArrowUp" if !offers.read_untracked().is_empty() => {
            event.prevent_default();
            let step = if event.key() == "ArrowDown" { 1 } else { -1 };
            chosen.update(|chosen| *chosen = next(*chosen, offers.read_untracked().len(), step));
        }
        "Enter" => {
            if let Some(offer) = chosen.get_untracked().and_then(|place| offers.read_untracked().get(place).cloned()) {
                event.prevent_default();
                let _ = window().location().assign(&offer.href);
            }
        }
        "Escape" => close(),
        _ => {}
    };
    view! {
        <form class="relative" action="/search" method="get" on:focusout=move |_| set_timeout(close, Duration::from_millis(200))>
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
                role=move || alive.get().then_some("combobox")
                aria-autocomplete=move || alive.get().then_some("list")
                aria-controls=move || alive.get().then_some(LIST)
                aria-expanded=move || alive.get().then(|| (!offers.read().is_empty()).to_string())
                aria-activedescendant=move || chosen.get().map(|place| format!("{LIST}-{place}"))
                on:input=typed
                on:keydown=pressed
            />
            <button class="search-button" type="submit" aria-label="Search">
                <crate::components::icons::Icon drawing=crate::components::icons::Drawing::Search />
            </button>
            <ul class="offers" id=LIST role="listbox" aria-label="Suggestions" hidden=move || offers.read().is_empty()>
                {move || offers.get().into_iter().enumerate().map(|(place, offer)| offer_view(place, offer, chosen)).collect_view()}
            </ul>
            <p class="sr-only" role="status">{move || announcement(offers.read().len())}</p>
        </form>
    }
}

fn offer_view(place: usize, offer: Suggestion, chosen: RwSignal<Option<usize>>) -> impl IntoView {
    let Suggestion { href, title, detail, image } = offer;
    view! {
        // Not a link: the focus stays in the box, and the arrow keys choose.
        <li
            class="offer"
            id=format!("{LIST}-{place}")
            role="option"
            aria-selected=move || (chosen.get() == Some(place)).to_string()
            on:pointerdown=move |event| {
                event.prevent_default();
                let _ = window().location().assign(&href);
            }
        >
            {image.map(|src| view! { <img class="size-10 rounded-lg" src=src alt="" width="40" height="40" /> })}
            <span class="min-w-0 flex-1 truncate">{title}</span>
            <span class="text-sm text-quiet">{detail}</span>
        </li>
    }
}

fn next(chosen: Option<usize>, many: usize, step: isize) -> Option<usize> {
    match (chosen, step) {
        (None, 1) => Some(0),
        (None, _) => many.checked_sub(1),
        (Some(place), step) => place.checked_add_signed(step).filter(|place| *place < many),
    }
}

fn announcement(many: usize) -> String {
    match many {
        0 => String::new(),
        1 => "1 suggestion".to_owned(),
        many => format!("{many} suggestions"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arrow_keys_go_round_through_the_box_itself() {
        assert_eq!(next(None, 3, 1), Some(0));
        assert_eq!(next(Some(2), 3, 1), None);
        assert_eq!(next(None, 3, -1), Some(2));
        assert_eq!(next(Some(0), 3, -1), None);
    }
}
