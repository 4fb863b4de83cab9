use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use services::{orders::Access, payments::Next};
use shop::Money;

use crate::{
    api::pay_page,
    pages::personal::{Instead, personal},
};

/// On to the provider's page. It only leads there: whatever begins a payment is a form that was posted before.
#[component]
pub fn LeavePage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    personal("To the payment", async move |caller| {
        let of = |name| params.get(name).unwrap_or_default();
        let (id, key, attempt) = (of("order"), of("key"), of("attempt"));
        let (page, access) = (pay_page(&id, &key), Access::Link(&key));
        match caller.shop.payments.way_on(&id, &access, &attempt).await? {
            Next::Leave { url } => {
                let order = caller.shop.orders.find(&id, &access).await?;
                let attempt = caller.shop.payments.attempt(&order, &attempt).await?;
                let vendor = caller.shop.payments.provider(&attempt.provider)?.vendor().to_owned();
                Ok(view! { <Leave url vendor amount=attempt.amount back=page /> }.into_any())
            }
            Next::Form { .. } => Err(Instead::Goto(page)),
            Next::Confirm => Err(Instead::Goto(format!("{page}/confirm/{attempt}"))),
            Next::Nothing => Err(Instead::Goto(format!("{page}/back/{attempt}"))),
        }
    })
}

#[component]
fn Leave(url: String, vendor: String, amount: Money, back: String) -> impl IntoView {
    view! {
        <div class="wrap flex max-w-xl flex-col gap-6 py-10 lg:py-16">
            <meta http-equiv="refresh" content=format!("0;url={url}") />
            <section class="panel flex flex-col items-start gap-5">
                <h1 class="title">{format!("On to {vendor}")}</h1>
                <p class="text-lg text-quiet">{format!("You pay {amount} there, and come back here afterwards.")}</p>
                <a class="btn btn-primary text-lg" href=url rel="noreferrer">{format!("Go to {vendor}")}</a>
            </section>
            <a class="self-start text-sm underline underline-offset-4 hover:text-accent" href=back>"Pay another way"</a>
        </div>
    }
}
