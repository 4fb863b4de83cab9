//! Small forms anywhere on a page, posted without a reload: hearts, and "add to cart" on cards.

use leptos::{ev, ev::SubmitEvent, prelude::*, task::spawn_local, wasm_bindgen::JsCast};
use web_sys::{HtmlButtonElement, HtmlFormElement};

use super::{cart_state, exchange, favourite};
use crate::reply::Added;

/// One listener for all of them, because most pages have dozens, and because a listing that was
/// swapped brings new ones. It shows nothing itself; each form is marked `data-quick`.
#[island]
pub fn QuickForms() -> impl IntoView {
    Effect::new(|_| {
        let listener = window_event_listener(ev::submit, submitted);
        on_cleanup(move || listener.remove());
    });
}

fn submitted(event: SubmitEvent) {
    let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
    let Some(what) = form.get_attribute("data-quick") else { return };
    event.prevent_default();
    match what.as_str() {
        "favourite" => favourite::toggle(&form),
        _ => add(&form),
    }
}

fn add(form: &HtmlFormElement) {
    let button = form.query_selector("button").ok().flatten().and_then(|button| button.dyn_into::<HtmlButtonElement>().ok());
    if button.as_ref().is_some_and(|button| button.has_attribute("aria-disabled")) {
        return;
    }
    set_busy(button.as_ref(), true);
    let form = form.clone();
    spawn_local(async move {
        match exchange::post::<Added>(&form).await.into_result() {
            Ok(added) => added.show(),
            Err(refused) => cart_state::toast(refused.message),
        }
        set_busy(button.as_ref(), false);
    });
}

/// Not disabled, which would take the focus from it.
fn set_busy(button: Option<&HtmlButtonElement>, busy: bool) {
    let Some(button) = button else { return };
    let _ = if busy { button.set_attribute("aria-disabled", "true") } else { button.remove_attribute("aria-disabled") };
}
