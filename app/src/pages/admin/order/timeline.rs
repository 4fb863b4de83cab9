use std::sync::Arc;

use leptos::prelude::*;
use shop::order::TimelineEntry;

use super::look::Look;

/// What happened, the latest first: who, when, why.
#[component]
pub(super) fn Timeline(look: Arc<Look>) -> impl IntoView {
    let entry = |entry: TimelineEntry| {
        let reason = entry
            .reason
            .map(|reason| view! { <p class="border-l-2 border-line pl-3 text-quiet [overflow-wrap:anywhere]">{reason.to_string()}</p> });
        view! {
            <li class="relative pl-5 before:absolute before:left-0 before:top-2 before:size-2 before:rounded-full before:bg-accent">
                <p class="font-medium [overflow-wrap:anywhere]">{entry.what}</p>
                {reason}
                <p class="text-sm text-quiet [overflow-wrap:anywhere]">
                    {entry.actor.to_string()} " · " <time datetime=entry.at.to_rfc3339()>{entry.at.for_people()}</time>
                </p>
            </li>
        }
    };
    let entries = look.order.timeline.iter().rev().cloned().map(entry).collect_view();
    view! {
        <section class="panel flex flex-col gap-4" aria-labelledby="timeline">
            <h2 class="subtitle" id="timeline">"What happened"</h2>
            <ol class="flex flex-col gap-4" role="list" data-timeline="">{entries}</ol>
        </section>
    }
}
