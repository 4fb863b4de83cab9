//! Payments at the desk: how orders are paid, what differs between providers and orders, and what providers sent.

mod differing;
mod going_live;
mod inbox;
mod message;
mod ways;

use leptos::prelude::*;
use services::{ServiceError, payments::DiscrepancyPage};
use shop::payment::Remedy;

pub use inbox::InboxPage;
pub use message::MessagePage;

pub(super) use going_live::NoRealMoney;

use self::{
    differing::{Differing, Shown},
    going_live::GoingLive,
    ways::Ways,
};
use crate::{
    api::{SETTLING, Settling},
    components::{admin_frame::AdminFrame, done::Done, more_pages::MorePages},
    forms,
    pages::personal::personal,
    request::{asked, set_status},
};

const DONE: &[(&str, &str)] = &[
    (Remedy::TakeIn.as_str(), "The money is on the order. What is too much of it is given back."),
    (Remedy::GiveBack.as_str(), "The money is given back."),
    (Remedy::WriteDown.as_str(), "It is written down on the order."),
    (Remedy::Dismiss.as_str(), "It is settled: it is right as it is."),
];

/// How orders are paid, and what needs a look.
#[component]
pub fn PaymentsPage() -> impl IntoView {
    personal("Payments", async |caller| {
        let payments = &caller.shop.payments;
        let is_all = asked("show").as_deref() == Some("all");
        let cursor = asked("cursor").filter(|cursor| !cursor.is_empty());
        let (found, wrong) = match payments.discrepancies(&caller.ctx, is_all, cursor.as_deref()).await {
            Err(ServiceError::Rejected(refused)) if !refused.fields.is_empty() => {
                set_status(refused.code.http_status());
                (DiscrepancyPage { discrepancies: Vec::new(), next: None }, refused.fields.into_values().next())
            }
            found => (found?, None),
        };
        let (wanted, refused) = forms::refused::<Settling>(&caller, SETTLING).await;
        let refused = refused.map(|refused| (wanted.unwrap_or_default().id, refused.message));
        let shown = Shown::all(&caller, found.discrepancies, refused.as_ref()).await?;
        // What was settled by somebody else meanwhile has no place beside it any more.
        let said_above = refused.filter(|(id, _)| !shown.iter().any(|it| it.found.id == *id)).map(|(_, message)| message).or(wrong);
        let webhook = (!payments.take_real_money()).then(|| payments.webhook_address_of("stripe"));
        let asked = if is_all { vec![("show", "all".to_owned())] } else { Vec::new() };
        let view = view! {
            <AdminFrame powers=caller.ctx.powers.clone() current="/admin/payments" title="Payments">
                <Done words=DONE />
                {said_above.map(|message| view! { <p class="alert" role="alert" tabindex="-1" autofocus=true>{message}</p> })}
                {webhook.map(|webhook| view! { <GoingLive webhook /> })}
                <Differing shown is_all />
                <MorePages path="/admin/payments" asked next=found.next is_first=cursor.is_none() />
                <Ways caller=caller.clone() />
                <section class="panel relative hover:bg-sunken">
                    <a class="row-link font-medium" href="/admin/payments/inbox">"Messages of providers"</a>
                    <p class="text-sm text-quiet">"What they sent by themselves, and what became of it."</p>
                </section>
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}
