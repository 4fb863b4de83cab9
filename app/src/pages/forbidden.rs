//! The page in place of one that is for others.

use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use shop::Rejection;

use crate::request::keep_private;

/// Says that the page is not for whoever asked for it, and where to go.
#[component]
pub fn ForbiddenPage(
    /// What the policy said.
    refused: Rejection,
) -> impl IntoView {
    keep_private();
    let withheld = refused.message.contains("second factor");
    let sentence = if withheld {
        "This shop asks everybody who works here for a second factor. Set one up, or sign out and in again with it."
    } else {
        "You are signed in, but this page is for others. If you need it for your work, ask an admin of the shop."
    };
    view! {
        <Title text="Not for you" />
        <Meta name="robots" content="noindex" />
        <section class="wrap flex flex-col items-start gap-5 py-16 sm:py-24" data-forbidden="">
            <p class="eyebrow">"No entry"</p>
            <h1 class="title max-w-2xl">"This page is not open to you"</h1>
            <p class="max-w-prose text-lg text-quiet">{sentence}</p>
            <div class="flex flex-wrap gap-3">
                {withheld.then(|| view! { <a class="btn btn-primary" href="/account/security">"Set up a second factor"</a> })}
                <a class="btn" href="/account">"Your account"</a>
                <a class="btn" href="/">"Back to the shop"</a>
            </div>
        </section>
    }
}
