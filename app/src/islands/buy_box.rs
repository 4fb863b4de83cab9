//! Choosing a variant and putting it into the cart.
//!
//! Without scripts each choice is a link to the same page with another variant, so price, stock and
//! picture are always those of what is bought. With scripts the same links answer at once.

#![allow(missing_docs, reason = "the macro makes a struct of an island's properties, which are documented")]

mod choosing;
mod options;
mod quantity;

use leptos::{
    ev::SubmitEvent,
    html,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, JsValue},
};
use web_sys::HtmlFormElement;

use super::exchange;
use crate::reply::{Added, Reply};
pub use choosing::{Offer, Question};
use options::Options;
use quantity::Quantity;

/// From here down it says how few are left.
const FEW: u32 = 5;

/// Price, choices, stock, quantity, and the button.
#[island]
pub fn BuyBox(
    /// What is chosen before buying.
    questions: Vec<Question>,
    /// Every variant.
    offers: Vec<Offer>,
    /// The place of the one that is chosen first.
    first: usize,
    /// Why the form was refused, without scripts.
    told: Option<String>,
) -> impl IntoView {
    let offers = StoredValue::new(offers);
    let chosen = RwSignal::new(first);
    let offer = Memo::new(move |_| offers.with_value(|offers| offers.get(chosen.get()).cloned().unwrap_or_default()));
    let message = RwSignal::new(told);
    let busy = RwSignal::new(false);
    let many = NodeRef::<html::Input>::new();
    let choose = move |place: usize| {
        chosen.set(place);
        message.set(None);
        show(&offer.get_untracked());
    };
    let submitted = move |event: SubmitEvent| {
        event.prevent_default();
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        spawn_local(async move {
            message.set(taken(exchange::post(&form).await));
            busy.set(false);
        });
    };
    let sold_out = move || offer.read().left == Some(0);
    view! {
        <form class="flex flex-col gap-6" action="/fn/add_to_cart" method="post" novalidate on:submit=submitted>
            <div aria-live="polite" aria-atomic="true">
                <p class="flex flex-wrap items-baseline gap-x-3 text-2xl tabular-nums">
                    <span data-price="">{move || offer.read().price.clone()}</span>
                    <s class="text-lg text-quiet empty:hidden">{move || offer.read().before.clone()}</s>
                    <span class="rounded-full bg-sale-soft px-2.5 py-1 text-sm font-semibold text-sale empty:hidden">{move || offer.read().off.clone()}</span>
                </p>
                <p class="mt-1 text-sm" class:text-sale=sold_out class:text-warn=move || is_low(offer.read().left) class:text-good=move || !sold_out() && !is_low(offer.read().left)>
                    {move || stock_text(offer.read().left)}
                </p>
            </div>
            <Options questions offers chosen choose=Callback::new(choose) />
            <input type="hidden" name="variant" value=move || offer.read().id.clone() />
            <div class="buy-bar">
                <Quantity many left=Signal::derive(move || offer.read().left) />
                <button class="btn btn-primary flex-1" type="submit" disabled=sold_out aria-disabled=move || busy.get().then_some("true")>
                    {move || if sold_out() { "Sold out" } else { "Add to cart" }}
                </button>
            </div>
            <p class="alert empty:hidden" role="alert">{move || message.get()}</p>
        </form>
    }
}

/// What is to be said of the answer, if anything.
fn taken(answer: Reply<Added>) -> Option<String> {
    match answer.into_result() {
        Ok(added) => {
            added.show();
            added.told
        }
        Err(refused) => Some(refused.fields.into_values().next().unwrap_or(refused.message)),
    }
}

/// Address and gallery follow the choice.
fn show(offer: &Offer) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&offer.href()));
    }
    let picture = offer.picture.and_then(|place| document().get_element_by_id(&format!("picture-{place}")));
    let Some(picture) = picture.and_then(|picture| picture.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    if let Some(gallery) = picture.parent_element() {
        gallery.set_scroll_left(picture.offset_left());
    }
}

fn is_low(left: Option<u32>) -> bool {
    left.is_some_and(|left| (1..=FEW).contains(&left))
}

fn stock_text(left: Option<u32>) -> String {
    match left {
        Some(0) => "Sold out".to_owned(),
        Some(few) if few <= FEW => format!("Only {few} left"),
        _ => "In stock".to_owned(),
    }
}
