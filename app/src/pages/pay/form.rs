use leptos::prelude::*;
use shop::{Order, Rejection};

use crate::components::fields::{FormAlert, TextField};

const LABELS: &[(&str, &str)] = &[("number", "Card number"), ("expiry", "Valid until"), ("cvc", "Security code")];

/// The card form. It has no values: a card is never echoed, not even a refused one.
#[component]
pub(super) fn CardFields(order: Order, refused: Option<Rejection>) -> impl IntoView {
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
