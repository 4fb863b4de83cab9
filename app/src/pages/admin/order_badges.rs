use leptos::prelude::*;
use shop::{
    Order, Timestamp,
    order::{Beside, OrderStatus},
};

/// Where an order stands, and what is beside that.
#[component]
pub(super) fn OrderBadges(
    status: OrderStatus,
    /// What somebody should know too, such as that a part is shipped.
    beside: Vec<Beside>,
) -> impl IntoView {
    let badge = |beside: Beside| {
        let tone = match beside {
            Beside::OnHold | Beside::PaymentDue | Beside::Disputed | Beside::ReturnAsked => "bg-warn-soft text-warn",
            Beside::PartlyShipped | Beside::PartlyDelivered | Beside::PartlyRefunded | Beside::PaymentPromised => "bg-sunken text-quiet",
        };
        view! { <li class=format!("rounded-full px-3 py-1 text-sm {tone}")>{beside.label()}</li> }
    };
    let tone = match status {
        OrderStatus::Paid | OrderStatus::Processing => "bg-accent-soft text-accent",
        _ => "bg-sunken",
    };
    view! {
        <ul class="flex flex-wrap gap-1.5" role="list" data-order-status=status.to_string()>
            <li class=format!("rounded-full px-3 py-1 text-sm font-medium {tone}")>{status.to_string()}</li>
            {beside.into_iter().map(badge).collect_view()}
        </ul>
    }
}

/// The status to be shown: what has lapsed a moment ago is over, though nobody has written it down yet.
pub(super) fn shown_status(order: &Order, now: Timestamp) -> OrderStatus {
    if order.has_lapsed(now) { OrderStatus::Expired } else { order.state.status() }
}
