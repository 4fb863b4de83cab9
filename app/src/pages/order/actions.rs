use leptos::prelude::*;
use shop::order::Payment;

use super::seen::Seen;
use crate::components::buy_again::BuyAgain;

/// What can be done with the order now.
#[component]
pub(super) fn Actions(seen: Seen) -> impl IntoView {
    let (order, page) = (&seen.order, seen.page());
    let (id, key) = (order.id.to_string(), order.link_key.clone());
    let link = |name, href| view! { <a class="btn" href=href>{name}</a> };
    // Whoever transfers the money need do nothing here.
    let (tone, label) = if seen.transfer().is_some() {
        ("btn", "Pay another way".to_owned())
    } else {
        ("btn btn-primary w-full sm:w-auto", format!("Pay {}", order.due()))
    };
    let pay = seen.is_payable().then(|| view! { <a class=tone href=format!("/pay/{id}/{key}")>{label}</a> });
    view! {
        <div class="mt-2 flex w-full flex-wrap gap-3">
            {pay}
            {(!seen.returnable().is_empty()).then(|| link("Send something back", format!("{page}/return")))}
            {(!matches!(order.state.payment, Payment::Awaited | Payment::Promised)).then(|| link("Invoice", format!("{page}/invoice")))}
            <BuyAgain order=id.clone() link_key=key.clone() number=order.number.to_string() />
            {order.customer.is_some().then(|| link("Your orders", "/account/orders".to_owned()))}
            {(!seen.cancellable().is_empty()).then(|| view! { <a class="btn btn-quiet text-sale" href=format!("{page}/cancel")>"Cancel"</a> })}
        </div>
    }
}
