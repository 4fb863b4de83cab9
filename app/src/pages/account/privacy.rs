use leptos::prelude::*;
use shop::{Rejection, Timestamp};

use crate::{
    components::{
        account_frame::AccountFrame,
        closing_notice::ClosingNotice,
        done::Done,
        fields::{FormAlert, TextField},
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    pages::personal::personal,
};

const LABELS: &[(&str, &str)] = &[("current_password", "Your password")];
const DONE: &[(&str, &str)] =
    &[("closing", "Your account will be closed. We sent you a mail that says so."), ("kept", "Your account stays.")];

/// What the shop knows, to take along; and the way out.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    personal("Privacy", async |caller| {
        let closes_at = caller.ctx.me()?.user.closes_at;
        let has_password = caller.shop.accounts.has_password(&caller.ctx).await?;
        let (_, refused) = forms::refused::<()>(&caller, "close").await;
        let view = view! {
            <AccountFrame current="/account/privacy" title="Privacy">
                <Done words=DONE />
                <Export />
                <Closing closes_at has_password refused />
            </AccountFrame>
        };
        Ok(view.into_any())
    })
}

#[component]
fn Export() -> impl IntoView {
    view! {
        <section class="panel flex flex-col items-start gap-4" aria-labelledby="export">
            <h2 class="subtitle" id="export">"Your data"</h2>
            <p class="text-quiet">"Everything we keep about you as one file (JSON): your account, addresses, orders, cart, favourites and sessions. Passwords are not in it."</p>
            <a class="btn" href="/account/export" download>"Download my data"</a>
        </section>
    }
}

#[component]
fn Closing(closes_at: Option<Timestamp>, has_password: bool, refused: Option<Rejection>) -> impl IntoView {
    let shown = match closes_at {
        Some(at) => view! { <ClosingNotice at /> }.into_any(),
        None => view! {
            <EnhancedForm>
                <ClosingForm has_password refused />
            </EnhancedForm>
        }
        .into_any(),
    };
    view! {
        <section class="panel flex flex-col gap-5" aria-labelledby="closing">
            <h2 class="subtitle" id="closing">"Close the account"</h2>
            <ul class="list-disc pl-5 text-quiet">
                <li>"It goes in two weeks. Until then you can think better of it here."</li>
                <li>"Profile, picture, addresses, cart, favourites and sessions are removed for good."</li>
                <li>"Orders stay in our books, without your name, e-mail and street. Invoices stay as they were issued, because the law asks for that."</li>
            </ul>
            {shown}
        </section>
    }
}

#[component]
fn ClosingForm(has_password: bool, refused: Option<Rejection>) -> impl IntoView {
    let error = refused.as_ref().and_then(|refused| refused.fields.get("current_password").cloned());
    view! {
        <form action="/fn/close_account" method="post" novalidate class="flex flex-col gap-5">
            <FormAlert refused labels=LABELS />
            {has_password.then(|| {
                view! { <TextField name="current_password" label="Your password" kind="password" autocomplete="current-password" error hint="To make sure that it is you." /> }
            })}
            <button class="btn self-start text-sale" type="submit">"Close my account"</button>
        </form>
    }
}
