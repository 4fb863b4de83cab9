use std::time::Duration;

use leptos::{ev::KeyboardEvent, prelude::*, task::spawn_local};

use crate::api::{self, Suggestion};

/// How long nobody must type before the shop is asked.
const PAUSE: Duration = Duration::from_millis(180);
/// The list's id; its entries' ids follow from it.
pub(super) const LIST: &str = "search-offers";

/// What is offered under the box, and which of it the arrow keys chose.
#[derive(Clone, Copy)]
pub(super) struct Offers {
    list: RwSignal<Vec<Suggestion>>,
    chosen: RwSignal<Option<usize>>,
    /// Counts the questions: an answer that comes after the next letter is too late.
    asked: StoredValue<u32>,
}

impl Offers {
    pub(super) fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), chosen: RwSignal::new(None), asked: StoredValue::new(0) }
    }

    pub(super) fn any(self) -> bool {
        !self.list.read().is_empty()
    }

    /// The id of the chosen one.
    pub(super) fn active(self) -> Option<String> {
        self.chosen.get().map(|place| format!("{LIST}-{place}"))
    }

    pub(super) fn close(self) {
        self.show(Vec::new());
    }

    /// Asks for what these letters find, once nobody types any more.
    pub(super) fn ask(self, letters: String) {
        self.asked.update_value(|asked| *asked += 1);
        let mine = self.asked.get_value();
        let is_last = move || self.asked.get_value() == mine;
        let now = move || {
            spawn_local(async move {
                let found = if letters.trim().is_empty() { Vec::new() } else { api::suggest(letters).await.unwrap_or_default() };
                if is_last() {
                    self.show(found);
                }
            });
        };
        set_timeout(
            move || {
                if is_last() {
                    now()
                }
            },
            PAUSE,
        );
    }

    pub(super) fn press(self, event: &KeyboardEvent) {
        let many = self.list.read_untracked().len();
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if many > 0 => {
                event.prevent_default();
                let step = if event.key() == "ArrowDown" { 1 } else { -1 };
                self.chosen.update(|chosen| *chosen = next(*chosen, many, step));
            }
            "Enter" => {
                if let Some(offer) = self.chosen.get_untracked().and_then(|place| self.list.read_untracked().get(place).cloned()) {
                    event.prevent_default();
                    follow(&offer.href);
                }
            }
            "Escape" => self.close(),
            _ => {}
        }
    }

    fn show(self, found: Vec<Suggestion>) {
        self.chosen.set(None);
        self.list.set(found);
    }
}

/// The list.
#[component]
pub(super) fn Offered(offers: Offers) -> impl IntoView {
    let all = move || {
        let entry = |(place, offer)| view! { <Offer place offer chosen=offers.chosen /> };
        offers.list.get().into_iter().enumerate().map(entry).collect_view()
    };
    view! {
        <ul class="offers" id=LIST role="listbox" aria-label="Suggestions" hidden=move || !offers.any()>
            {all}
        </ul>
        <p class="sr-only" role="status">
            {move || announcement(offers.list.read().len())}
        </p>
    }
}

/// Not a link: the focus stays in the box, and the arrow keys choose.
#[component]
fn Offer(place: usize, offer: Suggestion, chosen: RwSignal<Option<usize>>) -> impl IntoView {
    let Suggestion { href, title, detail, image } = offer;
    view! {
        <li
            class="offer"
            id=format!("{LIST}-{place}")
            role="option"
            aria-selected=move || (chosen.get() == Some(place)).to_string()
            // The box keeps the focus, and with it the list stays until the click.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| follow(&href)
        >
            {image.map(|src| view! { <img class="size-10 rounded-lg" src=src alt="" width="40" height="40" /> })}
            <span class="min-w-0 flex-1 truncate">{title}</span>
            <span class="text-sm text-quiet">{detail}</span>
        </li>
    }
}

fn follow(href: &str) {
    let _ = window().location().assign(href);
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
