//! Hearts: the form of `components::heart` posted without a reload.

use leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsCast};
use web_sys::{HtmlButtonElement, HtmlFormElement};

use super::{cart_state::toast, exchange};

/// Marks the form's product as a favourite, or not. The heart turns at once, and back if it was refused.
pub fn toggle(form: &HtmlFormElement) {
    let Some(product) = form.get_attribute("data-favourite") else { return };
    let wanted = !is_on(form);
    show(&product, wanted);
    let fields = [("product", product.clone()), ("wanted", if wanted { "1" } else { "0" }.to_owned())];
    spawn_local(async move {
        match exchange::post_fields::<()>("/fn/set_favourite", &fields).await.into_result() {
            Ok(()) => toast(if wanted { "Kept in your favourites" } else { "Taken out of your favourites" }),
            Err(refused) => {
                show(&product, !wanted);
                toast(refused.message);
            }
        }
    });
}

fn is_on(form: &HtmlFormElement) -> bool {
    button(form).is_some_and(|button| button.value() == "0")
}

/// On every heart of the product: one may stand in several rows of a page.
fn show(product: &str, on: bool) {
    let Ok(forms) = document().query_selector_all(&format!("form[data-favourite=\"{product}\"]")) else { return };
    for form in (0..forms.length()).filter_map(|place| forms.item(place)?.dyn_into().ok()) {
        if let Some(button) = button(&form) {
            button.set_value(if on { "0" } else { "1" });
            let _ = button.set_attribute("aria-pressed", if on { "true" } else { "false" });
        }
    }
}

fn button(form: &HtmlFormElement) -> Option<HtmlButtonElement> {
    form.query_selector("button").ok().flatten()?.dyn_into().ok()
}
