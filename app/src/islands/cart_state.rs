//! What the islands of one page share: whether the cart's drawer is open, and short messages.
//!
//! In the browser there is one of each. On the server every call makes a fresh one, because a
//! static would leak between visitors.

use leptos::prelude::*;

use super::exchange::all;
use crate::reply::Added;

/// Everything shared; cheap to clone.
#[derive(Clone)]
struct CartState {
    drawer_open: ArcRwSignal<bool>,
    toasts: ArcRwSignal<Vec<String>>,
}

impl CartState {
    fn new() -> Self {
        Self { drawer_open: ArcRwSignal::new(false), toasts: ArcRwSignal::new(Vec::new()) }
    }
}

fn state() -> CartState {
    #[cfg(target_arch = "wasm32")]
    {
        static STATE: std::sync::OnceLock<CartState> = std::sync::OnceLock::new();
        STATE.get_or_init(CartState::new).clone()
    }
    #[cfg(not(target_arch = "wasm32"))]
    CartState::new()
}

/// Whether the drawer is open.
#[must_use]
pub fn drawer_open() -> ArcRwSignal<bool> {
    state().drawer_open
}

/// Messages that wait to be shown, oldest first.
#[must_use]
pub fn toasts() -> ArcRwSignal<Vec<String>> {
    state().toasts
}

/// Shows a short message.
pub fn toast(message: impl Into<String>) {
    let message = message.into();
    toasts().update(|toasts| toasts.push(message));
}

impl Added {
    /// Shows that it is in the cart: the badge counts it, the drawer opens.
    pub fn show(&self) {
        show_count(self.pieces);
        drawer_open().set(true);
    }
}

/// Brings every badge of the page up to so many pieces. The badges lie outside the islands, so that
/// pages can be shared; `loader.js` fills them first.
pub fn show_count(pieces: u32) {
    let Some(page) = document().document_element() else { return };
    for badge in all(&page, "[data-cart-count]") {
        badge.set_text_content(Some(&pieces.to_string()));
        let _ = badge.toggle_attribute_with_force("hidden", pieces == 0);
    }
    let words = match pieces {
        0 => String::new(),
        1 => ", 1 item".to_owned(),
        many => format!(", {many} items"),
    };
    for label in all(&page, "[data-cart-words]") {
        label.set_text_content(Some(&words));
    }
}
