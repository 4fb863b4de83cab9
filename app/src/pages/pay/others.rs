use leptos::prelude::*;
use shop::Order;

use super::way::Other;

/// The other ways to pay, each a link to this page.
#[component]
pub(super) fn Others(order: Order, others: Vec<Other>) -> impl IntoView {
    let way = move |way: Other| {
        view! {
            <li class="relative flex items-center gap-4 px-5 py-4 hover:bg-sunken sm:px-7">
                <div class="min-w-0 flex-1">
                    <a class="row-link font-medium" href=format!("/pay/{}/{}?by={}", order.id, order.link_key, way.code)>{way.label}</a>
                    <p class="text-sm text-quiet">{way.description}</p>
                </div>
                <span aria-hidden="true">"→"</span>
            </li>
        }
    };
    (!others.is_empty()).then(|| {
        view! {
            <section aria-labelledby="others" class="flex flex-col gap-3">
                <h2 class="subtitle" id="others">"Pay another way"</h2>
                <ul class="panel divide-y divide-line overflow-hidden p-0 sm:p-0" role="list">{others.into_iter().map(way).collect_view()}</ul>
            </section>
        }
    })
}
