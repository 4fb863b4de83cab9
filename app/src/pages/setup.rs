//! The first start: making the first admin.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use services::accounts::TypedIdentity;
use shop::Rejection;

use super::{links::unless_over, personal::personal};
use crate::{
    components::{
        entry::{Entry, LinkOver},
        fields::FormAlert,
        newcomer_fields::{NEWCOMER_LABELS, NewcomerFields},
    },
    forms,
    islands::enhanced_form::EnhancedForm,
};

/// The form, while the console's link is good.
#[component]
pub fn SetupPage() -> impl IntoView {
    let key = use_params_map().with_untracked(|params| params.get("key")).unwrap_or_default();
    personal("Set up the shop", async move |caller| {
        if unless_over(caller.shop.setup.check(&caller.ctx, &key).await)?.is_none() {
            let sentence = "It was used already, or its half hour is over. As long as there is no admin, the program prints a new one each time it starts.";
            return Ok(view! { <LinkOver sentence href="/sign-in" label="Sign in" /> }.into_any());
        }
        let (typed, refused) = forms::refused::<TypedIdentity>(&caller, "setup").await;
        let view = view! {
            <Entry title="Welcome to your shop" intro="This makes its first admin, who may do everything here.">
                <EnhancedForm>
                    <SetupFields key typed=typed.unwrap_or_default() refused />
                </EnhancedForm>
            </Entry>
        };
        Ok(view.into_any())
    })
}

#[component]
fn SetupFields(key: String, typed: TypedIdentity, refused: Option<Rejection>) -> impl IntoView {
    let errors = refused.as_ref().map(|refused| refused.fields.clone()).unwrap_or_default();
    view! {
        <form action="/fn/set_up_shop" method="post" novalidate class="panel flex flex-col gap-5">
            <FormAlert refused labels=NEWCOMER_LABELS />
            <input type="hidden" name="key" value=key />
            <NewcomerFields typed errors />
            <button class="btn btn-primary w-full text-lg" type="submit">"Open the shop"</button>
        </form>
    }
}
