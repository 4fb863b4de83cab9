use leptos::prelude::*;
use shop::{
    Order,
    order::{Return, ReturnState},
};

use super::seen::Seen;

/// What comes back.
#[component]
pub(super) fn Returns(seen: Seen) -> impl IntoView {
    let order = &seen.order;
    let returns = order.returns.iter().map(|it| entry(order, it)).collect_view();
    (!order.returns.is_empty()).then(|| {
        view! {
            <section class="panel md:col-span-2" aria-labelledby="returns">
                <h2 class="subtitle mb-4" id="returns">"Returns"</h2>
                <ul class="flex flex-col gap-4" role="list">{returns}</ul>
            </section>
        }
    })
}

fn entry(order: &Order, it: &Return) -> impl IntoView + use<> {
    let answer = it.answer.as_ref().map(ToString::to_string);
    view! {
        <li class="border-l-2 border-line pl-4">
            <p class="font-medium [overflow-wrap:anywhere]">{order.in_words(&it.lines)}</p>
            <p>{sentence(it.state)}</p>
            {answer.map(|answer| view! { <p class="text-quiet [overflow-wrap:anywhere]">{format!("We wrote: {answer}")}</p> })}
            <p class="text-sm text-quiet [overflow-wrap:anywhere]">{format!("You wrote on {}: {}", it.at.for_calendars(), it.reason)}</p>
        </li>
    }
}

const fn sentence(state: ReturnState) -> &'static str {
    match state {
        ReturnState::Asked => "We have your request, and answer as soon as we can.",
        ReturnState::Approved => "Please send it back to us.",
        ReturnState::Rejected => "We cannot take it back.",
        ReturnState::Received => "It is back with us. Your money follows.",
        ReturnState::Refunded => "It is back with us, and your money is given back.",
    }
}
