use leptos::prelude::*;
use services::payments::{Manner, SavedCard};
use shop::Rejection;

use crate::{
    components::{account_frame::AccountFrame, done::Done, fields::FormAlert, provider_fields::ProviderFields},
    forms,
    pages::personal::{Instead, personal},
    request::{Caller, Guests, let_in_guests},
};

const DONE: &[(&str, &str)] = &[("saved", "Your card is saved."), ("forgotten", "The card is forgotten.")];

/// The cards that somebody has saved at the provider.
#[component]
pub fn CardsPage() -> impl IntoView {
    personal("Your cards", async |caller| {
        if !caller.shop.payments.saves_cards() {
            return Err(Instead::NotFound);
        }
        let cards = caller.shop.payments.saved_cards(&caller.ctx).await?;
        let (_, refused) = forms::refused::<()>(&caller, "cards").await;
        let form = form_of(&caller);
        let is_empty = cards.is_empty();
        Ok(view! {
            <AccountFrame current="/account/cards" title="Your cards">
                <Done words=DONE />
                {refused.map(|refused: Rejection| view! { <p class="alert" role="alert">{refused.message}</p> })}
                <p class="text-quiet">"Saved cards make paying one click. Their numbers lie with our payment provider: we only know their last four digits."</p>
                {is_empty.then(|| view! { <p class="text-quiet">"No card yet."</p> })}
                <ul class="panel divide-y divide-line p-0 empty:hidden sm:p-0" role="list">{cards.into_iter().map(row).collect_view()}</ul>
                {form.map(|(key, script)| view! { <AddCard key script /> })}
            </AccountFrame>
        }
        .into_any())
    })
}

/// What the provider's form needs; the page lets it in.
fn form_of(caller: &Caller) -> Option<(String, String)> {
    let provider = caller.shop.payments.providers().find(|provider| provider.vault().is_some())?;
    let Manner::Form { key, script, frames, api } = provider.manner() else { return None };
    let_in_guests(Guests::of(script, frames, api));
    Some((key.to_owned(), script.to_owned()))
}

fn row(card: SavedCard) -> impl IntoView {
    let name = card.name();
    let about = name.clone();
    view! {
        <li class="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4 sm:px-7" data-card="">
            <div class="min-w-0">
                <p class="font-medium tabular-nums [overflow-wrap:anywhere]">{name}</p>
                <p class="text-sm text-quiet">{format!("Valid until {}", card.expiry)}</p>
            </div>
            <details class="open:w-full">
                <summary class="btn list-none [&::-webkit-details-marker]:hidden">"Remove"<span class="sr-only">": " {about}</span></summary>
                <form action="/fn/forget_card" method="post" class="flex flex-wrap items-center justify-between gap-3 pt-4">
                    <p>"It cannot be used here any more then. You can save it again at any time."</p>
                    <input type="hidden" name="card" value=card.reference />
                    <button class="btn text-sale" type="submit">"Remove this card"</button>
                </form>
            </details>
        </li>
    }
}

/// The provider's form, opened by `pay.js`.
#[component]
fn AddCard(key: String, script: String) -> impl IntoView {
    view! {
        <section class="flex flex-col gap-3" aria-labelledby="add-card">
            <h2 class="subtitle" id="add-card">"Add a card"</h2>
            <noscript>
                <p class="notice">"Saving a card here needs scripts, which are switched off. You can also save a card when you pay with it."</p>
            </noscript>
            <form
                action="/fn/begin_saving_card"
                method="post"
                class="panel flex flex-col gap-5 [:root:not([data-scripts])_&]:hidden"
                data-provider-form="confirmSetup"
                data-script=script
                data-key=key
                data-done="/account/cards?done=saved"
            >
                <FormAlert refused=None />
                <ProviderFields />
                <button class="btn btn-primary w-full sm:w-auto sm:self-start" type="submit">"Save this card"</button>
                <p class="hint">"What you type here goes to our payment provider alone: it never reaches our server."</p>
            </form>
        </section>
        <script type="module" src="/pay.js"></script>
    }
}
