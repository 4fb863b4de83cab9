//! An order as its buyer sees it, by an unguessable link.

mod actions;
mod cancel;
mod goods;
mod headline;
mod live;
mod nothing;
mod parcels;
mod pieces;
mod refunds;
mod returns;
mod seen;
mod send_back;
mod stops;
mod timeline;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use shop::Rejection;

use crate::{
    api::again_draft,
    components::{done::Done, postal::Postal, postal::PostalLines},
    forms,
    pages::personal::personal,
};
use goods::Goods;
use headline::Headline;
use live::LivePart;
use parcels::Parcels;
use refunds::Refunds;
use returns::Returns;
use seen::Seen;
use timeline::Timeline;

pub use cancel::CancelPage;
pub use send_back::ReturnPage;

const DONE: &[(&str, &str)] = &[
    ("cancelled", "The order is cancelled."),
    ("pieces", "The items are cancelled."),
    ("return", "We have your request, and answer as soon as we can."),
];

/// The order of the link; whoever has no right link learns nothing, not even that there is an order.
#[component]
pub fn OrderPage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    personal("Your order", async move |caller| {
        let seen = Seen::of(&caller, &params).await?;
        let (_, refused) = forms::refused::<()>(&caller, &again_draft(seen.order.id.as_str())).await;
        Ok(view! { <LivePart seen=seen.clone()><OrderView seen refused /></LivePart> }.into_any())
    })
}

#[component]
fn OrderView(seen: Seen, refused: Option<Rejection>) -> impl IntoView {
    let is_guests = seen.order.customer.is_none();
    view! {
        <Title text=format!("Order {}", seen.order.number) />
        <div class="wrap flex max-w-4xl flex-col gap-6 py-6 lg:py-10">
            <Done words=DONE />
            {refused.map(|refused| view! { <p class="alert" role="alert">{refused.message}</p> })}
            <Headline seen=seen.clone() />
            <div class="grid gap-6 md:grid-cols-2">
                <Parcels seen=seen.clone() />
                <Goods seen=seen.clone() />
                <Returns seen=seen.clone() />
                <Refunds seen=seen.clone() />
                {addresses(&seen)}
                <Timeline told=seen.order.told(seen.reader.as_ref()) />
            </div>
            {is_guests.then(|| view! { <p class="hint">"Keep the address of this page, for example as a bookmark: it is the only key to this order."</p> })}
            <a class="link inline-flex min-h-6 items-center self-start" href="/shop">"Back to the shop"</a>
        </div>
    }
}

fn addresses(seen: &Seen) -> impl IntoView + use<> {
    let order = &seen.order;
    let delivery = match &order.printed_address {
        Some(printed) => view! { <PostalLines lines=printed.as_str().lines().map(str::to_owned).collect() /> }.into_any(),
        None => view! { <Postal address=order.shipping_address.clone() /> }.into_any(),
    };
    let (phone, note) = (order.phone.as_ref().map(ToString::to_string), order.note.to_string());
    let note = (!note.is_empty()).then(|| {
        view! { <p class="mt-3 whitespace-pre-line border-l-2 border-line pl-3 text-quiet [overflow-wrap:anywhere]">{note}</p> }
    });
    let billing = order.billing_address.clone().map(|address| {
        view! {
            <section class="panel">
                <h2 class="subtitle mb-4">"Billing"</h2>
                <Postal address />
            </section>
        }
    });
    view! {
        <section class="panel">
            <h2 class="subtitle mb-4">"Delivery"</h2>
            {delivery}
            <p class="mt-3 text-quiet [overflow-wrap:anywhere]">{order.email.to_string()}</p>
            {phone.map(|phone| view! { <p class="text-quiet">{phone}</p> })}
            {note}
        </section>
        {billing}
    }
}
