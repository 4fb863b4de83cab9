use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shop::{Order, payment::PaymentAttempt};

use super::payable::payable;
use crate::pages::personal::{Instead, personal};

/// The step in which a bank asks its customer (3-D Secure), played by the demo.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    personal("Confirm the payment", async move |caller| {
        let order = payable(&caller, &params).await?;
        let attempt = caller.shop.payments.attempt(&order, &params.get("attempt").unwrap_or_default()).await?;
        if !attempt.state.is_live() {
            return Err(Instead::Goto(format!("/pay/{}/{}", order.id, order.link_key)));
        }
        Ok(view! { <ConfirmView order attempt /> }.into_any())
    })
}

/// Its buttons post plainly, with scripts too: a refusal leads back to the card form, which says so.
#[component]
fn ConfirmView(order: Order, attempt: PaymentAttempt) -> impl IntoView {
    view! {
        <div class="wrap flex max-w-xl flex-col gap-6 py-6 lg:py-16">
            <div class="notice" role="note">"Demo: with a real card, your bank would ask you here."</div>
            <section class="panel flex flex-col gap-5 shadow-lift">
                <p class="flex items-center justify-between border-b border-line pb-4 font-semibold">
                    "Sphere Bank" <span class="text-sm font-normal text-quiet">"3-D Secure · demo"</span>
                </p>
                <h1 class="subtitle">"Is this you?"</h1>
                <dl class="flex flex-col gap-2">
                    <div class="flex justify-between gap-4">
                        <dt class="text-quiet">"Amount"</dt>
                        <dd class="font-medium tabular-nums">{attempt.amount.to_string()}</dd>
                    </div>
                    <div class="flex justify-between gap-4">
                        <dt class="text-quiet">"Order"</dt>
                        <dd class="font-mono">{order.number.to_string()}</dd>
                    </div>
                </dl>
                <form action="/fn/confirm_payment" method="post" class="flex flex-col gap-3 sm:flex-row-reverse">
                    <input type="hidden" name="order" value=order.id.to_string() />
                    <input type="hidden" name="key" value=order.link_key.clone() />
                    <input type="hidden" name="attempt" value=attempt.id.to_string() />
                    <button class="btn btn-primary flex-1" type="submit" name="answer" value="approve">"Approve"</button>
                    <button class="btn flex-1" type="submit" name="answer" value="refuse">"Refuse"</button>
                </form>
            </section>
        </div>
    }
}
