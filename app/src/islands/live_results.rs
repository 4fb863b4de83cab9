//! A listing that answers filters, order and pages without a reload.
//!
//! It asks for the very page that a browser without scripts would ask for, and takes its regions
//! (`[data-results]`, each with an id) into this one: one truth, and every address can be shared.

mod swap;

use leptos::{
    ev::{Event, MouseEvent, SubmitEvent},
    html,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, JsValue},
};
use web_sys::{Element, FormData, HtmlElement, HtmlFormElement, UrlSearchParams};

use super::exchange;

/// Where the focus goes when what had it is gone.
const TITLE: &str = "listing-title";

/// Listens to the form and the links among its children.
#[island]
pub fn LiveResults(children: Children) -> impl IntoView {
    let whole = NodeRef::<html::Div>::new();
    let busy = RwSignal::new(false);
    // An answer that comes after the next question is too late.
    let asked = StoredValue::new(0_u32);
    let go = move |address: String, remember: bool| {
        asked.update_value(|asked| *asked += 1);
        let mine = asked.get_value();
        busy.set(true);
        spawn_local(async move {
            let page = exchange::load(&address).await;
            if asked.get_value() != mine {
                return;
            }
            busy.set(false);
            match page.zip(whole.get_untracked()).and_then(|(page, whole)| swap::swap(&whole, &page)) {
                Some(()) if remember => push(&address),
                Some(()) => {}
                None => drop(window().location().assign(&address)),
            }
        });
    };
    Effect::new(move |_| {
        let back = window_event_listener_untyped("popstate", move |_| go(window().location().href().unwrap_or_default(), false));
        on_cleanup(move || back.remove());
    });
    let changed = move |event: Event| {
        if let Some(form) = form_of(&event) {
            go(question(&form), true);
        }
    };
    let submitted = move |event: SubmitEvent| {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
        if form.method() == "get" {
            event.prevent_default();
            close_drawer(&form);
            go(question(&form), true);
        }
    };
    let clicked = move |event: MouseEvent| {
        if let Some(address) = followed(&event) {
            event.prevent_default();
            focus_title();
            go(address, true);
        }
    };
    view! {
        <div node_ref=whole aria-busy=move || busy.get().to_string() on:change=changed on:submit=submitted on:click=clicked>
            {children()}
        </div>
    }
}

/// The form that a field belongs to, wherever it stands.
fn form_of(event: &Event) -> Option<HtmlFormElement> {
    let field: Element = event.target()?.dyn_into().ok()?;
    let form = match field.get_attribute("form") {
        Some(id) => document().get_element_by_id(&id),
        None => field.closest("form").ok().flatten(),
    };
    form?.dyn_into().ok().filter(|form: &HtmlFormElement| form.method() == "get")
}

/// The address that the form asks, without fields that say nothing.
fn question(form: &HtmlFormElement) -> String {
    let path = form.get_attribute("action").unwrap_or_default();
    let pairs = FormData::new_with_form(form).ok().and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data).ok());
    let all = pairs.map(|pairs| String::from(pairs.to_string())).unwrap_or_default();
    let said: Vec<&str> = all.split('&').filter(|pair| !pair.ends_with('=') && !pair.is_empty() && *pair != "sort=relevance").collect();
    if said.is_empty() { path } else { format!("{path}?{}", said.join("&")) }
}

/// Where a click leads, if it is to the same listing asked otherwise.
fn followed(event: &MouseEvent) -> Option<String> {
    let elsewhere =
        event.default_prevented() || event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    let target: Element = event.target()?.dyn_into().ok()?;
    let href = target.closest("a[href]").ok()??.get_attribute("href")?;
    let path = window().location().pathname().ok()?;
    let same = href.split('?').next() == Some(path.as_str());
    (same && !elsewhere).then_some(href)
}

fn push(address: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// A link among the results goes with them, so the focus waits at their title, which is in view then.
fn focus_title() {
    if let Some(title) = document().get_element_by_id(TITLE).and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
        let _ = title.focus();
    }
}

fn close_drawer(form: &HtmlFormElement) {
    let Some(drawer) = form.closest("[popover]:popover-open").ok().flatten() else { return };
    if let Ok(drawer) = drawer.dyn_into::<HtmlElement>() {
        let _ = drawer.hide_popover();
    }
}
