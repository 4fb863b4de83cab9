use leptos::prelude::*;
use services::payments::Awaited;
use shop::order::{Beside, OrderStatus, Payment};

use super::{actions::Actions, seen::Seen, stops::Stops};
use crate::components::transfer::TransferNote;

/// Where the order stands, what is beside that, how far it has come, and what can be done.
#[component]
pub(super) fn Headline(seen: Seen) -> impl IntoView {
    let (status, number) = (seen.status(), seen.order.number.to_string());
    let tone = if status == OrderStatus::Paid { "border-transparent bg-accent-soft" } else { "" };
    let beside = seen.order.beside().into_iter().map(|beside| view! { <li>{sentence(&seen, beside)}</li> }).collect_view();
    view! {
        <header class=format!("panel flex flex-col items-start gap-3 {tone}") data-order-status=status.to_string()>
            <p class="text-sm font-medium text-quiet">
                "Order " <span class="font-mono text-ink" data-order-number="">{number}</span>
                {format!(" · {}", seen.order.placed_at.day_for_people())}
            </p>
            <h1 class="title [overflow-wrap:anywhere]">{headline(&seen, status)}</h1>
            <p class="text-lg">{status_sentence(&seen, status)}</p>
            <ul class="notice flex w-full flex-col gap-1 empty:hidden" role="list" data-beside="">{beside}</ul>
            {transfer(&seen)}
            <Stops seen=seen.clone() />
            <Actions seen />
        </header>
    }
}

fn headline(seen: &Seen, status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Pending if is_settled(seen) => "Your order is in",
        OrderStatus::Pending => "Almost there",
        OrderStatus::Paid => "Your order is in",
        OrderStatus::Processing => "Being packed",
        OrderStatus::Shipped => "On its way",
        OrderStatus::Delivered => "Delivered",
        OrderStatus::Expired => "Expired",
        OrderStatus::Cancelled => "Cancelled",
        OrderStatus::Refunded => "Refunded",
    }
}

fn status_sentence(seen: &Seen, status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Pending if is_settled(seen) => "Thank you! Your order will be packed soon.",
        OrderStatus::Pending if seen.transfer().is_some() => "We are waiting for your transfer. Your items are reserved.",
        _ => status.sentence(),
    }
}

/// Whether its money comes without the buyer's doing anything more now.
fn is_settled(seen: &Seen) -> bool {
    seen.order.state.payment == Payment::Promised
}

/// How it is transferred, while that is awaited.
fn transfer(seen: &Seen) -> Option<impl IntoView + use<>> {
    let order = &seen.order;
    let (amount, number, until) = (order.due(), order.number.to_string(), order.expires_at);
    seen.transfer().map(str::to_owned).map(|instructions| {
        view! {
            <section class="w-full" aria-label="How to transfer the money">
                <TransferNote amount number instructions until settled=true />
            </section>
        }
    })
}

/// What is beside the status, kindly.
fn sentence(seen: &Seen, beside: Beside) -> String {
    let order = &seen.order;
    match beside {
        Beside::OnHold => "We take a second look at this order before it goes on. You need not do anything.".to_owned(),
        Beside::PartlyShipped => format!("A part of it is on its way. The rest follows: {}.", order.in_words(&order.all_left())),
        Beside::PartlyDelivered => "A part of it has arrived.".to_owned(),
        Beside::PartlyRefunded => "A part of the money was given back.".to_owned(),
        Beside::PaymentPromised if seen.awaited == Awaited::OnDelivery => format!("You pay {} when it is brought to you.", order.due()),
        Beside::PaymentPromised => format!("{} is set aside at your bank, and taken when we send your order.", order.due()),
        Beside::Disputed => "You asked your bank about this payment. We wait for their answer.".to_owned(),
        Beside::PaymentDue => format!("The order costs more since it was changed: {} is still to be paid. It goes on then.", order.due()),
        Beside::ReturnAsked => "We have your request to send something back, and answer as soon as we can.".to_owned(),
    }
}
