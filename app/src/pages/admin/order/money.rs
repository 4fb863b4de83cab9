//! The money of an order: how it comes, what came, what went back, and what staff can do about it.

mod attempts;
mod coming_in;
mod disputes;
mod going_back;
mod items;

use std::sync::Arc;

use leptos::prelude::*;
use shop::{Order, Timestamp};

use self::{
    attempts::Attempts,
    coming_in::{capture, mark_paid, paid_how},
    disputes::Disputes,
    going_back::{again, give_back, refunds},
    items::give_back_items,
};
use super::{form::Actions, look::Look};

/// What came in, what was given back, and what is still owed, by either side.
#[component]
pub(super) fn Money(look: Arc<Look>) -> impl IntoView {
    let order = &look.order;
    let captures = order.captures.iter().map(|capture| {
        let with = format!("Paid: {}", look.name_of(&capture.provider));
        entry(with, vec![capture.reference.clone()], capture.amount.to_string(), capture.at, None)
    });
    let entries = captures.chain(refunds(&look)).collect_view();
    let sums = sums(order).into_iter().map(sum).collect_view();
    let how = paid_how(&look);
    let comes = (capture(&look), mark_paid(&look));
    let goes = (again(&look), give_back_items(&look), give_back(&look));
    view! {
        <section class="panel flex flex-col gap-5" aria-labelledby="money">
            <h2 class="subtitle" id="money">"Money"</h2>
            {how}
            <Disputes look=look.clone() />
            <ul class="flex flex-col gap-3 empty:hidden" role="list" data-money="">{entries}</ul>
            <dl class="flex flex-col gap-1">{sums}</dl>
            <Actions>{comes.0} {comes.1} {goes.0} {goes.1} {goes.2}</Actions>
            <Attempts look />
        </section>
    }
}

fn sums(order: &Order) -> Vec<(&'static str, String)> {
    let balance = match order.balance().minor {
        0 => ("Balance", "Settled".to_owned()),
        minor if minor < 0 => ("Still to be paid", order.due().to_string()),
        _ => ("To be given back", order.surplus().to_string()),
    };
    // An order that is over owes nothing.
    let balance = if order.balance().minor < 0 && order.due().is_zero() { ("Balance", "Settled".to_owned()) } else { balance };
    vec![
        ("Total", order.total().to_string()),
        ("Captured", order.captured().to_string()),
        ("Refunded", order.refunded().to_string()),
        balance,
    ]
}

fn sum((name, amount): (&'static str, String)) -> impl IntoView {
    view! {
        <div class="flex justify-between gap-4">
            <dt class="text-quiet">{name}</dt>
            <dd class="font-medium tabular-nums" data-sum=name>{amount}</dd>
        </div>
    }
}

/// Money that moved, or that somebody wanted to move.
fn entry(what: String, details: Vec<String>, amount: String, at: Timestamp, next: Option<AnyView>) -> AnyView {
    let details = details.into_iter().filter(|detail| !detail.is_empty());
    let details = details.map(|detail| view! { <p class="text-sm text-quiet [overflow-wrap:anywhere]">{detail}</p> }).collect_view();
    view! {
        <li class="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-2">
            <div class="min-w-0">
                <p class="font-medium [overflow-wrap:anywhere]">{what}</p>
                <time class="block text-sm text-quiet" datetime=at.to_rfc3339()>{at.for_people()}</time>
                {details}
            </div>
            <p class="text-right tabular-nums">{amount}</p>
            {next.map(|next| view! { <div class="col-span-2">{next}</div> })}
        </li>
    }
    .into_any()
}
