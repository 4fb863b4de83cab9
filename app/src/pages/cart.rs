//! Page.
use leptos::prelude::*;

/// Page.
#[component]
pub fn CartPage() -> impl IntoView {
    view! { <h1>"CartPage"</h1> }
}
