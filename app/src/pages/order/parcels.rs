use leptos::prelude::*;
use shop::{
    Order,
    order::{Shipment, ShipmentState},
};

use super::seen::Seen;

/// What left the house, and where it is.
#[component]
pub(super) fn Parcels(seen: Seen) -> impl IntoView {
    let order = &seen.order;
    let parcels = order.shipments.iter().enumerate().map(|(place, shipment)| parcel(order, place + 1, shipment)).collect_view();
    (!order.shipments.is_empty()).then(|| {
        view! {
            <section class="panel md:col-span-2" aria-labelledby="parcels">
                <h2 class="subtitle mb-4" id="parcels">"Parcels"</h2>
                <ul class="flex flex-col divide-y divide-line" role="list">{parcels}</ul>
            </section>
        }
    })
}

fn parcel(order: &Order, number: usize, shipment: &Shipment) -> impl IntoView + use<> {
    let day = |at: Option<shop::Timestamp>| at.unwrap_or(shipment.at).for_calendars();
    let (tone, state) = match shipment.state {
        ShipmentState::Shipped => ("bg-accent-soft text-accent", format!("On its way since {}", day(None))),
        ShipmentState::Delivered => ("bg-sunken", format!("Delivered {}", day(shipment.ended_at))),
        ShipmentState::Cancelled => ("bg-sunken text-quiet", format!("Called back {}", day(shipment.ended_at))),
    };
    let carrier = shipment.carrier.as_ref().map_or_else(|| "the carrier".to_owned(), ToString::to_string);
    // The address of this page is a secret, which no carrier is told.
    let track = shipment.link().filter(|_| shipment.is_live()).map(|href| {
        view! { <a class="btn" href=href rel="noreferrer">{format!("Track with {carrier}")} <span class="sr-only">{format!(", parcel {number}")}</span></a> }
    });
    let with = shipment.for_people();
    view! {
        <li class="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0" data-parcel=number.to_string()>
            <div class="min-w-0">
                <p class="flex flex-wrap items-center gap-2 font-medium">
                    {format!("Parcel {number}")} <span class=format!("rounded-full px-3 py-1 text-sm {tone}")>{state}</span>
                </p>
                <p class="mt-1 [overflow-wrap:anywhere]">{order.in_words(&shipment.lines)}</p>
                {(!with.is_empty()).then(|| view! { <p class="font-mono text-sm text-quiet [overflow-wrap:anywhere]">{with}</p> })}
            </div>
            {track}
        </li>
    }
}
