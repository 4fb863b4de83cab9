//! The same once more.

use leptos::prelude::*;

/// A button that puts an order's items into the cart.
#[component]
pub fn BuyAgain(
    /// The order.
    order: String,
    /// Its link's key.
    link_key: String,
    /// What people call it.
    number: String,
) -> impl IntoView {
    view! {
        <form action="/fn/buy_again" method="post">
            <input type="hidden" name="order" value=order />
            <input type="hidden" name="key" value=link_key />
            <button class="btn" type="submit" aria-label=format!("Buy again: order {number}")>"Buy again"</button>
        </form>
    }
}
