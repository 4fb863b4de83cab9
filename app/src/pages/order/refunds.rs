use leptos::prelude::*;
use shop::order::{Refund, RefundCause, RefundState};

use super::seen::Seen;

/// Money that goes back.
#[component]
pub(super) fn Refunds(seen: Seen) -> impl IntoView {
    let refunds = &seen.order.refunds;
    let rows = refunds.iter().map(row).collect_view();
    (!refunds.is_empty()).then(|| {
        view! {
            <section class="panel md:col-span-2" aria-labelledby="refunds">
                <h2 class="subtitle mb-4" id="refunds">"Money back"</h2>
                <ul class="flex flex-col gap-3" role="list">{rows}</ul>
            </section>
        }
    })
}

fn row(refund: &Refund) -> impl IntoView + use<> {
    view! {
        <li class="flex justify-between gap-4">
            <span class="min-w-0 [overflow-wrap:anywhere]">
                {cause(refund)} <span class="block text-sm text-quiet">{format!("{} · {}", state(&refund.state), refund.at.for_calendars())}</span>
            </span>
            <span class="font-medium tabular-nums">{refund.amount.to_string()}</span>
        </li>
    }
}

fn cause(refund: &Refund) -> String {
    match &refund.cause {
        RefundCause::Surplus => "For what was cancelled or changed".to_owned(),
        RefundCause::Return(_) => "For what you sent back".to_owned(),
        RefundCause::Goodwill if refund.reason.is_empty() => "From the shop".to_owned(),
        RefundCause::Goodwill => refund.reason.clone(),
        RefundCause::Chargeback => "By your bank".to_owned(),
    }
}

/// A provider's refusal is nothing that a shopper could mend.
const fn state(state: &RefundState) -> &'static str {
    match state {
        RefundState::Pending => "On its way to you",
        RefundState::Done => "Given back the way you paid",
        RefundState::Failed(_) => "Did not go through yet; we see to it",
    }
}
