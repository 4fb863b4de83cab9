//! What is known of something: names and values, one below the other.

use leptos::prelude::*;

/// The list.
#[component]
pub fn Facts(children: Children) -> impl IntoView {
    view! { <dl class="grid gap-x-6 gap-y-1 sm:grid-cols-[10rem_minmax(0,1fr)] sm:gap-y-3">{children()}</dl> }
}

/// One line of it.
#[component]
pub fn Fact(
    /// What it is.
    name: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <dt class="text-sm text-quiet sm:pt-0.5">{name}</dt>
        <dd class="mb-2 [overflow-wrap:anywhere] sm:mb-0">{children()}</dd>
    }
}
