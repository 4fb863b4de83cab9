use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use services::payments::{About, AboutOrder, Arrived};

use super::inbox::{State, tries};
use crate::{
    components::{admin_frame::AdminFrame, done::Done},
    pages::personal::personal,
};

const DONE: &[(&str, &str)] = &[("replayed", "It is worked on once more, in a moment.")];

/// One message of a provider: what came, what became of it, and once more.
#[component]
pub fn MessagePage() -> impl IntoView {
    let named = use_params_map().with_untracked(|params| params.get("message")).unwrap_or_default();
    personal("Message of a provider", async move |caller| {
        let payments = &caller.shop.payments;
        let message = payments.message(&caller.ctx, &named).await?;
        let order = payments.order_of_message(&caller.ctx, &message.letter).await?;
        let provider = payments.label_of(&message.letter.provider);
        // A value that was JSON when it came is JSON now.
        let payload = serde_json::to_string_pretty(&message.letter.payload).unwrap_or_default();
        let id = message.id.clone();
        let view = view! {
            <AdminFrame powers=caller.ctx.powers.clone() current="/admin/payments" title="Message of a provider">
                <Done words=DONE />
                <Facts message provider order />
                <section class="panel flex flex-col gap-4" aria-labelledby="payload">
                    <h2 class="subtitle" id="payload">"What was sent"</h2>
                    <p class="text-sm text-quiet">"Without secrets, cards and addresses. It is only a hint: the provider is asked how things stand before anything is done."</p>
                    <pre class="overflow-x-auto rounded-2xl bg-sunken p-4 text-sm" tabindex="0" role="region" aria-labelledby="payload" data-payload="">{payload}</pre>
                </section>
                <section class="panel flex flex-col items-start gap-3" aria-labelledby="replay">
                    <h2 class="subtitle" id="replay">"Once more"</h2>
                    <p class="max-w-prose text-quiet">"The provider is asked again how things stand. What was done before is not done twice."</p>
                    <form action="/fn/replay_message" method="post">
                        <input type="hidden" name="id" value=id />
                        <button class="btn btn-primary" type="submit">"Replay"</button>
                    </form>
                </section>
                <a class="btn btn-quiet self-start" href="/admin/payments/inbox">"Back to all messages"</a>
            </AdminFrame>
        };
        Ok(view.into_any())
    })
}

#[component]
fn Facts(message: Arrived, provider: String, order: Option<AboutOrder>) -> impl IntoView {
    let fact = |name: &'static str, value: AnyView| {
        view! {
            <div class="grid gap-x-6 py-2 sm:grid-cols-[8rem_minmax(0,1fr)]">
                <dt class="text-quiet">{name}</dt>
                <dd class="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
            </div>
        }
    };
    let order = order.map(|AboutOrder { id, number }| {
        view! { " of order " <a class="link inline-flex min-h-6 items-center font-mono" href=format!("/admin/orders/{id}")>{number.to_string()}</a> }
    });
    let about = about(&message.letter.about);
    let mono = |text: String| view! { <span class="font-mono text-sm">{text}</span> }.into_any();
    view! {
        <section class="panel" aria-label="What became of it">
            <dl class="divide-y divide-line">
                {fact("State", view! { <State state=message.state /> }.into_any())}
                {fact("From", provider.into_any())}
                {fact("Kind", mono(message.letter.kind))}
                {fact("About", view! { {about} {order} }.into_any())}
                {fact("Received", view! { <time datetime=message.at.to_rfc3339()>{message.at.for_people()}</time> }.into_any())}
                {fact("Tried", tries(message.attempts).into_any())}
                {message.last_error.map(|error| fact("Last error", view! { <span class="text-sale">{error}</span> }.into_any()))}
                {fact("Its id", mono(message.id))}
            </dl>
        </section>
    }
}

fn about(about: &About) -> String {
    match about {
        About::Payment { reference, .. } => format!("Payment {reference}"),
        About::Refund { payment_reference, .. } => format!("A refund out of payment {payment_reference}"),
        About::Dispute { reference } => format!("Dispute {reference}"),
        About::Nothing => "Nothing that the shop acts upon".to_owned(),
    }
}
