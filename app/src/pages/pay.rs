//! Paying an order with the built-in demo.

mod confirm;
mod form;
mod payable;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use services::payments::DEMO_CARDS;
use shop::{Order, Rejection, Timestamp};

use crate::{api::payment_draft, forms, islands::enhanced_form::EnhancedForm, pages::personal::personal};
use form::CardFields;
use payable::{payable, reserved};

pub use confirm::ConfirmPage;

/// The page of the demo's card form; an order that needs no payment is shown instead.
#[component]
pub fn PayPage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    personal("Pay", async move |caller| {
        let order = payable(&caller, &params).await?;
        let draft = forms::draft::<()>(&caller, &payment_draft(order.id.as_str())).await;
        let refused = draft.map(|draft| draft.rejection).filter(|_| forms::just_refused());
        Ok(view! { <PayView order now=caller.ctx.now refused /> }.into_any())
    })
}

#[component]
fn PayView(order: Order, now: Timestamp, refused: Option<Rejection>) -> impl IntoView {
    let later = format!("/orders/{}/{}", order.id, order.link_key);
    let awaited = if order.state.awaits_payment() {
        reserved(now, order.expires_at)
    } else {
        format!("Your order was changed and costs {} now. This is what is still to be paid.", order.total())
    };
    view! {
        <div class="wrap flex max-w-4xl flex-col gap-6 py-6 lg:py-10">
            <div class="notice" role="note">
                <p class="font-semibold">"Demo payment"</p>
                <p>"No money moves here. Use one of the test cards below, and never a real one."</p>
            </div>
            <header class="flex flex-col gap-1">
                <p class="text-sm text-quiet">"Order " <span class="font-mono">{order.number.to_string()}</span></p>
                <h1 class="title">{format!("Pay {}", order.due())}</h1>
                <p class="text-quiet">{awaited}</p>
            </header>
            <div class="grid gap-6 md:grid-cols-[minmax(0,1fr)_20rem] md:items-start">
                <EnhancedForm>
                    <CardFields order refused />
                </EnhancedForm>
                <TestCards />
            </div>
            <a class="self-start text-sm underline underline-offset-4 hover:text-accent" href=later>
                "Pay later: go to the order"
            </a>
        </div>
    }
}

#[component]
fn TestCards() -> impl IntoView {
    let card = |card: &services::payments::DemoCard| {
        view! {
            <li class="flex flex-col">
                <span class="font-mono text-base tabular-nums">{card.number}</span>
                <span class="text-sm text-quiet">{card.effect}</span>
            </li>
        }
    };
    view! {
        <section class="panel">
            <h2 class="subtitle mb-4">"Test cards"</h2>
            <ul class="flex flex-col gap-4">{DEMO_CARDS.iter().map(card).collect_view()}</ul>
            <p class="hint mt-4">"Any date to come, such as 12/34, and any three digits."</p>
        </section>
    }
}
