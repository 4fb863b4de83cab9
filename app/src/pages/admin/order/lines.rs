use std::sync::Arc;

use leptos::prelude::*;
use shop::{
    Order,
    order::{Counts, OrderEvent, OrderLine},
};

use super::{
    edit::Editing,
    form::{Actions, Fold, Pieces},
    look::Look,
};
use crate::components::summary::{Thumb, Totals};

/// What was ordered, what became of it, and what it costs.
#[component]
pub(super) fn Lines(look: Arc<Look>) -> impl IntoView {
    let order = &look.order;
    let rows = order.lines.iter().map(|line| row(line.clone(), order.counts(line))).collect_view();
    view! {
        <section class="panel flex flex-col gap-5" aria-labelledby="lines">
            <h2 class="subtitle" id="lines">"Items"</h2>
            <ul class="flex flex-col divide-y divide-line" role="list">{rows}</ul>
            <Totals quote=order.quote.clone() />
            <Actions>
                <Editing look=look.clone() />
                {call_off_pieces(&look)}
                {call_off(&look)}
            </Actions>
        </section>
    }
}

fn row(line: OrderLine, counts: Counts) -> impl IntoView {
    let number = line.number;
    let variant = (!line.variant_title.is_empty()).then(|| line.variant_title.clone());
    let sale = (line.unit_price != line.list_price).then(|| view! { <s class="block text-quiet">{line.list_price.to_string()}</s> });
    view! {
        <li class="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-4 gap-y-2 py-4 first:pt-0" data-line=number.to_string()>
            <Thumb image=line.image size="size-16" />
            <div class="min-w-0">
                <a class="font-medium [overflow-wrap:anywhere] hover:underline" href=format!("/products/{}", line.slug)>{line.title.to_string()}</a>
                {variant.map(|variant| view! { <span class="block text-sm text-quiet">{variant}</span> })}
                <span class="block font-mono text-xs text-quiet [overflow-wrap:anywhere]">{line.sku.to_string()}</span>
            </div>
            <p class="text-right text-sm tabular-nums">
                {sale} {line.unit_price.to_string()}
            </p>
            <dl class="col-span-3 grid grid-cols-[repeat(auto-fit,minmax(4.5rem,1fr))] gap-2 rounded-2xl bg-sunken px-4 py-2 text-sm">
                {columns(counts).map(count).collect_view()}
            </dl>
        </li>
    }
}

/// What became of a line's pieces; what never happened is left out.
fn columns(counts: Counts) -> impl Iterator<Item = (&'static str, u32)> {
    let all = [
        ("Ordered", counts.ordered, true),
        ("Cancelled", counts.cancelled, counts.cancelled > 0),
        ("Shipped", counts.shipped, true),
        ("Delivered", counts.delivered, counts.delivered > 0),
        ("Returned", counts.returned, counts.returned > 0),
        ("Left", counts.left(), true),
    ];
    all.into_iter().filter(|(.., shown)| *shown).map(|(name, count, _)| (name, count))
}

fn count((name, count): (&'static str, u32)) -> impl IntoView {
    view! {
        <div>
            <dt class="text-quiet">{name}</dt>
            <dd class="font-medium tabular-nums" data-count=name.to_lowercase()>{count}</dd>
        </div>
    }
}

/// Lines with pieces in the house, none of them chosen.
fn choices(order: &Order) -> Vec<Pieces> {
    let left = order.lines.iter().map(|line| (line, order.counts(line).left()));
    left.filter(|(_, left)| *left > 0).map(|(line, left)| Pieces::of(line, 0, left)).collect()
}

fn call_off_pieces(look: &Look) -> Option<impl IntoView + use<>> {
    let lines = choices(&look.order);
    if !look.may(OrderEvent::UnitsCancelled) || lines.is_empty() {
        return None;
    }
    let form = look.form("call_off_pieces", "");
    let fields = (form.pieces("How many to cancel", lines), form.reason("Why", "It stands in the timeline."));
    Some(view! {
        <Fold state=form action="call_off_pieces" label="Cancel items" button="Cancel these items">
            {fields.0} {fields.1}
            <p class="hint">"They go back on the shelf, and what was paid for them is given back."</p>
        </Fold>
    })
}

fn call_off(look: &Look) -> Option<impl IntoView + use<>> {
    if !look.order.can_be_cancelled() {
        return None;
    }
    let form = look.form("call_off_order", "");
    let reason = form.reason("Why", "It stands in the timeline.");
    Some(view! {
        <Fold state=form action="call_off_order" label="Cancel the order" button="Cancel the whole order">
            {reason}
            <p class="hint">"Everything goes back on the shelf, and all that was paid is given back."</p>
        </Fold>
    })
}
