use std::sync::Arc;

use leptos::prelude::*;
use shop::order::{Dispute, DisputeState};

use super::super::look::Look;

/// Money that the buyer asked their bank for.
#[component]
pub(super) fn Disputes(look: Arc<Look>) -> impl IntoView {
    let disputes = look.order.disputes.iter().map(|dispute| one(&look, dispute)).collect_view();
    view! { <ul class="flex flex-col gap-3 empty:hidden" role="list" data-disputes="">{disputes}</ul> }
}

fn one(look: &Look, dispute: &Dispute) -> impl IntoView + use<> {
    let (state, tone) = match dispute.state {
        DisputeState::Open => ("Disputed", "notice"),
        DisputeState::Won => ("Dispute won: the money is yours", "rounded-2xl bg-sunken px-4 py-3"),
        DisputeState::Lost => ("Dispute lost: the buyer has the money back", "rounded-2xl bg-sunken px-4 py-3"),
    };
    let provider = look.order.captures.iter().find(|capture| capture.payment == dispute.payment);
    let provider = provider.map_or_else(|| "the provider".to_owned(), |capture| look.name_of(&capture.provider));
    let due = dispute.evidence_due.map(|at| {
        view! { <p class="font-medium">"Evidence due by " <time datetime=at.to_rfc3339()>{at.for_people()}</time></p> }
    });
    let what_to_do = (dispute.state == DisputeState::Open).then(|| {
        view! {
            {due}
            <p>{format!("Answer it in the provider's own pages ({provider}), under its reference: the invoice, proof of delivery, and what you wrote to each other. What the bank decides is written down here by itself.")}</p>
        }
    });
    let reason = if dispute.reason.is_empty() { "no reason given".to_owned() } else { dispute.reason.replace('_', " ") };
    view! {
        <li class=format!("{tone} flex flex-col gap-2") data-dispute=dispute.reference.clone()>
            <div class="flex flex-wrap justify-between gap-x-4">
                <p class="font-medium">{state}</p>
                <p class="tabular-nums">{dispute.amount.to_string()}</p>
            </div>
            <p class="[overflow-wrap:anywhere]">
                "Why, by the bank's word: " {reason} ". Reference " <span class="font-mono text-sm">{dispute.reference.clone()}</span>
            </p>
            {what_to_do}
        </li>
    }
}
