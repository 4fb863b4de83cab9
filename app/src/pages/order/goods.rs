use leptos::prelude::*;
use shop::{
    Money, Order,
    order::{OrderLine, Payment},
};

use super::seen::Seen;
use crate::components::summary::{Thumb, Totals};

/// What was bought, what became of it, and what it costs now.
#[component]
pub(super) fn Goods(seen: Seen) -> impl IntoView {
    let order = &seen.order;
    let items = order.lines.iter().zip(&order.quote.lines).map(|(line, quoted)| item(order, line, quoted.subtotal)).collect_view();
    let before = (order.placed_quote().total != order.total())
        .then(|| view! { <p class="hint mt-3">{format!("It was placed for {}, and costs {} now.", order.placed_quote().total, order.total())}</p> });
    let paid = (!matches!(order.state.payment, Payment::Awaited | Payment::Promised))
        .then(|| view! { <p class="hint mt-1">{format!("Paid: {}.", order.captured())}</p> });
    view! {
        <section class="panel md:col-span-2" aria-labelledby="items">
            <h2 class="subtitle mb-5" id="items">"Items"</h2>
            <ul class="flex flex-col gap-4" role="list">{items}</ul>
            <hr class="my-5 border-line" />
            <Totals quote=order.quote.clone() />
            {before}
            {paid}
        </section>
    }
}

fn item(order: &Order, line: &OrderLine, costs: Money) -> impl IntoView + use<> {
    let OrderLine { title, variant_title, slug, image, .. } = line.clone();
    let is_gone = line.kept() == 0;
    let name = if is_gone { "font-medium text-quiet line-through" } else { "font-medium" };
    let fate = fate(order, line);
    view! {
        <li class="flex items-center gap-3">
            <Thumb image size="size-16" />
            <div class="min-w-0 flex-1">
                <a class=format!("{name} [overflow-wrap:anywhere] hover:underline") href=format!("/products/{slug}")>{title.to_string()}</a>
                {(!variant_title.is_empty()).then(|| view! { <span class="block text-sm text-quiet">{variant_title}</span> })}
                <span class="block text-sm text-quiet">{format!("Quantity: {}", line.kept())}</span>
                {(!fate.is_empty()).then(|| view! { <span class="block text-sm text-quiet">{fate}</span> })}
            </div>
            <span class="tabular-nums">{costs.to_string()}</span>
        </li>
    }
}

/// What became of a line's pieces, as far as they went different ways: `1 cancelled, 2 shipped`.
fn fate(order: &Order, line: &OrderLine) -> String {
    let counts = order.counts(line);
    let on_its_way = counts.shipped.saturating_sub(counts.delivered);
    let coming_back = counts.returning.saturating_sub(counts.returned);
    let told = [
        (counts.cancelled, "cancelled"),
        (on_its_way, "on the way"),
        (counts.delivered, "delivered"),
        (coming_back, "coming back to us"),
        (counts.returned, "returned"),
    ];
    told.into_iter().filter(|(pieces, _)| *pieces > 0).map(|(pieces, what)| format!("{pieces} {what}")).collect::<Vec<_>>().join(", ")
}
