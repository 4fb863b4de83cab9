//! Signing in with an account elsewhere.

use leptos::prelude::*;
use services::Services;

use crate::request::next_query;

/// Code and name of each provider that is set up.
#[must_use]
pub fn providers(shop: &Services) -> Vec<(String, String)> {
    shop.federation.providers().map(|provider| (provider.code.to_owned(), provider.label.to_owned())).collect()
}

/// A link for each provider, that leaves the shop and comes back.
#[component]
pub fn ProviderLinks(
    /// Code and name of each.
    providers: Vec<(String, String)>,
    /// What stands before the name, such as `Continue with`.
    verb: &'static str,
    /// What the link says of its purpose, such as `link=1`.
    #[prop(into)]
    query: String,
) -> impl IntoView {
    let link = |(code, name): (String, String)| {
        view! { <li><a class="btn w-full" rel="nofollow" href=format!("/sign-in/with/{code}?{query}")>{format!("{verb} {name}")}</a></li> }
    };
    view! { <ul class="flex flex-col gap-3" role="list">{providers.into_iter().map(link).collect_view()}</ul> }
}

/// The providers under a form for signing in; nothing where none is set up.
#[component]
pub fn OtherWays(
    /// Code and name of each.
    providers: Vec<(String, String)>,
    /// Where to go afterwards.
    next: String,
) -> impl IntoView {
    (!providers.is_empty()).then(|| {
        view! {
            <section class="flex flex-col gap-3" aria-labelledby="providers">
                <h2 class="eyebrow text-center" id="providers">"Or"</h2>
                <ProviderLinks providers verb="Continue with" query=next_query(&next) />
            </section>
        }
    })
}
