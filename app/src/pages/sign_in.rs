//! Signing in by e-mail and password, and the ways beside it.

use leptos::prelude::*;
use services::accounts::TypedIdentity;
use shop::Rejection;

use super::personal::{Instead, personal};
use crate::{
    components::{
        done::Done,
        entry::Entry,
        fields::{FormAlert, TextField},
        passkey_sign_in::PasskeySignIn,
        provider_links::{OtherWays, providers},
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    request::{Caller, asked, next_query, own_path},
};

const LABELS: &[(&str, &str)] = &[("email", "E-mail"), ("password", "Password")];
const DONE: &[(&str, &str)] = &[("password", "Your new password is set. Please sign in with it.")];

/// The sign-in; whoever is in already goes on.
#[component]
pub fn SignInPage() -> impl IntoView {
    personal("Sign in", async |caller| {
        let next = next_page(&caller)?;
        let (typed, refused) = forms::refused::<TypedIdentity>(&caller, "sign_in").await;
        // Somebody who came back from a provider is told of that, not of a form they sent before.
        let (refused, elsewhere) = match asked("form").as_deref() {
            Some("provider") => (None, forms::refused::<serde_json::Value>(&caller, "provider").await.1),
            _ => (refused, None),
        };
        // The island takes its own along.
        let (query, beside) = (next_query(&next), next.clone());
        let view = view! {
            <Entry title="Sign in">
                <Done words=DONE />
                {elsewhere.map(|refused| view! { <FormAlert refused=Some(refused) /> })}
                <EnhancedForm>
                    <SignInFields email=typed.unwrap_or_default().email next refused />
                </EnhancedForm>
                <PasskeySignIn next=beside.clone() />
                <OtherWays providers=providers(&caller.shop) next=beside />
                <p>"New here? " <a class="link inline-flex min-h-6 items-center" href=format!("/register?{query}")>"Open an account"</a></p>
            </Entry>
        };
        Ok(view.into_any())
    })
}

/// Where somebody goes once they are in; at once if they are.
pub(super) fn next_page(caller: &Caller) -> Result<String, Instead> {
    let next = own_path(&asked("next").unwrap_or_default()).to_owned();
    if caller.ctx.me.is_some() { Err(Instead::Goto(next)) } else { Ok(next) }
}

#[component]
fn SignInFields(email: String, next: String, refused: Option<Rejection>) -> impl IntoView {
    let errors = refused.as_ref().map(|refused| refused.fields.clone()).unwrap_or_default();
    let error = |name: &str| errors.get(name).cloned();
    view! {
        <form action="/fn/sign_in" method="post" novalidate class="panel flex flex-col gap-5">
            <FormAlert refused labels=LABELS />
            <input type="hidden" name="next" value=next />
            <TextField name="email" label="E-mail" kind="email" inputmode="email" autocomplete="username" value=email error=error("email") />
            <TextField name="password" label="Password" kind="password" autocomplete="current-password" error=error("password") />
            <button class="btn btn-primary w-full text-lg" type="submit">"Sign in"</button>
            <a class="link inline-flex min-h-6 items-center self-start text-sm" href="/forgot-password">"Forgotten your password?"</a>
        </form>
    }
}
