//! What the links in mails lead to: opening one changes nothing, its button does.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use services::{ServiceError, ServiceResult};
use shop::{Code, Rejection, text::Email};

use super::personal::{Instead, personal};
use crate::{
    components::{
        entry::{Entry, LinkOver},
        fields::FormAlert,
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    request::Caller,
};

/// In place of a link's key, once it was used.
const DONE: &str = "done";

/// The link that proves an e-mail.
#[component]
pub fn VerifyPage() -> impl IntoView {
    let key = key();
    personal("Confirm your e-mail", async move |caller| {
        if key == DONE {
            return Ok(view! { <Confirmed title="Your e-mail is confirmed" sentence="Thank you. Earlier orders with this e-mail are in your history now." caller /> }.into_any());
        }
        let Some(email) = unless_over(caller.shop.accounts.verification_of(&caller.ctx, &key).await)? else {
            let sentence = "It was used already, or it is too old. If your e-mail is not confirmed yet, your account sends you a new one.";
            return Ok(view! { <LinkOver sentence href="/account" label="Go to your account" /> }.into_any());
        };
        let (_, refused) = forms::refused::<()>(&caller, "verify").await;
        Ok(view! { <Confirm action="/fn/verify_email" title="Is this your e-mail?" key email refused /> }.into_any())
    })
}

/// The link that makes a new e-mail count.
#[component]
pub fn NewEmailPage() -> impl IntoView {
    let key = key();
    personal("Confirm your new e-mail", async move |caller| {
        if key == DONE {
            return Ok(
                view! { <Confirmed title="Your new e-mail counts from now on" sentence="Please sign in with it next time." caller /> }
                    .into_any(),
            );
        }
        let Some(email) = unless_over(caller.shop.accounts.new_email_of(&caller.ctx, &key).await)? else {
            let sentence = "It was used already, or it is too old. You can ask for the change once more.";
            return Ok(view! { <LinkOver sentence href="/account/security" label="Go to your account" /> }.into_any());
        };
        let (_, refused) = forms::refused::<()>(&caller, "new_email").await;
        Ok(view! { <Confirm action="/fn/confirm_new_email" title="Is this your new e-mail?" key email refused /> }.into_any())
    })
}

fn key() -> String {
    use_params_map().with_untracked(|params| params.get("key")).unwrap_or_default()
}

/// What a link is for, or nothing if it is over, which is a page and no trouble.
pub(super) fn unless_over<T>(found: ServiceResult<T>) -> Result<Option<T>, Instead> {
    match found {
        Ok(what) => Ok(Some(what)),
        Err(ServiceError::Rejected(refused)) if refused.code == Code::LinkOver => Ok(None),
        Err(other) => Err(other.into()),
    }
}

#[component]
fn Confirm(action: &'static str, title: &'static str, key: String, email: Email, refused: Option<Rejection>) -> impl IntoView {
    view! {
        <Entry title=title>
            <EnhancedForm>
                <form action=action method="post" class="panel flex flex-col gap-5">
                    <FormAlert refused />
                    <input type="hidden" name="key" value=key />
                    <p class="text-lg [overflow-wrap:anywhere]">{email.to_string()}</p>
                    <button class="btn btn-primary w-full text-lg" type="submit">"Confirm"</button>
                </form>
            </EnhancedForm>
        </Entry>
    }
}

#[component]
fn Confirmed(title: &'static str, sentence: &'static str, caller: Caller) -> impl IntoView {
    let (href, label) = if caller.ctx.me.is_some() { ("/account", "Your account") } else { ("/sign-in", "Sign in") };
    view! {
        <Entry title=title intro=sentence>
            <div class="flex flex-wrap gap-3">
                <a class="btn btn-primary" href=href>{label}</a>
                <a class="btn" href="/shop">"Look around the shop"</a>
            </div>
        </Entry>
    }
}
