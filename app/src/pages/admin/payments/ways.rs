use leptos::prelude::*;
use services::payments::{Manner, Mode, PaymentProvider};
use shop::time::in_words;

use super::going_live::Address;
use crate::request::Caller;

/// Every way to pay that the shop has.
#[component]
pub(super) fn Ways(caller: Caller) -> impl IntoView {
    let payments = &caller.shop.payments;
    let ways = payments.providers().map(|provider| way(provider, payments.webhook_address(provider.code()))).collect_view();
    view! {
        <section class="panel flex flex-col gap-5" aria-labelledby="ways">
            <h2 class="subtitle" id="ways">"Ways to pay"</h2>
            <ul class="flex flex-col divide-y divide-line" role="list" data-ways="">{ways}</ul>
        </section>
    }
}

fn way(provider: &dyn PaymentProvider, webhook: Option<String>) -> impl IntoView + use<> {
    let (mode, tone) = match provider.mode() {
        Mode::Live => ("Live", "bg-accent-soft text-accent"),
        Mode::Test => ("Test", "bg-warn-soft text-warn"),
        Mode::Demo => ("Demo", "bg-warn-soft text-warn"),
    };
    let no_money = (provider.mode() == Mode::Test).then_some(" These are test keys: no money moves.");
    let (label, vendor) = (provider.label().to_owned(), provider.vendor().to_owned());
    let name = if label == vendor { label } else { format!("{vendor}: {label}") };
    let instructions = match provider.manner() {
        Manner::Transfer { instructions, .. } => Some(instructions.to_owned()),
        _ => None,
    };
    view! {
        <li class="flex flex-col gap-2 py-4 first:pt-0 last:pb-0" data-way=provider.code()>
            <div class="flex flex-wrap items-center justify-between gap-2">
                <h3 class="font-medium">{name}</h3>
                <span class=format!("rounded-full px-3 py-1 text-sm {tone}") data-mode="">{mode}</span>
            </div>
            <p class="max-w-prose text-quiet">{what_it_is(provider)} {no_money}</p>
            {instructions.map(|lines| view! { <p class="border-l-2 border-line pl-3 whitespace-pre-line [overflow-wrap:anywhere]">{lines}</p> })}
            {webhook.map(|url| view! {
                <div class="text-sm">
                    <p class="text-quiet">{format!("The address for {vendor}'s webhooks:")}</p>
                    <div class="rounded-xl bg-sunken"><Address url /></div>
                </div>
            })}
        </li>
    }
}

fn what_it_is(provider: &dyn PaymentProvider) -> String {
    let vendor = provider.vendor();
    match provider.manner() {
        Manner::TestCard => "For trying the shop out: it takes test cards and moves no money.".to_owned(),
        Manner::Form { .. } => format!("In the shop's own pages by {vendor}'s form, and on {vendor}'s page where scripts are off."),
        Manner::Away => format!("On {vendor}'s own page, which leads back to the shop."),
        Manner::Transfer { patience, .. } => {
            format!(
                "The buyer transfers the money, and items are kept for {}. Mark the order as paid when it is there.",
                in_words(patience)
            )
        }
        Manner::OnDelivery => "The buyer pays whoever brings it. Mark the order as paid when you have the money.".to_owned(),
    }
}
