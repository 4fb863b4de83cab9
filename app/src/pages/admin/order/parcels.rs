use std::sync::Arc;

use leptos::prelude::*;
use shop::order::{Carrier, OrderEvent, Payment, Shipment, ShipmentState};

use super::{
    form::{Actions, Fold, Pieces, Push, Text},
    look::Look,
};

/// What left the house, and what leaves it next.
#[component]
pub(super) fn Parcels(look: Arc<Look>) -> impl IntoView {
    let parcels = look.order.shipments.iter().map(|shipment| parcel(&look, shipment)).collect_view();
    let none = look.order.shipments.is_empty().then(|| view! { <p class="text-quiet">"Nothing has left the house."</p> });
    let pack =
        look.may(OrderEvent::WorkBegun).then(|| view! { <Push order=look.order.id.clone() action="pack_order" label="Begin packing" /> });
    view! {
        <section class="panel flex flex-col gap-5" aria-labelledby="parcels">
            <h2 class="subtitle" id="parcels">"Parcels"</h2>
            {none}
            <ul class="flex flex-col gap-4 empty:hidden" role="list">{parcels}</ul>
            {waits(&look).map(|sentence| view! { <p class="notice">{sentence}</p> })}
            <Actions>{ship(&look)} {pack}</Actions>
        </section>
    }
}

/// Why what is left cannot be shipped now, if somebody can do something about it.
fn waits(look: &Look) -> Option<String> {
    let order = &look.order;
    let reserves = order.state.reserves_stock() && order.left_to_ship() > 0;
    if !reserves {
        None
    } else if order.state.on_hold {
        Some("The order is on hold: nothing is shipped until the hold is released.".to_owned())
    } else if order.is_paid_on_delivery() || order.due().is_zero() {
        None
    } else if order.state.payment == Payment::Promised {
        Some(format!("{} is set aside at the buyer's bank. Capture the payment, and it can be shipped.", order.due()))
    } else {
        Some(format!("{} is still to be paid; it can be shipped then.", order.due()))
    }
}

fn ship(look: &Look) -> Option<impl IntoView + use<>> {
    let order = &look.order;
    let waits_for_money = order.due().minor > 0 && !order.is_paid_on_delivery();
    if !look.may(OrderEvent::PartDispatched) || order.left_to_ship() == 0 || waits_for_money {
        return None;
    }
    let left = order.lines.iter().map(|line| (line, order.counts(line).left())).filter(|(_, left)| *left > 0);
    let form = look.form("ship_order", "");
    let text = |name, label, value: Option<String>, hint: &str, list| Text {
        name,
        label,
        value: value.unwrap_or_default(),
        hint: hint.to_owned(),
        list,
        ..Text::default()
    };
    let pieces = form.pieces("What is in the parcel", left.map(|(line, left)| Pieces::of(line, left, left)).collect());
    let carrier = form.text(text("carrier", "Carrier", form.typed(|typed| &typed.carrier), "", Some("carriers")));
    let tracking = form.text(text("tracking", "Tracking number", form.typed(|typed| &typed.tracking), "", None));
    let hint = "Only if it is not the carrier's usual one. It begins with https://.";
    let page = form.text(text("page", "Tracking page", form.typed(|typed| &typed.page), hint, None));
    let known = Carrier::KNOWN.iter().map(|(_, name)| view! { <option value=*name></option> }).collect_view();
    Some(view! {
        <Fold state=form action="ship_order" label="Ship" button="Mark as shipped">
            {pieces}
            <div class="grid gap-4 sm:grid-cols-2">{carrier} {tracking}</div>
            <datalist id="carriers">{known}</datalist>
            {page}
        </Fold>
    })
}

fn parcel(look: &Look, shipment: &Shipment) -> impl IntoView + use<> {
    let (state, when) = match shipment.state {
        ShipmentState::Shipped => ("On its way", shipment.at),
        ShipmentState::Delivered => ("Delivered", shipment.ended_at.unwrap_or(shipment.at)),
        ShipmentState::Cancelled => ("Called back", shipment.ended_at.unwrap_or(shipment.at)),
    };
    let with = match shipment.for_people() {
        with if with.is_empty() => "No carrier named".to_owned(),
        with => with,
    };
    let track =
        shipment.link().map(|link| view! { <a class="link inline-flex min-h-6 items-center" href=link rel="noreferrer">"Track it"</a> });
    let contents = look.order.in_words(&shipment.lines);
    let slip = format!("/admin/orders/{}/packing-slip?shipment={}", look.order.id, shipment.id);
    view! {
        <li class="flex flex-col gap-2 rounded-2xl border border-line p-4" data-shipment=shipment.id.to_string()>
            <div class="flex flex-wrap justify-between gap-2">
                <p class="font-medium">{state}</p>
                <time class="text-sm text-quiet" datetime=when.to_rfc3339()>{when.for_people()}</time>
            </div>
            <p class="[overflow-wrap:anywhere]">{contents}</p>
            <p class="flex flex-wrap gap-x-4 text-sm text-quiet [overflow-wrap:anywhere]">
                <span>{with}</span> {track} <a class="link inline-flex min-h-6 items-center" href=slip>"Packing slip"</a>
            </p>
            {steps(look, shipment)}
        </li>
    }
}

fn steps(look: &Look, shipment: &Shipment) -> Option<impl IntoView + use<>> {
    if shipment.state != ShipmentState::Shipped {
        return None;
    }
    let (order, id) = (look.order.id.clone(), shipment.id.to_string());
    let arrive = look.may(OrderEvent::PartArrived).then(|| {
        let about = ("shipment", id.clone());
        view! { <Push order about action="deliver_shipment" label="Mark as delivered" /> }
    });
    let call_back = look.may(OrderEvent::FulfilmentCancelled).then(|| {
        let form = look.form("call_back_shipment", &id);
        let (reason, ticked) = (form.reason("Why", "It stands in the timeline."), form.ticked());
        view! {
            <Fold state=form action="call_back_shipment" label="Call back" button="Call it back">
                <input type="hidden" name="shipment" value=id />
                {reason}
                <label class="choice-row">
                    <input class="tick" type="checkbox" name="and_cancel" value="1" checked=ticked />
                    "Cancel its items too, and give back what was paid for them"
                </label>
            </Fold>
        }
    });
    Some(view! { <Actions>{arrive} {call_back}</Actions> })
}
