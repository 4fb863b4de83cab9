//! Page.
use leptos::prelude::*;

/// Page.
#[component]
pub fn ProductPage() -> impl IntoView {
    view! { <h1>"ProductPage"</h1> }
}
