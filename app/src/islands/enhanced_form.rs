//! Server-rendered forms, posted without a reload. Without scripts they post themselves.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local, wasm_bindgen::JsCast};
use shop::Rejection;
use web_sys::{Element, HtmlElement, HtmlFormElement};

use super::exchange::{self, all};
use crate::reply::Reply;

const BUSY: &str = "aria-busy";

/// Catches the `submit` of the form among its children.
///
/// What was refused is shown in the form's own places (`[data-error-for]`, `[data-form-alert]`), and
/// everything typed stays; what was accepted leads on.
#[island]
pub fn EnhancedForm(children: Children) -> impl IntoView {
    let whole = NodeRef::<leptos::html::Div>::new();
    // A page that the browser kept and shows again by "back" would still be busy.
    Effect::new(move |_| {
        let handle = window_event_listener_untyped("pageshow", move |_| {
            if let Some(form) = whole.get_untracked().and_then(|whole| whole.query_selector("form").ok().flatten()) {
                set_busy(&form, false);
            }
        });
        on_cleanup(move || handle.remove());
    });
    view! { <div node_ref=whole on:submit=submitted>{children()}</div> }
}

fn submitted(event: SubmitEvent) {
    let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
    event.prevent_default();
    // A second click while the first is under way.
    if form.has_attribute(BUSY) {
        return;
    }
    set_busy(&form, true);
    spawn_local(async move {
        match exchange::post(&form).await {
            // It stays busy until the next page is here.
            Reply::Goto(path) => drop(window().location().assign(&path)),
            Reply::Done(()) => drop(window().location().reload()),
            Reply::Rejected(refused) => show(&form, &refused),
        }
    });
}

fn show(form: &HtmlFormElement, refused: &Rejection) {
    set_busy(form, false);
    let mut wrong = None;
    for place in all(form, "[data-error-for]") {
        let name = place.get_attribute("data-error-for").unwrap_or_default();
        let reason = refused.fields.get(&name);
        place.set_text_content(reason.map(String::as_str));
        let Ok(Some(field)) = form.query_selector(&format!("[name=\"{name}\"]")) else { continue };
        if reason.is_some() {
            let _ = field.set_attribute("aria-invalid", "true");
            wrong.get_or_insert(field);
        } else {
            let _ = field.remove_attribute("aria-invalid");
        }
    }
    let alert = announce(form, &refused.message);
    if let Some(target) = wrong.or(alert).and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _ = target.focus();
    }
}

fn announce(form: &HtmlFormElement, message: &str) -> Option<Element> {
    let alert = form.query_selector("[data-form-alert]").ok()??;
    if let Ok(Some(text)) = alert.query_selector("[data-alert-text]") {
        text.set_text_content(Some(message));
    }
    if let Ok(Some(links)) = alert.query_selector("[data-alert-links]") {
        links.set_text_content(None);
    }
    let _ = alert.remove_attribute("hidden");
    Some(alert)
}

/// The buttons are not disabled, which would take the focus from them, but say that they are.
fn set_busy(form: &Element, busy: bool) {
    let mut marked = all(form, "button");
    marked.push(form.clone());
    for element in marked {
        let (name, value) = if element.tag_name() == "FORM" { (BUSY, "true") } else { ("aria-disabled", "true") };
        let _ = if busy { element.set_attribute(name, value) } else { element.remove_attribute(name) };
    }
}
