//! Somebody's orders, as rows that lead to them.

use leptos::prelude::*;
use shop::{Order, Timestamp, order::OrderStatus};

/// The orders in their order; each row is one link.
#[component]
pub fn OrderList(
    /// The orders.
    orders: Vec<Order>,
    /// Now, because an unpaid order lapses by itself.
    now: Timestamp,
) -> impl IntoView {
    let row = |order: Order| {
        let status = if order.has_lapsed(now) { OrderStatus::Expired } else { order.state.status() };
        let pieces: u32 = order.lines.iter().map(|line| line.quantity).sum();
        let pieces = if pieces == 1 { "1 item".to_owned() } else { format!("{pieces} items") };
        view! {
            <li class="relative flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-5 py-4 hover:bg-sunken sm:px-7">
                <div class="min-w-0">
                    <a class="row-link font-mono font-medium" href=format!("/orders/{}/{}", order.id, order.link_key)>
                        <span class="sr-only">"Order "</span>
                        {order.number.to_string()}
                    </a>
                    <p class="text-sm text-quiet">
                        <time datetime=order.placed_at.to_rfc3339()>{order.placed_at.for_people()}</time>
                        {format!(" · {pieces}")}
                    </p>
                </div>
                <div class="flex items-baseline gap-4">
                    <span class="rounded-full bg-sunken px-3 py-1 text-sm font-medium" data-order-status=status.to_string()>{status.to_string()}</span>
                    <span class="font-medium tabular-nums">{order.total().to_string()}</span>
                </div>
            </li>
        }
    };
    view! { <ul class="panel divide-y divide-line overflow-hidden p-0 sm:p-0" role="list">{orders.into_iter().map(row).collect_view()}</ul> }
}
