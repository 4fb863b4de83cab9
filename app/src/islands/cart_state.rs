//! What the islands of one page share: the cart, whether its drawer is open, short messages.
//!
//! In the browser there is one of each. On the server every call makes a fresh one, because a
//! static would leak between visitors.

use leptos::prelude::*;
use shop::cart::PricedCart;

/// Everything shared; cheap to clone.
#[derive(Clone)]
pub struct CartState {
    /// The cart, once somebody asked for it.
    pub cart: ArcRwSignal<Option<PricedCart>>,
    /// Whether the drawer is open.
    pub drawer_open: ArcRwSignal<bool>,
    /// Messages that wait to be shown, oldest first.
    pub toasts: ArcRwSignal<Vec<String>>,
}

impl CartState {
    fn new() -> Self {
        Self { cart: ArcRwSignal::new(None), drawer_open: ArcRwSignal::new(false), toasts: ArcRwSignal::new(Vec::new()) }
    }
}

/// The page's state.
#[must_use]
pub fn state() -> CartState {
    #[cfg(target_arch = "wasm32")]
    {
        static STATE: std::sync::OnceLock<CartState> = std::sync::OnceLock::new();
        STATE.get_or_init(CartState::new).clone()
    }
    #[cfg(not(target_arch = "wasm32"))]
    CartState::new()
}

/// The cart, once somebody asked for it.
#[must_use]
pub fn cart() -> ArcRwSignal<Option<PricedCart>> {
    state().cart
}

/// Whether the drawer is open.
#[must_use]
pub fn drawer_open() -> ArcRwSignal<bool> {
    state().drawer_open
}

/// Messages that wait to be shown.
#[must_use]
pub fn toasts() -> ArcRwSignal<Vec<String>> {
    state().toasts
}

/// Shows a short message.
pub fn toast(message: impl Into<String>) {
    let message = message.into();
    toasts().update(|toasts| toasts.push(message));
}

/// Takes in the cart that the server answered, and brings every badge of the page up to it.
pub fn take_in(cart: PricedCart) {
    let pieces = cart.pieces();
    state().cart.set(Some(cart));
    show_count(pieces);
}

/// The badges lie outside the islands, so that pages can be shared; `loader.js` fills them first.
fn show_count(pieces: u32) {
    for_each("[data-cart-count]", |badge| {
        badge.set_text_content(Some(&pieces.to_string()));
        let _ = badge.toggle_attribute_with_force("hidden", pieces == 0);
    });
    let words = match pieces {
        0 => String::new(),
        1 => ", 1 item".to_owned(),
        many => format!(", {many} items"),
    };
    for_each("[data-cart-words]", |label| label.set_text_content(Some(&words)));
}

fn for_each(selector: &str, change: impl Fn(web_sys::Element)) {
    use leptos::wasm_bindgen::JsCast;
    let Ok(found) = document().query_selector_all(selector) else { return };
    (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).for_each(change);
}
