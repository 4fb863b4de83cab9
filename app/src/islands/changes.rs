//! Changes of the cart's quantities, one after the other, so that quick clicks are neither lost nor overtaken.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local, wasm_bindgen::JsCast};
use serde::{Deserialize, Serialize};
use shop::cart::{Notice, PricedCart};
use web_sys::{FormData, HtmlElement, HtmlFormElement};

use super::cart_state;
use crate::{api, reply::Reply};

/// Where the lines' forms send what they want.
#[derive(Clone, Copy)]
pub struct Changes {
    /// What is said beside a line.
    pub told: RwSignal<Option<Told>>,
    wanted: StoredValue<Vec<(String, String)>>,
    under_way: StoredValue<bool>,
}

/// A sentence beside a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Beside which line; that of no line is said above them.
    pub variant: String,
    /// What.
    pub sentence: String,
}

impl Changes {
    /// Nothing wanted yet.
    #[must_use]
    pub fn new(told: Option<Told>) -> Self {
        Self { told: RwSignal::new(told), wanted: StoredValue::new(Vec::new()), under_way: StoredValue::new(false) }
    }

    /// Takes over from a line's form that was to be posted.
    pub fn on_submit(self, event: &SubmitEvent) {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
        let Ok(fields) = FormData::new_with_form(&form) else { return };
        event.prevent_default();
        let field = |name: &str| fields.get(name).as_string().unwrap_or_default();
        let removed = form.get_attribute("action").is_some_and(|action| action.ends_with("remove_line"));
        let quantity = if removed { "0".to_owned() } else { field("quantity") };
        if quantity == "0" {
            focus_heading(&form);
        }
        self.want(field("variant"), quantity);
    }

    fn want(self, variant: String, quantity: String) {
        self.told.set(None);
        if let Ok(quantity) = quantity.parse() {
            cart_state::cart().update(|cart| cart.iter_mut().for_each(|cart| foresee(cart, &variant, quantity)));
        }
        self.wanted.update_value(|wanted| {
            wanted.retain(|(other, _)| *other != variant);
            wanted.push((variant, quantity));
        });
        if !self.under_way.get_value() {
            spawn_local(self.work());
        }
    }

    async fn work(self) {
        self.under_way.set_value(true);
        while let Some((variant, quantity)) = self.next() {
            let refused = match api::set_quantity(variant.clone(), quantity).await {
                Ok(Reply::Done(cart)) => {
                    self.tell_caps(&variant, &cart);
                    self.take_in(cart);
                    continue;
                }
                Ok(Reply::Rejected(refused)) => refused.fields.values().next().cloned().unwrap_or(refused.message),
                _ => "The shop could not be reached. Check your connection and try again.".to_owned(),
            };
            self.told.set(Some(Told { variant, sentence: refused }));
            // What was foreseen did not come true.
            if let Ok(Reply::Done(cart)) = api::read_cart().await {
                self.take_in(cart);
            }
        }
        self.under_way.set_value(false);
    }

    fn next(self) -> Option<(String, String)> {
        self.wanted.try_update_value(|wanted| (!wanted.is_empty()).then(|| wanted.remove(0))).flatten()
    }

    /// An answer older than the latest wish would make the number jump back and forth.
    fn take_in(self, cart: PricedCart) {
        if self.wanted.with_value(Vec::is_empty) {
            cart_state::take_in(cart);
        }
    }

    fn tell_caps(self, variant: &str, cart: &PricedCart) {
        let cap = cart.notices.iter().find(|notice| matches!(notice, Notice::StockCapped { .. } | Notice::LimitCapped { .. }));
        if let Some(cap) = cap {
            self.told.set(Some(Told { variant: variant.to_owned(), sentence: cap.sentence() }));
        }
    }
}

/// The cart as it will most likely be, until the answer says how it is.
fn foresee(cart: &mut PricedCart, variant: &str, quantity: u32) {
    if quantity == 0 {
        cart.lines.retain(|line| line.variant.as_str() != variant);
    }
    for line in cart.lines.iter_mut().filter(|line| line.variant.as_str() == variant) {
        line.quantity = quantity;
        line.subtotal = line.unit_price.times(quantity).unwrap_or(line.subtotal);
    }
}

/// The button that had the focus goes away with its line.
fn focus_heading(form: &HtmlFormElement) {
    let heading = form.closest("[data-cart]").ok().flatten().and_then(|cart| cart.query_selector("[data-cart-heading]").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let _ = heading.focus();
    }
}
