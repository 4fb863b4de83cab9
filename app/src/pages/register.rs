//! Opening an account.

use leptos::prelude::*;
use services::accounts::TypedIdentity;
use shop::Rejection;

use super::{personal::personal, sign_in::next_page};
use crate::{
    components::{
        entry::Entry,
        fields::FormAlert,
        newcomer_fields::{NEWCOMER_LABELS, NewcomerFields},
        provider_links::{OtherWays, providers},
    },
    forms,
    islands::enhanced_form::EnhancedForm,
    request::next_query,
};

/// The form; whoever is in already goes on.
#[component]
pub fn RegisterPage() -> impl IntoView {
    personal("Open an account", async |caller| {
        let next = next_page(&caller)?;
        let (typed, refused) = forms::refused::<TypedIdentity>(&caller, "register").await;
        // The island takes its own along.
        let (query, beside) = (next_query(&next), next.clone());
        let view = view! {
            <Entry title="Open an account" intro="Your orders, addresses and favourites in one place, on every device.">
                <EnhancedForm>
                    <RegisterFields typed=typed.unwrap_or_default() next refused />
                </EnhancedForm>
                <OtherWays providers=providers(&caller.shop) next=beside />
                <p>"Here before? " <a class="link inline-flex min-h-6 items-center" href=format!("/sign-in?{query}")>"Sign in"</a></p>
            </Entry>
        };
        Ok(view.into_any())
    })
}

#[component]
fn RegisterFields(typed: TypedIdentity, next: String, refused: Option<Rejection>) -> impl IntoView {
    let errors = refused.as_ref().map(|refused| refused.fields.clone()).unwrap_or_default();
    view! {
        <form action="/fn/register" method="post" novalidate class="panel flex flex-col gap-5">
            <FormAlert refused labels=NEWCOMER_LABELS />
            <input type="hidden" name="next" value=next />
            <NewcomerFields typed errors />
            <button class="btn btn-primary w-full text-lg" type="submit">"Open account"</button>
        </form>
    }
}
