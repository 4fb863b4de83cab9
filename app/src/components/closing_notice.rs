//! An account that is about to be closed.

use leptos::prelude::*;
use shop::Timestamp;

/// Says when, and lets it be kept after all.
#[component]
pub fn ClosingNotice(
    /// When the account goes.
    at: Timestamp,
) -> impl IntoView {
    view! {
        <section class="notice flex flex-col items-start gap-3" aria-label="Your account is being closed">
            <p><span class="font-medium">"Your account will be closed on "</span> {at.for_people()} ". Until then it works as ever, and you can keep it."</p>
            <form action="/fn/keep_account" method="post">
                <button class="btn" type="submit">"Keep my account"</button>
            </form>
        </section>
    }
}
