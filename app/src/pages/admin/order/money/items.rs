//! Giving back what was paid for some items, with the choice whether they can be sold again.

use leptos::prelude::*;
use shop::{Money, Order, order::OrderLine};

use super::super::{form::Pieces, look::Look};

/// Which items, and how much that would be before it is done.
pub(super) fn give_back_items(look: &Look) -> Option<impl IntoView + use<>> {
    let order = &look.order;
    let lines: Vec<Pieces> = order.lines.iter().filter_map(|line| pieces(order, line)).collect();
    if lines.is_empty() || order.refundable().minor <= 0 {
        return None;
    }
    let form = look.form("refund_items", "");
    let (pieces, reason) = (form.pieces("How many to refund", lines), form.reason("Why", "It stands in the timeline."));
    let back = look.back;
    Some(view! {
        <details class="open:w-full" open=form.typed.is_some() id=form.name>
            <summary class="btn w-full list-none sm:w-auto [&::-webkit-details-marker]:hidden">"Refund items"</summary>
            <form action="/fn/refund_items" method="post" novalidate class="flex max-w-xl flex-col gap-4 pt-5 pb-2">
                <input type="hidden" name="order" value=form.order.to_string() />
                {pieces} {reason}
                <p class="hint">"What has not left the house is cancelled and stays on the shelf. What was delivered is written down as returned and received."</p>
                {back.map(|back| view! { <Seen back /> })}
                <div class="flex flex-wrap gap-3">
                    <button class=if back.is_some() { "btn" } else { "btn btn-primary" } type="submit" name="step" value="look">"Look first"</button>
                    {back.map(|back| view! { <button class="btn btn-primary" type="submit" name="step" value="apply">{format!("Give {back} back")}</button> })}
                </div>
            </form>
        </details>
    })
}

fn pieces(order: &Order, line: &OrderLine) -> Option<Pieces> {
    let most = order.pieces_to_refund(line);
    let asks_shelf = most > order.counts(line).left();
    (most > 0).then(|| Pieces { asks_shelf, ..Pieces::of(line, 0, most) })
}

/// What would be given back. The amount is sent along: nobody gives back what they have not seen.
#[component]
fn Seen(back: Money) -> impl IntoView {
    view! {
        <div class="done" role="status" data-back="">
            <p class="mb-2 font-medium">"This would happen. Nothing is changed yet."</p>
            <p class="flex justify-between gap-4"><span>"To be given back"</span> <span class="font-medium tabular-nums">{back.to_string()}</span></p>
            <input type="hidden" name="seen" value=back.minor.to_string() />
        </div>
    }
}
