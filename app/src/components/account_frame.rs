//! What every page of an account has around it.

use leptos::prelude::*;

/// The frame: title, and the other pages of the account.
#[component]
pub fn AccountFrame(
    /// The path of the page in the list.
    current: &'static str,
    /// The page's title.
    title: &'static str,
    children: Children,
) -> impl IntoView {
    let place = move |(href, name): (&'static str, &'static str)| {
        view! { <li><a class="flex min-h-11 items-center px-2 hover:underline" href=href aria-current=(href == current).then_some("page")>{name}</a></li> }
    };
    view! {
        <div class="wrap flex max-w-3xl flex-col gap-6 py-6 lg:py-10">
            <nav aria-label="Account">
                <ul class="flex flex-wrap gap-2">{[("/account", "Account"), ("/account/security", "Security")].map(place).collect_view()}</ul>
            </nav>
            <h1 class="title">{title}</h1>
            {children()}
        </div>
    }
}
