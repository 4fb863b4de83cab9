//! Somebody's orders, as cards that lead to them.

use leptos::prelude::*;
use shop::{
    Order, Timestamp,
    order::{OrderStatus, Shipment},
};

use super::{buy_again::BuyAgain, summary::Thumb};
use crate::pages::pay::is_payable;

/// Pictures on a card.
const PICTURES: usize = 4;

/// The orders in their order; each card is one link, with what can be done at once beside it.
#[component]
pub fn OrderList(
    /// The orders.
    orders: Vec<Order>,
    /// Now, because an unpaid order lapses by itself.
    now: Timestamp,
) -> impl IntoView {
    view! { <ul class="flex flex-col gap-4" role="list">{orders.into_iter().map(|order| card(&order, now)).collect_view()}</ul> }
}

fn card(order: &Order, now: Timestamp) -> impl IntoView + use<> {
    let (status, page) = (order.status_now(now), page_of(order));
    let tone = match status {
        OrderStatus::Pending => "bg-warn-soft text-warn",
        OrderStatus::Paid | OrderStatus::Processing | OrderStatus::Shipped => "bg-accent-soft text-accent",
        _ => "bg-sunken",
    };
    let beside =
        order.beside().into_iter().map(|beside| view! { <li class="rounded-full bg-sunken px-3 py-1 text-sm">{beside.label()}</li> });
    view! {
        <li class="panel relative flex flex-col gap-4 hover:border-quiet">
            <div class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
                <div class="min-w-0">
                    <a class="row-link font-mono font-medium" href=page><span class="sr-only">"Order "</span>{order.number.to_string()}</a>
                    <p class="text-sm text-quiet"><time datetime=order.placed_at.to_rfc3339()>{order.placed_at.day_for_people()}</time></p>
                </div>
                <span class="font-medium tabular-nums">{order.total().to_string()}</span>
            </div>
            <div class="flex items-center gap-2" aria-hidden="true">{pictures(order)}</div>
            <p class="text-sm [overflow-wrap:anywhere]">{names(order)}</p>
            <div class="flex flex-wrap items-center justify-between gap-3">
                <ul class="flex flex-wrap gap-1.5" role="list">
                    <li class=format!("rounded-full px-3 py-1 text-sm font-medium {tone}") data-order-status=status.to_string()>{status.to_string()}</li>
                    {beside.collect_view()}
                </ul>
                <div class="relative flex flex-wrap gap-2">{actions(order, now)}</div>
            </div>
        </li>
    }
}

fn actions(order: &Order, now: Timestamp) -> impl IntoView + use<> {
    let number = order.number.to_string();
    let pay = is_payable(order, now).then(|| {
        let href = format!("/pay/{}/{}", order.id, order.link_key);
        view! { <a class="btn btn-primary" href=href aria-label=format!("Pay order {number}")>{format!("Pay {}", order.due())}</a> }
    });
    let track = track(order).map(|href| {
        view! { <a class="btn" href=href rel="noreferrer" aria-label=format!("Track order {number}")>"Track"</a> }
    });
    view! {
        {pay}
        {track}
        <BuyAgain order=order.id.to_string() link_key=order.link_key.clone() number=order.number.to_string() />
    }
}

/// The carrier's page of the one parcel that is known to it; of several, the order's own list.
fn track(order: &Order) -> Option<String> {
    let mut links = order.shipments.iter().filter(|shipment| shipment.is_live()).filter_map(Shipment::link);
    let first = links.next()?;
    Some(if links.next().is_some() { format!("{}#parcels", page_of(order)) } else { first })
}

fn page_of(order: &Order) -> String {
    format!("/orders/{}/{}", order.id, order.link_key)
}

fn pictures(order: &Order) -> impl IntoView + use<> {
    let shown = order.lines.iter().take(PICTURES).map(|line| view! { <Thumb image=line.image.clone() size="size-14 sm:size-16" /> });
    let more = order.lines.len().saturating_sub(PICTURES);
    let shown = shown.collect_view();
    let more = (more > 0).then(|| view! { <span class="text-sm text-quiet">{format!("+{more}")}</span> });
    view! { {shown} {more} }
}

/// What was bought, in a line: `2 × Mug, Shirt (Blue / M) and 3 more`.
fn names(order: &Order) -> String {
    let of_one = |line: &shop::order::OrderLine| match line.quantity {
        1 => line.name(),
        pieces => format!("{pieces} × {}", line.name()),
    };
    listed(&order.lines.iter().map(of_one).collect::<Vec<_>>())
}

fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] => format!("{one} and {other}"),
        [one, other, more @ ..] => format!("{one}, {other} and {} more", more.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn many_names_are_cut_short() {
        let names = ["Mug", "Shirt", "Lamp", "Pen"].map(str::to_owned);
        let said: Vec<String> = (0..=4).map(|count| listed(&names[..count])).collect();
        assert_eq!(said, ["", "Mug", "Mug and Shirt", "Mug, Shirt and 1 more", "Mug, Shirt and 2 more"]);
    }
}
