//! Short messages: read out politely, gone by themselves, kept while somebody is at them.

use std::time::Duration;

use leptos::{html::Div, prelude::*};

use super::cart_state;

/// How long a message stays.
const STAYS: Duration = Duration::from_secs(6);
/// How soon it is looked at again while somebody is at it.
const AGAIN: Duration = Duration::from_secs(2);

/// The messages of the page that are shown now, and whether they wait for somebody.
#[derive(Clone, Copy)]
struct Shown {
    toasts: RwSignal<Vec<(usize, String)>>,
    held: RwSignal<bool>,
}

/// The messages. The region is there from the start, or screen readers would not read it.
#[island]
pub fn Toasts() -> impl IntoView {
    let shown = Shown { toasts: RwSignal::new(Vec::new()), held: RwSignal::new(false) };
    let waiting = cart_state::toasts();
    let region = NodeRef::<Div>::new();
    Effect::new(move |taken: Option<usize>| {
        let mut count = taken.unwrap_or_default();
        if waiting.with(|waiting| !waiting.is_empty()) {
            come_to_front(region);
            let messages = std::mem::take(&mut *waiting.write_untracked());
            for message in messages {
                count += 1;
                shown.show(count, message);
            }
        }
        count
    });
    let toast = move |(id, message): (usize, String)| {
        view! {
            <div class="toast pointer-events-auto flex w-full max-w-md items-center gap-3 rounded-2xl bg-ink py-2 pl-5 pr-2 text-paper shadow-lift">
                <p class="min-w-0 flex-1 [overflow-wrap:anywhere]">{message}</p>
                <button class="grid size-11 shrink-0 cursor-pointer place-items-center rounded-full text-xl" type="button" aria-label="Dismiss" on:click=move |_| shown.drop(id)>
                    "×"
                </button>
            </div>
        }
    };
    let hold = move |held: bool| shown.held.set(held);
    view! {
        <div
            node_ref=region
            class="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-center gap-2 sm:bottom-6"
            role="status"
            aria-live="polite"
            on:pointerenter=move |_| hold(true)
            on:pointerleave=move |_| hold(false)
            on:focusin=move |_| hold(true)
            on:focusout=move |_| hold(false)
        >
            <For each=move || shown.toasts.get() key=|(id, _)| *id children=toast />
        </div>
    }
}

impl Shown {
    fn show(self, id: usize, message: String) {
        self.toasts.update(|toasts| toasts.push((id, message)));
        set_timeout(move || self.expire(id), STAYS);
    }

    fn expire(self, id: usize) {
        if self.held.get_untracked() {
            set_timeout(move || self.expire(id), AGAIN);
        } else {
            self.drop(id);
        }
    }

    fn drop(self, id: usize) {
        self.toasts.update(|toasts| toasts.retain(|(other, _)| *other != id));
    }
}

/// What lies behind an open dialog is neither seen nor read out, so the messages go where the reader is.
fn come_to_front(region: NodeRef<Div>) {
    let dialog = document().query_selector("dialog[open]").ok().flatten();
    let place = dialog.or_else(|| document().body().map(Into::into));
    if let (Some(place), Some(region)) = (place, region.get_untracked())
        && region.parent_element().as_ref() != Some(&place)
    {
        let _ = place.append_child(&region);
    }
}
