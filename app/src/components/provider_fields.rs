//! A payment provider's form within a page.

use leptos::prelude::*;

/// Where `pay.js` opens it.
#[component]
pub fn ProviderFields() -> impl IntoView {
    view! {
        <div data-opening="" hidden>
            <p class="sr-only" role="status">"Opening the card form…"</p>
            <div class="flex animate-pulse flex-col gap-4" aria-hidden="true">
                <div class="h-11 rounded-xl bg-sunken"></div>
                <div class="grid grid-cols-2 gap-4">
                    <div class="h-11 rounded-xl bg-sunken"></div>
                    <div class="h-11 rounded-xl bg-sunken"></div>
                </div>
            </div>
        </div>
        // In a dark page a frame of another scheme would be white: it is to show what lies behind it.
        <div class="scheme-light" data-fields="" hidden></div>
    }
}
