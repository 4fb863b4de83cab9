use leptos::prelude::*;
use shop::{
    order::{OrderStatus, Payment, Reached, Stop},
    pricing::ChosenShipping,
};

use super::seen::Seen;

/// From Placed to Delivered, and when it is expected.
#[component]
pub(super) fn Stops(seen: Seen) -> impl IntoView {
    let stops = seen.order.stops();
    let goes_on = !matches!(seen.status(), OrderStatus::Expired) && !stops.is_empty();
    goes_on.then(|| {
        view! {
            <ol class="mt-3 flex w-full gap-1.5 text-xs sm:gap-3 sm:text-sm" aria-label="How far it has come" data-stops="">
                {stops.into_iter().map(stop).collect_view()}
            </ol>
            {expected(&seen).map(|sentence| view! { <p class="text-sm" data-expected="">{sentence}</p> })}
        }
    })
}

fn stop(stop: Stop) -> impl IntoView {
    let (tone, said) = match stop.reached {
        Reached::Before => ("border-accent text-ink", " (done)"),
        Reached::Now => ("border-accent font-semibold text-ink", ""),
        Reached::Partly => ("border-dashed border-accent text-ink", " (partly)"),
        Reached::Ahead => ("border-line text-quiet", " (to come)"),
    };
    let day = stop.at.map(|at| {
        view! { <time class="hidden text-xs font-normal text-quiet sm:block" datetime=at.to_rfc3339()>{at.for_calendars()}</time> }
    });
    view! {
        <li class=format!("min-w-0 flex-1 border-t-4 pt-2 {tone}") aria-current=(stop.reached == Reached::Now).then_some("step")>
            {stop.name} <span class="sr-only">{said}</span> {day}
        </li>
    }
}

/// The days it may arrive, from the shipping that was chosen; counted from the payment, or from now if it is paid now.
fn expected(seen: &Seen) -> Option<String> {
    let ChosenShipping { name, delivery, .. } = seen.order.quote.shipping_method.as_ref()?;
    let from = seen.order.paid_at().unwrap_or(seen.now);
    let (first, last) = delivery.window(from);
    match seen.status() {
        OrderStatus::Pending if seen.order.state.payment == Payment::Promised => Some(format!("{name}: expected {first} to {last}.")),
        OrderStatus::Pending if seen.transfer().is_some() => Some(format!("{name}: {first} to {last}, if your transfer arrives today.")),
        OrderStatus::Pending => Some(format!("{name}: {first} to {last}, if you pay today.")),
        OrderStatus::Paid | OrderStatus::Processing | OrderStatus::Shipped if delivery.is_late(from, seen.now) => {
            Some(format!("We expected it by {last}, and are sorry that it takes longer."))
        }
        OrderStatus::Paid | OrderStatus::Processing | OrderStatus::Shipped => Some(format!("{name}: expected {first} to {last}.")),
        _ => None,
    }
}
