//! A cart with nothing in it.

use leptos::prelude::*;

/// Says so, and leads to something to put in.
#[component]
pub fn EmptyCart() -> impl IntoView {
    view! {
        <div class="panel flex flex-col items-center gap-4 py-14 text-center">
            <svg class="size-14 text-quiet" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
                <path d="M6 8h12l-1 12H7L6 8Z" />
                <path d="M9 8V7a3 3 0 0 1 6 0v1" />
            </svg>
            <p class="subtitle">"Nothing in here yet"</p>
            <p class="text-quiet">"What you put into your cart waits here for you."</p>
            <a class="btn btn-primary" href="/shop">"Look around the shop"</a>
        </div>
    }
    .into_any()
}
