//! The second step of a sign-in: a code, or a passkey.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::{ServiceError, sign_in::Challenge};
use shop::Rejection;

use super::personal::{Instead, personal};
use crate::{
    components::{
        fields::{FormAlert, TextField},
        passkey_sign_in::PasskeySignIn,
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    request::{next_query, own_path},
};

/// The page between the right password and the account.
#[component]
pub fn SecondFactorPage() -> impl IntoView {
    let next = use_query_map().get_untracked().get("next").unwrap_or_default();
    personal("One more step", async move |caller| {
        let again = format!("/sign-in?{}", next_query(&next));
        let challenge = match caller.shop.sign_in.challenge_of(&caller.ctx, &caller.challenge()).await {
            Ok(challenge) => challenge,
            // By a second click, or "back" after it was done.
            Err(ServiceError::Rejected(_)) if caller.ctx.me.is_some() => return Err(Instead::Goto(own_path(&next).to_owned())),
            Err(ServiceError::Rejected(_)) => return Ok(view! { <Over again /> }.into_any()),
            Err(failed) => return Err(failed.into()),
        };
        let draft = forms::draft::<()>(&caller, "sign_in_with_code").await.filter(|_| forms::just_refused());
        let refused = draft.map(|draft| draft.rejection);
        Ok(view! { <Step challenge next again refused /> }.into_any())
    })
}

#[component]
fn Step(challenge: Challenge, next: String, again: String, refused: Option<Rejection>) -> impl IntoView {
    let (title, sentence) = match (challenge.by_code, challenge.by_passkey) {
        (true, true) => ("Type a code or use a passkey", "Type the code that your authenticator app shows now, or use your passkey."),
        (false, true) => ("Use your passkey", "Use the passkey of this device. If it is not at hand, type one of your recovery codes."),
        (_, false) => ("Type the code of your app", "Your authenticator app shows a new one every half minute."),
    };
    let passkey = challenge.by_passkey.then(|| {
        let next = next.clone();
        view! { <PasskeySignIn next second_factor=true label="Use a passkey" /> }
    });
    view! {
        <div class="wrap flex max-w-md flex-col gap-6 py-8 lg:py-14">
            <header class="flex flex-col gap-2">
                <p class="eyebrow">"Sign in"</p>
                <h1 class="title">{title}</h1>
                <p class="text-quiet">{sentence}</p>
            </header>
            <div class="panel flex flex-col gap-5">
                <EnhancedForm>
                    <CodeForm next refused />
                </EnhancedForm>
                {passkey}
            </div>
            <p class="hint">"No phone at hand? Each of your recovery codes opens the account once: type one in the place of the code."</p>
            <a class="btn btn-quiet self-start" href=again>"Back to the sign-in"</a>
        </div>
    }
}

#[component]
fn CodeForm(next: String, refused: Option<Rejection>) -> impl IntoView {
    let error = refused.as_ref().and_then(|refused| refused.fields.get("code").cloned());
    view! {
        <form action="/fn/sign_in_with_code" method="post" novalidate class="flex flex-col gap-5">
            <FormAlert refused />
            <input type="hidden" name="next" value=next />
            // Recovery codes have letters, so the keyboard is the usual one.
            <TextField name="code" label="Code" autocomplete="one-time-code" error hint="Six digits, or a recovery code" />
            <button class="btn btn-primary w-full" type="submit">"Continue"</button>
        </form>
    }
}

/// Too late, or never begun.
#[component]
fn Over(again: String) -> impl IntoView {
    view! {
        <section class="wrap flex max-w-xl flex-col items-start gap-5 py-16 sm:py-24">
            <h1 class="title">"This sign-in is over"</h1>
            <p class="text-lg text-quiet">"For your safety there are ten minutes between the password and the code. Please begin again."</p>
            <a class="btn btn-primary" href=again>"Sign in"</a>
        </section>
    }
}
