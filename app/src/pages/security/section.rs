use leptos::prelude::*;

/// A part of the page: what it is, how it stands, what can be done.
#[component]
pub(super) fn Section(
    /// Names it in the page.
    id: &'static str,
    title: &'static str,
    /// How it stands, in a word or two.
    #[prop(into)]
    state: String,
    /// Whether that is well.
    #[prop(optional)]
    good: bool,
    children: Children,
) -> impl IntoView {
    let tone = if good { "bg-accent-soft text-accent" } else { "bg-sunken text-quiet" };
    view! {
        <section class="panel flex flex-col gap-4" aria-labelledby=id>
            <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                <h2 class="subtitle" id=id>{title}</h2>
                <p class=format!("rounded-full px-3 py-1 text-sm font-medium {tone}")>{state}</p>
            </div>
            {children()}
        </section>
    }
}

/// A form that is seldom needed, behind a button; open when it was refused.
#[component]
pub(super) fn Fold(
    #[prop(into)] label: String,
    /// What the label is about, for those who do not see where it stands.
    #[prop(optional, into)]
    about: String,
    open: bool,
    children: Children,
) -> impl IntoView {
    let about = (!about.is_empty()).then(|| view! { <span class="sr-only">": " {about}</span> });
    view! {
        <details class="open:w-full" open=open>
            <summary class="btn w-full list-none sm:w-auto [&::-webkit-details-marker]:hidden">{label} {about}</summary>
            <div class="pt-5">{children()}</div>
        </details>
    }
}

/// Several folds beside each other; an open one takes the whole width.
#[component]
pub(super) fn Folds(children: Children) -> impl IntoView {
    view! { <div class="flex flex-col gap-3 sm:flex-row sm:flex-wrap">{children()}</div> }
}
