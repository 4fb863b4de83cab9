//! A forgotten password: asking for a link to a new one.

use leptos::prelude::*;
use services::accounts::TypedIdentity;
use shop::Rejection;

use super::personal::personal;
use crate::{
    components::{
        done::Done,
        entry::Entry,
        fields::{FormAlert, TextField},
    },
    forms,
    islands::enhanced_form::EnhancedForm,
};

const LABELS: &[(&str, &str)] = &[("email", "E-mail")];
/// The same whether there is such an account or not.
const DONE: &[(&str, &str)] = &[(
    "sent",
    "If there is an account with this e-mail, a link is on its way. It works once, and for an hour. Please look into your spam folder too.",
)];

/// The form, and what comes after it.
#[component]
pub fn ForgottenPage() -> impl IntoView {
    personal("Forgotten password", async |caller| {
        let (typed, refused) = forms::refused::<TypedIdentity>(&caller, "forgotten").await;
        let view = view! {
            <Entry title="Forgotten your password?" intro="Tell us your e-mail, and we send you a link to a new one.">
                <Done words=DONE />
                <EnhancedForm>
                    <ForgottenFields email=typed.unwrap_or_default().email refused />
                </EnhancedForm>
                <a class="link inline-flex min-h-6 items-center self-start" href="/sign-in">"Back to the sign-in"</a>
            </Entry>
        };
        Ok(view.into_any())
    })
}

#[component]
fn ForgottenFields(email: String, refused: Option<Rejection>) -> impl IntoView {
    let error = refused.as_ref().and_then(|refused| refused.fields.get("email").cloned());
    view! {
        <form action="/fn/request_reset" method="post" novalidate class="panel flex flex-col gap-5">
            <FormAlert refused labels=LABELS />
            <TextField name="email" label="E-mail" kind="email" inputmode="email" autocomplete="username" value=email error />
            <button class="btn btn-primary w-full text-lg" type="submit">"Send the link"</button>
        </form>
    }
}
