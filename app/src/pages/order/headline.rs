use leptos::prelude::*;
use shop::order::{Beside, OrderStatus};

use super::{actions::Actions, seen::Seen, stops::Stops};

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
            <h1 class="title [overflow-wrap:anywhere]">{headline(status)}</h1>
            <p class="text-lg">{status.sentence()}</p>
            <ul class="notice flex w-full flex-col gap-1 empty:hidden" role="list" data-beside="">{beside}</ul>
            <Stops seen=seen.clone() />
            <Actions seen />
        </header>
    }
}

fn headline(status: OrderStatus) -> &'static str {
    match status {
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

/// What is beside the status, kindly.
fn sentence(seen: &Seen, beside: Beside) -> String {
    let order = &seen.order;
    match beside {
        Beside::OnHold => "We take a second look at this order before it goes on. You need not do anything.".to_owned(),
        Beside::PartlyShipped => format!("A part of it is on its way. The rest follows: {}.", order.in_words(&order.all_left())),
        Beside::PartlyDelivered => "A part of it has arrived.".to_owned(),
        Beside::PartlyRefunded => "A part of the money was given back.".to_owned(),
        Beside::PaymentPromised if order.pays_by == "cash_on_delivery" => format!("You pay {} when it is brought to you.", order.due()),
        Beside::PaymentPromised => format!("{} is set aside at your bank, and taken when we send your order.", order.due()),
        Beside::Disputed => "You asked your bank about this payment. We wait for their answer.".to_owned(),
        Beside::PaymentDue => format!("The order costs more since it was changed: {} is still to be paid. It goes on then.", order.due()),
        Beside::ReturnAsked => "We have your request to send something back, and answer as soon as we can.".to_owned(),
    }
}
