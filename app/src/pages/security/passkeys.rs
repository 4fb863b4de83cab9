use leptos::prelude::*;
use services::second_factor::PasskeyView;
use shop::Rejection;

use super::{
    fields::{CurrentPassword, Field, SmallForm},
    section::{Fold, Section},
    told::Told,
};
use crate::{
    components::{fields::FormAlert, passkey_sign_in::PasskeyScript},
    islands::enhanced_form::EnhancedForm,
};

const ADD: &str = "add_passkey";
const REMOVE: &str = "remove_passkey";

#[component]
pub(super) fn PasskeysSection(passkeys: Vec<PasskeyView>, has_password: bool, told: Told) -> impl IntoView {
    let state = match passkeys.len() {
        0 => "None".to_owned(),
        1 => "1 passkey".to_owned(),
        many => format!("{many} passkeys"),
    };
    let good = !passkeys.is_empty();
    let refused = told.refused(ADD);
    let row = |passkey: PasskeyView| {
        let refused = told.refused_about(REMOVE, &passkey.id);
        view! { <Row passkey has_password refused /> }
    };
    let rows = good.then(|| view! { <ul class="divide-y divide-line" role="list">{passkeys.into_iter().map(row).collect_view()}</ul> });
    let open = refused.is_some();
    view! {
        <Section id="passkeys" title="Passkeys" state good>
            <p class="max-w-prose text-quiet">
                "Sign in with your finger, face or PIN, without typing anything. Nobody can trick a passkey out of you, and it counts as both steps."
            </p>
            {rows}
            <Fold label="Add a passkey" open>
                <EnhancedForm>
                    <AddForm has_password refused />
                </EnhancedForm>
            </Fold>
            <PasskeyScript />
        </Section>
    }
}

/// The device is asked by a script, which then posts this form with its answer.
#[component]
fn AddForm(has_password: bool, refused: Option<Rejection>) -> impl IntoView {
    view! {
        <form action="/fn/add_passkey" method="post" novalidate class="flex max-w-md flex-col gap-5">
            <FormAlert refused=refused.clone() />
            <input type="hidden" name="ceremony" />
            <input type="hidden" name="response" />
            <Field form=ADD name="name" label="Name" refused=refused.clone() may_be_empty=true hint="So that you know it again, such as “My phone”." />
            <CurrentPassword form=ADD has_password refused />
            <button class="btn btn-primary w-full sm:w-auto sm:self-start" type="submit" data-passkey="add" hidden>"Add this device"</button>
            <p class="notice" data-passkey-missing="">"This browser cannot make passkeys, or scripts are switched off."</p>
        </form>
    }
}

#[component]
fn Row(passkey: PasskeyView, has_password: bool, refused: Option<Rejection>) -> impl IntoView {
    let PasskeyView { id, name, created_at, last_used_at } = passkey;
    let used = last_used_at.map_or_else(|| "not used yet".to_owned(), |used| format!("last used {}", used.for_people()));
    let form = format!("{REMOVE}-{id}");
    let open = refused.is_some();
    view! {
        <li class="flex flex-col gap-3 py-4 sm:flex-row sm:flex-wrap sm:items-center sm:justify-between" data-passkey-row="">
            <div class="min-w-0">
                <p class="font-medium [overflow-wrap:anywhere]">{name.to_string()}</p>
                <p class="text-sm text-quiet">{format!("Added {}, {used}", created_at.for_people())}</p>
            </div>
            <Fold label="Remove" about=name.to_string() open>
                <SmallForm endpoint=REMOVE refused=refused.clone() button="Remove this passkey">
                    <input type="hidden" name="id" value=id />
                    <CurrentPassword form has_password refused />
                </SmallForm>
            </Fold>
        </li>
    }
}
