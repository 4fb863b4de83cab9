use std::sync::Arc;

use leptos::prelude::*;
use shop::{
    Cart,
    order::{Difference, OrderEvent},
};

use super::{
    form::{Pieces, Text},
    look::Look,
};

/// Other quantities and further items; what that costs is shown before it is done.
#[component]
pub(super) fn Editing(look: Arc<Look>) -> impl IntoView {
    if !look.may(OrderEvent::Edited) {
        return ().into_any();
    }
    let form = look.form("edit_order", "");
    let kept = look.order.lines.iter().map(|line| Pieces::of(line, line.kept(), Cart::MOST_OF_ONE));
    let pieces = form.pieces("How many of each to keep", kept.collect());
    let (sku, count) = (form.typed(|typed| &typed.sku).unwrap_or_default(), form.typed(|typed| &typed.count).unwrap_or_default());
    let sku = Text { name: "sku", label: "Add an item by its SKU", value: sku, ..Text::default() };
    let count = Text { name: "count", label: "How many", value: count, inputmode: "numeric", ..Text::default() };
    let (sku, count, reason) = (form.text(sku), form.text(count), form.reason("Why", "It stands in the timeline."));
    let seen = look.difference.clone();
    view! {
        <details class="open:w-full" open=form.typed.is_some() id=form.name>
            <summary class="btn w-full list-none sm:w-auto [&::-webkit-details-marker]:hidden">"Change the order"</summary>
            <form action="/fn/edit_order" method="post" novalidate class="flex max-w-xl flex-col gap-4 pt-5 pb-2">
                <input type="hidden" name="order" value=form.order.to_string() />
                {pieces}
                <div class="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem]">{sku} {count}</div>
                {reason}
                {seen.as_ref().map(|seen| view! { <Seen seen=seen.clone() /> })}
                <div class="flex flex-wrap gap-3">
                    <button class=if seen.is_some() { "btn" } else { "btn btn-primary" } type="submit" name="step" value="look">"Look first"</button>
                    {seen.is_some().then(|| view! { <button class="btn btn-primary" type="submit" name="step" value="apply">"Apply"</button> })}
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// What the change would do. Its new total is sent along: nobody applies what they have not seen.
#[component]
fn Seen(seen: Difference) -> impl IntoView {
    let Difference { old_total, new_total, due, give_back } = seen;
    let row = |name: &'static str, amount: String| {
        view! { <div class="flex justify-between gap-4"><dt>{name}</dt><dd class="font-medium tabular-nums">{amount}</dd></div> }
    };
    let outcome = if due.minor > 0 {
        row("Still to be paid then", due.to_string())
    } else if give_back.minor > 0 {
        row("To be given back then", give_back.to_string())
    } else {
        row("To be paid or given back", "Nothing".to_owned())
    };
    view! {
        <div class="done" role="status" data-difference="">
            <p class="mb-2 font-medium">"This would happen. Nothing is changed yet."</p>
            <dl class="flex flex-col gap-1">
                {row("Total now", old_total.to_string())} {row("Total then", new_total.to_string())} {outcome}
            </dl>
            <input type="hidden" name="seen_total" value=new_total.minor.to_string() />
        </div>
    }
}
