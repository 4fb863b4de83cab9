//! How money is transferred to the shop.

use leptos::prelude::*;
use shop::{Money, Timestamp};

/// How much, to where, with which words, until when.
#[component]
pub fn TransferNote(
    /// How much.
    amount: Money,
    /// The order's number, by which the transfer is found.
    number: String,
    /// The shop's own words, in lines.
    instructions: String,
    /// Until when the pieces are kept.
    until: Timestamp,
    /// Whether it is settled that the money comes this way.
    settled: bool,
) -> impl IntoView {
    let term = |name: &'static str, value: AnyView| {
        view! {
            <div class="flex flex-col gap-0.5 py-3 sm:flex-row sm:gap-6">
                <dt class="shrink-0 text-quiet sm:w-28">{name}</dt>
                <dd class="min-w-0 font-medium [overflow-wrap:anywhere]">{value}</dd>
            </div>
        }
    };
    let lines = instructions.lines().map(|line| view! { <span class="block">{line.to_owned()}</span> }).collect_view();
    view! {
        <dl class="divide-y divide-line border-y border-line" data-transfer="">
            {term("Amount", view! { <span class="tabular-nums">{amount.to_string()}</span> }.into_any())}
            {term("To", lines.into_any())}
            {term("Reference", view! { <span class="font-mono">{number}</span> }.into_any())}
        </dl>
        <p class="text-quiet">
            "Please write the reference into the transfer, so that we find it. "
            {format!("{} until {}.", if settled { "We keep your items" } else { "Your items are kept for it" }, until.for_people())}
        </p>
    }
}
