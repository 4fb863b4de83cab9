use leptos::prelude::*;
use shop::order::Told;

/// What happened to an order, oldest first: what, who, when and why.
#[component]
pub(super) fn Timeline(told: Vec<Told>) -> impl IntoView {
    let entry = |entry: Told| {
        let why = entry.why.map(|why| view! { <span class="block text-sm [overflow-wrap:anywhere]">{format!("“{why}”")}</span> });
        view! {
            <li class="relative pl-5 before:absolute before:left-0 before:top-2 before:size-2 before:rounded-full before:bg-accent">
                <span class="block font-medium [overflow-wrap:anywhere]">{entry.what}</span>
                {why}
                <span class="text-sm text-quiet">
                    {entry.who.label()} " · " <time datetime=entry.at.to_rfc3339()>{entry.at.for_people()}</time>
                </span>
            </li>
        }
    };
    view! {
        <section class="panel" aria-labelledby="happened">
            <h2 class="subtitle mb-4" id="happened">"What happened"</h2>
            <ol class="flex flex-col gap-4">{told.into_iter().map(entry).collect_view()}</ol>
        </section>
    }
}
