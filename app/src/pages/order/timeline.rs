use leptos::prelude::*;
use shop::order::TimelineEntry;

/// What happened to an order, oldest first.
#[component]
pub(super) fn Timeline(entries: Vec<TimelineEntry>) -> impl IntoView {
    let entry = |entry: TimelineEntry| {
        view! {
            <li class="relative pl-5 before:absolute before:left-0 before:top-2 before:size-2 before:rounded-full before:bg-accent">
                <span class="block font-medium">{entry.what}</span>
                <time class="text-sm text-quiet" datetime=entry.at.to_rfc3339()>{entry.at.for_people()}</time>
            </li>
        }
    };
    view! {
        <section class="panel">
            <h2 class="subtitle mb-4">"What happened"</h2>
            <ol class="flex flex-col gap-4">{entries.into_iter().map(entry).collect_view()}</ol>
        </section>
    }
}
