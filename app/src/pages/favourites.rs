//! Page.
use leptos::prelude::*;

/// Page.
#[component]
pub fn FavouritesPage() -> impl IntoView {
    view! { <h1>"FavouritesPage"</h1> }
}
