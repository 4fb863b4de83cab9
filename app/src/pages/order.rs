//! Page.
use leptos::prelude::*;

/// Page.
#[component]
pub fn OrderPage() -> impl IntoView {
    view! { <h1>"OrderPage"</h1> }
}
