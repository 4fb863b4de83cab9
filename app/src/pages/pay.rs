//! Page.
use leptos::prelude::*;

/// Page.
#[component]
pub fn PayPage() -> impl IntoView {
    view! { <h1>"PayPage"</h1> }
}

/// Page.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    view! { <h1>"ConfirmPage"</h1> }
}
