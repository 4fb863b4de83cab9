//! The narrow pages at the door: signing in, registering, what the links in mails lead to.

use leptos::prelude::*;

/// One column with a title.
#[component]
pub fn Entry(
    /// The page's title.
    title: &'static str,
    /// A sentence under it.
    #[prop(optional)]
    intro: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="wrap flex max-w-lg flex-col gap-6 py-10 lg:py-16">
            <header class="flex flex-col gap-2">
                <h1 class="title">{title}</h1>
                {(!intro.is_empty()).then(|| view! { <p class="text-quiet">{intro}</p> })}
            </header>
            {children()}
        </div>
    }
}

/// A door that leads nowhere any more, and the way to another one.
#[component]
pub fn LinkOver(
    /// What happened and what to do now.
    sentence: &'static str,
    /// Where that is done.
    href: &'static str,
    /// What it is called.
    label: &'static str,
) -> impl IntoView {
    view! {
        <Entry title="This link is over">
            <p class="text-lg text-quiet">{sentence}</p>
            <a class="btn btn-primary self-start" href=href>{label}</a>
        </Entry>
    }
}
