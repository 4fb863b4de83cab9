//! Page.
use leptos::prelude::*;

/// Page.
#[component]
pub fn ShopPage() -> impl IntoView {
    view! { <h1>"ShopPage"</h1> }
}

/// Page.
#[component]
pub fn CategoryPage() -> impl IntoView {
    view! { <h1>"CategoryPage"</h1> }
}

/// Page.
#[component]
pub fn SearchPage() -> impl IntoView {
    view! { <h1>"SearchPage"</h1> }
}
