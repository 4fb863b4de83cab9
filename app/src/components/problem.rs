//! What went wrong, and a way out.

use leptos::prelude::*;
use shop::{Code, Rejection};

/// A page's body when something went wrong: a human sentence, what to do next, a reference.
#[component]
pub fn Problem(
    /// What may be said of it.
    rejection: Rejection,
) -> impl IntoView {
    let ours = rejection.code.http_status() >= 500;
    let title = if ours { "That did not work, and it is not your fault" } else { "That did not work" };
    view! {
        <section class="wrap flex flex-col items-start gap-5 py-16 sm:py-24">
            <p class="eyebrow">"Something went wrong"</p>
            <h1 class="title max-w-2xl">{title}</h1>
            <p class="max-w-prose text-lg text-quiet">{rejection.message}</p>
            <div class="flex flex-wrap gap-3">
                // An empty address is this page: it is asked for again.
                <a class="btn btn-primary" href="">"Try again"</a>
                <a class="btn" href="/">"Back to the shop"</a>
            </div>
        </section>
    }
}

/// The page of a request that came without its context: a fault in the program, and said as one.
pub fn unexplained() -> impl IntoView {
    let rejection = Rejection::new(Code::Internal, "Something went wrong on our side. Please try again in a moment.");
    crate::request::set_status(rejection.code.http_status());
    view! { <Problem rejection /> }
}
