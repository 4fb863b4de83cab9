//! An order at the desk: everything of it, and all that can be done with it now.

mod edit;
mod explain;
mod form;
mod lines;
mod look;
mod money;
mod notes;
mod parcels;
mod people;
mod returns;
mod timeline;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use shop::{
    Rejection, Timestamp,
    access::{Need, Permission},
    order::{OrderEvent, Payment},
};

use self::{
    explain::Explained,
    form::{Actions, Fold},
    lines::Lines,
    look::Look,
    money::Money,
    notes::Notes,
    parcels::Parcels,
    people::People,
    returns::Returns,
    timeline::Timeline,
};
use super::order_badges::{OrderBadges, shown_status};
use crate::{
    components::{admin_frame::AdminFrame, done::Done},
    pages::personal::personal,
};

const DONE: &[(&str, &str)] = &[
    ("packing", "Packing has begun."),
    ("shipped", "It is written down as shipped."),
    ("delivered", "It is written down as delivered."),
    ("called-back", "The shipment is called back."),
    ("cancelled", "The order is cancelled."),
    ("pieces-cancelled", "The items are cancelled."),
    ("refunded", "The money is given back."),
    ("items-refunded", "The items are taken back, and the money for them is given back."),
    ("captured", "The payment is captured."),
    ("paid", "The order is marked as paid."),
    ("approved", "The return is approved."),
    ("rejected", "The return is refused."),
    ("received", "The returned items are written down as received."),
    ("held", "The order is on hold."),
    ("released", "The order goes on."),
    ("noted", "The note is kept."),
    ("edited", "The order is changed."),
];

/// One order.
#[component]
pub fn StaffOrderPage() -> impl IntoView {
    let named = use_params_map().with_untracked(|params| params.get("order")).unwrap_or_default();
    personal("Order", async move |caller| {
        let look = Arc::new(Look::of(&caller, &named).await?);
        let powers = caller.ctx.powers.clone();
        let may_see_customers = powers.grant(Need::Can(Permission::Customers));
        let title = format!("Order {}", look.order.number);
        let view = view! {
            <Title text=title.clone() />
            <AdminFrame powers current="/admin/orders" title>
                <Done words=DONE />
                <Refused refused=look.refused.clone() />
                <Headline look=look.clone() now=caller.ctx.now />
                <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_18rem]">
                    <div class="flex min-w-0 flex-col gap-6">
                        <Lines look=look.clone() />
                        <Parcels look=look.clone() />
                        <Returns look=look.clone() />
                        <Money look=look.clone() />
                        <Explained look=look.clone() />
                        <Timeline look=look.clone() />
                    </div>
                    <div class="flex min-w-0 flex-col gap-6">
                        <People look=look.clone() may_see_customers />
                        <Notes look />
                    </div>
                </div>
                <a class="btn btn-quiet self-start" href="/admin/orders">"Back to all orders"</a>
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}

/// What was refused: said here, because the form itself may be gone when the order has moved on meanwhile.
#[component]
fn Refused(refused: Option<Rejection>) -> impl IntoView {
    refused.map(|refused| {
        let reasons: Vec<String> = refused.fields.into_values().filter(|reason| *reason != refused.message).collect();
        let reasons = reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view();
        view! {
            <div class="alert" role="alert" tabindex="-1" autofocus=true>
                <p class="font-medium">{refused.message}</p>
                <ul class="mt-1 list-disc pl-5 empty:hidden">{reasons}</ul>
            </div>
        }
    })
}

#[component]
fn Headline(look: Arc<Look>, now: Timestamp) -> impl IntoView {
    let order = &look.order;
    let shopper = format!("/orders/{}/{}", order.id, order.link_key);
    let invoice = (!matches!(order.state.payment, Payment::Awaited | Payment::Promised))
        .then(|| view! { <a class="btn btn-quiet" href=format!("{shopper}/invoice")>"Invoice"</a> });
    view! {
        <header class="panel flex flex-col gap-4">
            <div class="flex flex-wrap items-center justify-between gap-3">
                <OrderBadges status=shown_status(order, now) beside=order.beside() />
                <p class="text-lg font-semibold tabular-nums" data-order-total="">{order.total().to_string()}</p>
            </div>
            <p class="text-quiet">"Placed " <time datetime=order.placed_at.to_rfc3339()>{order.placed_at.for_people()}</time></p>
            <div class="flex flex-wrap gap-3">
                <a class="btn btn-quiet" href=shopper>"As the shopper sees it"</a>
                <a class="btn btn-quiet" href=format!("/admin/orders/{}/packing-slip", order.id)>"Packing slip"</a>
                {invoice}
            </div>
            <Holding look />
        </header>
    }
}

#[component]
fn Holding(look: Arc<Look>) -> impl IntoView {
    let hold = look.may(OrderEvent::Held).then(|| {
        let form = look.form("hold_order", "");
        let reason = form.reason("Why", "It stands in the timeline.");
        view! { <Fold state=form action="hold_order" label="Put on hold" button="Put on hold">{reason}</Fold> }
    });
    let release = look.may(OrderEvent::Released).then(|| {
        let form = look.form("release_order", "");
        let reason = form.reason("What was found", "Nothing of it is shipped while it is on hold.");
        view! { <Fold state=form action="release_order" label="Release the hold" button="Release">{reason}</Fold> }
    });
    view! { <Actions>{hold} {release}</Actions> }
}
