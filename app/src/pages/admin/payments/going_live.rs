use leptos::prelude::*;

/// That no real money comes in, and what it takes.
#[component]
pub(super) fn GoingLive(
    /// Where Stripe would send its messages to.
    webhook: String,
) -> impl IntoView {
    let setting = |name: &'static str| view! { <code class="font-mono text-sm [overflow-wrap:anywhere]">{name}</code> };
    view! {
        <section class="notice flex flex-col gap-4 py-5" aria-labelledby="no-real-money" data-no-real-money="">
            <h2 class="subtitle" id="no-real-money">"This shop takes no real money"</h2>
            <p class="max-w-prose">"Orders are paid by test cards, and nothing is charged. Three steps make it real:"</p>
            <ol class="flex max-w-prose list-decimal flex-col gap-4 pl-5">
                <li>
                    <p class="font-medium">"Say how you are paid"</p>
                    <p>
                        "Take the live keys from Stripe's pages and set " {setting("STRIPE_SECRET_KEY")} ", " {setting("STRIPE_PUBLISHABLE_KEY")}
                        " and " {setting("STRIPE_WEBHOOK_SECRET")} "; or those of Razorpay: " {setting("RAZORPAY_KEY_ID")} ", "
                        {setting("RAZORPAY_KEY_SECRET")} " and " {setting("RAZORPAY_WEBHOOK_SECRET")}
                        ". Without a provider, " {setting("CASH_ON_DELIVERY=true")} " or " {setting("BANK_TRANSFER")} " do too."
                    </p>
                </li>
                <li>
                    <p class="font-medium">"Tell the provider where the shop is"</p>
                    <p>"Enter this address among the provider's webhooks; for Razorpay with its name at the end. The provider shows you the webhook's secret then."</p>
                    <Address url=webhook />
                </li>
                <li>
                    <p class="font-medium">"Try it, and start anew"</p>
                    <p>{setting("shopsphere check")} " calls the provider and says whether it answers. Restart the shop then."</p>
                </li>
            </ol>
        </section>
    }
}

/// The same in short, for the first page.
#[component]
pub(in crate::pages::admin) fn NoRealMoney() -> impl IntoView {
    view! {
        <section class="notice flex flex-col items-start gap-3" aria-labelledby="no-real-money" data-no-real-money="">
            <h2 class="font-medium" id="no-real-money">"This shop takes no real money"</h2>
            <p class="max-w-prose">"Orders are paid by test cards, and nothing is charged. It takes three steps to change that."</p>
            <a class="btn" href="/admin/payments">"See how"</a>
        </section>
    }
}

/// An address to be copied whole: a click chooses all of it.
#[component]
pub(super) fn Address(url: String) -> impl IntoView {
    view! { <code class="mt-1 block rounded-xl bg-surface px-3 py-2 font-mono text-sm text-ink [overflow-wrap:anywhere] select-all" data-webhook="">{url}</code> }
}
