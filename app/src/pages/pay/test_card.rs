use leptos::prelude::*;
use services::payments::DEMO_CARDS;
use shop::{Order, Rejection};

use crate::{
    components::fields::{FormAlert, TextField},
    islands::enhanced_form::EnhancedForm,
};

const LABELS: &[(&str, &str)] = &[("number", "Card number"), ("expiry", "Valid until"), ("cvc", "Security code")];

/// The demo: a form of ours.
#[component]
pub(super) fn TestCard(order: Order, refused: Option<Rejection>) -> impl IntoView {
    view! {
        <div class="notice" role="note">
            <p class="font-semibold">"Demo payment"</p>
            <p>"No money moves here. Use one of the test cards below, and never a real one."</p>
        </div>
        <EnhancedForm>
            <CardFields order refused />
        </EnhancedForm>
    }
}

/// The card form. It has no values: a card is never echoed, not even a refused one.
#[component]
fn CardFields(order: Order, refused: Option<Rejection>) -> impl IntoView {
    let errors = refused.as_ref().map(|refused| refused.fields.clone()).unwrap_or_default();
    let error = |name: &str| errors.get(name).cloned();
    view! {
        <form action="/fn/pay" method="post" novalidate class="panel flex flex-col gap-5">
            <FormAlert refused labels=LABELS />
            <input type="hidden" name="order" value=order.id.to_string() />
            <input type="hidden" name="key" value=order.link_key.clone() />
            <TextField name="number" label="Card number" inputmode="numeric" error=error("number") />
            <div class="grid grid-cols-2 gap-5">
                <TextField name="expiry" label="Valid until" hint="MM/YY" error=error("expiry") />
                <TextField name="cvc" label="Security code" inputmode="numeric" hint="Three digits" error=error("cvc") />
            </div>
            <button class="btn btn-primary w-full text-lg" type="submit">{format!("Pay {}", order.due())}</button>
        </form>
    }
}

/// The cards that it takes.
#[component]
pub(super) fn TestCards() -> impl IntoView {
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
