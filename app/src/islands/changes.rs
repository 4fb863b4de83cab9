//! Changes of the cart, one after the other, so that quick clicks are neither lost nor overtaken.
//!
//! The cart is the server's HTML, on its page and in the drawer alike. Each change posts what its
//! form says and takes the cart out of the page that answers.

use leptos::{
    ev::{Event, SubmitEvent},
    html::Div,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
};
use web_sys::{Element, FormData, HtmlFormElement, HtmlInputElement};

use super::{
    cart_state,
    exchange::{self, all},
};

/// The page that shows the cart, and the part of it that is the cart.
const PAGE: &str = "/cart";
const CART: &str = "cart-content";

/// Where changes of one cart on the screen go.
#[derive(Clone, Copy)]
pub struct Changes {
    region: NodeRef<Div>,
    wanted: StoredValue<Vec<Wish>>,
    under_way: StoredValue<bool>,
}

/// A form to be posted.
struct Wish {
    /// What it changes: of two wishes about the same the later one counts.
    about: String,
    action: String,
    fields: Vec<(String, String)>,
}

impl Changes {
    /// Of the cart that is shown in a region.
    #[must_use]
    pub fn of(region: NodeRef<Div>) -> Self {
        Self { region, wanted: StoredValue::new(Vec::new()), under_way: StoredValue::new(false) }
    }

    /// Reads the cart anew: prices and stock may have moved, and another tab may have changed it.
    pub async fn read(self) -> Option<()> {
        self.take_in(&exchange::load(PAGE).await?)
    }

    /// Takes over from a line's form that was to be posted.
    pub fn on_submit(self, event: &SubmitEvent) {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
        let Ok(fields) = FormData::new_with_form(&form) else { return };
        event.prevent_default();
        let field = |name: &str| fields.get(name).as_string().unwrap_or_default();
        let action = form.get_attribute("action").unwrap_or_default();
        if let Ok(Some(line)) = form.closest("[data-line]") {
            let (variant, is_removed) = (field("variant"), action.ends_with("remove_line"));
            let quantity = if is_removed { "0".to_owned() } else { field("quantity") };
            foresee(&line, &quantity);
            let fields = vec![("variant".to_owned(), variant.clone()), ("quantity".to_owned(), quantity)];
            return self.want(Wish { about: variant, action: "/fn/set_quantity".to_owned(), fields });
        }
        let fields = ["code", "back"].map(|name| (name.to_owned(), field(name)));
        self.want(Wish { about: format!("{action} {}", fields[0].1), action, fields: fields.to_vec() });
    }

    /// A number that was changed is sent by itself.
    pub fn on_change(event: &Event) {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(form) = input.filter(|input| input.type_() == "number").and_then(|input| input.form()) {
            let _ = form.request_submit();
        }
    }

    fn want(self, wish: Wish) {
        self.wanted.update_value(|wanted| {
            wanted.retain(|other| other.about != wish.about);
            wanted.push(wish);
        });
        if !self.under_way.get_value() {
            spawn_local(self.work());
        }
    }

    async fn work(self) {
        self.under_way.set_value(true);
        while let Some(Wish { action, fields, .. }) = self.next() {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let page = exchange::post_for_page(&action, &fields).await;
            // An answer older than the latest wish would make the number jump back and forth.
            if self.wanted.with_value(Vec::is_empty) && page.and_then(|page| self.take_in(&page)).is_none() {
                cart_state::toast(exchange::UNREACHABLE);
                let _ = self.read().await; // what was foreseen did not come true
            }
        }
        self.under_way.set_value(false);
    }

    fn next(self) -> Option<Wish> {
        self.wanted.try_update_value(|wanted| (!wanted.is_empty()).then(|| wanted.remove(0))).flatten()
    }

    fn take_in(self, page: &str) -> Option<()> {
        let cart = exchange::part(page, CART)?;
        let region = self.region.get_untracked()?;
        let focused = exchange::focused();
        region.set_inner_html(&cart.outer_html());
        cart_state::show_count(cart.get_attribute("data-pieces").and_then(|pieces| pieces.parse().ok()).unwrap_or(0));
        if let Some(id) = focused {
            // A button that went away with its line leaves the focus to the heading.
            exchange::focus(if document().get_element_by_id(&id).is_some() { &id } else { "cart-heading" });
        }
        Some(())
    }
}

/// The line as it will most likely be: the next click counts from there.
fn foresee(line: &Element, quantity: &str) {
    let Ok(quantity) = quantity.parse::<u32>() else { return };
    let set = |selector: &str, value: u32| {
        for input in all(line, selector) {
            if let Ok(input) = input.dyn_into::<HtmlInputElement>() {
                input.set_value(&value.to_string());
            }
        }
    };
    set("[type=number]", quantity);
    set("[data-less]", quantity.saturating_sub(1));
    set("[data-more]", quantity + 1);
}
