//! Ways that are begun by a button.

use leptos::prelude::*;
use shop::Order;

use super::way::Way;

/// What every form that begins to pay says: which order, and by what.
#[component]
pub(super) fn Begins(order: Order, way: Way) -> impl IntoView {
    view! {
        <input type="hidden" name="order" value=order.id.to_string() />
        <input type="hidden" name="key" value=order.link_key />
        <input type="hidden" name="provider" value=way.code />
    }
}

/// Away to the provider's own page.
#[component]
pub(super) fn AwayForm(order: Order, way: Way) -> impl IntoView {
    view! { <ButtonForm button=format!("Pay {}", order.due()) hint=format!("The button leads to {}.", way.vendor) order way /> }
}

/// Paid to whoever brings it.
#[component]
pub(super) fn OnDeliveryForm(order: Order, way: Way) -> impl IntoView {
    let hint = format!("Please have {} ready when it comes.", order.due());
    view! { <ButtonForm button="Pay on delivery".to_owned() hint order way /> }
}

/// Posts plainly, with scripts too: there is nothing to lose.
#[component]
fn ButtonForm(order: Order, way: Way, button: String, hint: String) -> impl IntoView {
    let (label, description) = (way.label.clone(), way.description.clone());
    view! {
        <section class="flex flex-col gap-3" aria-labelledby="way">
            <h2 class="subtitle" id="way">{label}</h2>
            <form action="/fn/start_payment" method="post" class="panel flex flex-col gap-5">
                <Begins order way />
                <p>{description}</p>
                <button class="btn btn-primary w-full text-lg" type="submit">{button}</button>
                <p class="hint">{hint}</p>
            </form>
        </section>
    }
}
