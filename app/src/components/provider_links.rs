//! Signing in with an account elsewhere.

use leptos::prelude::*;

use crate::request::next_query;

/// A link for each provider; nothing where none is set up.
#[component]
pub fn ProviderLinks(
    /// Code and name of each.
    providers: Vec<(String, String)>,
    /// Where to go afterwards.
    next: String,
) -> impl IntoView {
    let query = next_query(&next);
    let link = |(code, label): (String, String)| {
        view! { <a class="btn w-full" href=format!("/sign-in/with/{code}?{query}")>{format!("Continue with {label}")}</a> }
    };
    (!providers.is_empty()).then(|| {
        view! {
            <section class="flex flex-col gap-3" aria-labelledby="providers">
                <h2 class="eyebrow text-center" id="providers">"Or"</h2>
                {providers.into_iter().map(link).collect_view()}
            </section>
        }
    })
}
