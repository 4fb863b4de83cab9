//! A new password, by the link that was sent.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shop::{Rejection, text::Email};

use super::{links::unless_over, personal::personal};
use crate::{
    components::{
        entry::{Entry, LinkOver},
        fields::{FormAlert, TextField},
        newcomer_fields::PASSWORD_HINT,
    },
    forms,
    islands::enhanced_form::EnhancedForm,
};

const LABELS: &[(&str, &str)] = &[("password", "New password")];

/// The form, while the link is good.
#[component]
pub fn ResetPage() -> impl IntoView {
    let key = use_params_map().with_untracked(|params| params.get("key")).unwrap_or_default();
    personal("New password", async move |caller| {
        let Some(email) = unless_over(caller.shop.accounts.reset_of(&caller.ctx, &key).await)? else {
            return Ok(view! { <LinkOver sentence="It was used already, or it is too old. Please ask for a new one." href="/forgot-password" label="Ask for a new link" /> }.into_any());
        };
        let (_, refused) = forms::refused::<()>(&caller, "reset").await;
        let view = view! {
            <Entry title="A new password" intro="Once it is set, every device that is signed in must sign in again.">
                <EnhancedForm>
                    <ResetFields key email refused />
                </EnhancedForm>
            </Entry>
        };
        Ok(view.into_any())
    })
}

#[component]
fn ResetFields(key: String, email: Email, refused: Option<Rejection>) -> impl IntoView {
    let error = refused.as_ref().and_then(|refused| refused.fields.get("password").cloned());
    let email = email.to_string();
    view! {
        <form action="/fn/reset_password" method="post" novalidate class="panel flex flex-col gap-5">
            <FormAlert refused labels=LABELS />
            <input type="hidden" name="key" value=key />
            <p class="text-quiet">"For " <span class="text-ink [overflow-wrap:anywhere]">{email.clone()}</span></p>
            // Nameless, so it is not sent: it tells the browser's password store whose password this is.
            <input type="text" autocomplete="username" value=email readonly hidden />
            <TextField name="password" label="New password" kind="password" autocomplete="new-password" error hint=PASSWORD_HINT />
            <button class="btn btn-primary w-full text-lg" type="submit">"Set the password"</button>
        </form>
    }
}
