//! Other providers that people sign in with.

use leptos::prelude::*;

/// A button for each provider, as a link that leaves the shop and comes back.
#[component]
pub fn ProviderLinks(
    /// Code and name of each.
    providers: Vec<(String, String)>,
    /// What stands before the name, such as `Sign in with`.
    verb: &'static str,
    /// What the link says of its purpose, such as `link=1` or `next=%2Fcart`.
    #[prop(into)]
    query: String,
) -> impl IntoView {
    let button = |(code, name): (String, String)| {
        view! { <li><a class="btn w-full sm:w-auto" rel="nofollow" href=format!("/sign-in/with/{code}?{query}")>{verb} " " {name}</a></li> }
    };
    view! { <ul class="flex flex-col gap-3 sm:flex-row sm:flex-wrap" role="list">{providers.into_iter().map(button).collect_view()}</ul> }
}
