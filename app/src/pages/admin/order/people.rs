use std::sync::Arc;

use leptos::prelude::*;
use shop::Order;

use super::look::Look;
use crate::components::postal::Postal;

/// Who bought it, where it goes, and what they say.
#[component]
pub(super) fn People(
    look: Arc<Look>,
    /// Whether whoever looks may open the customer's page.
    may_see_customers: bool,
) -> impl IntoView {
    let order = &look.order;
    let billing = order.billing_address.clone().map(|address| {
        view! {
            <div>
                <h3 class="mb-1 text-sm text-quiet">"Billing address"</h3>
                <Postal address />
            </div>
        }
    });
    let note = order.note.to_string();
    let note = (!note.is_empty()).then(|| {
        view! {
            <div>
                <h3 class="mb-1 text-sm text-quiet">"The shopper's note"</h3>
                <p class="border-l-2 border-line pl-3 whitespace-pre-line [overflow-wrap:anywhere]">{note}</p>
            </div>
        }
    });
    view! {
        <section class="panel flex flex-col gap-5" aria-labelledby="people">
            <h2 class="subtitle" id="people">"Shopper"</h2>
            <div>
                <p class="[overflow-wrap:anywhere]">{order.email.to_string()}</p>
                {order.phone.as_ref().map(|phone| view! { <p class="[overflow-wrap:anywhere]">{phone.to_string()}</p> })}
                {customer(order, may_see_customers)}
            </div>
            <div>
                <h3 class="mb-1 text-sm text-quiet">"Delivery address"</h3>
                <Postal address=order.shipping_address.clone() />
            </div>
            {billing}
            {note}
        </section>
    }
}

fn customer(order: &Order, may_see_customers: bool) -> AnyView {
    match &order.customer {
        None => view! { <p class="text-sm text-quiet">"Bought as a guest"</p> }.into_any(),
        Some(user) if may_see_customers => {
            view! { <a class="link inline-flex min-h-6 items-center" href=format!("/admin/customers/{user}")>"Their account"</a> }
                .into_any()
        }
        Some(_) => view! { <p class="text-sm text-quiet">"Has an account"</p> }.into_any(),
    }
}
