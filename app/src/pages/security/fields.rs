//! Fields and forms of a page with many forms: a field's id begins with its form's name, so that none stands twice.

use leptos::prelude::*;
use shop::Rejection;

use crate::{components::fields::FormAlert, islands::enhanced_form::EnhancedForm};

/// A form of the page.
#[component]
pub(super) fn SmallForm(
    /// Its endpoint.
    endpoint: &'static str,
    /// Why it was refused.
    refused: Option<Rejection>,
    /// What is on its button.
    #[prop(into)]
    button: String,
    children: Children,
) -> impl IntoView {
    view! {
        <EnhancedForm>
            <form action=format!("/fn/{endpoint}") method="post" novalidate class="flex max-w-md flex-col gap-5">
                <FormAlert refused />
                {children()}
                <button class="btn btn-primary w-full sm:w-auto sm:self-start" type="submit">{button}</button>
            </form>
        </EnhancedForm>
    }
}

/// A field of one line.
#[component]
pub(super) fn Field(
    /// Names the form on this page.
    #[prop(into)]
    form: String,
    name: &'static str,
    label: &'static str,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional, into)] value: String,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] may_be_empty: bool,
    refused: Option<Rejection>,
) -> impl IntoView {
    let id = format!("{form}-{name}");
    let error = refused.and_then(|refused| refused.fields.get(name).cloned());
    let (of_hint, of_error) = (format!("{id}-hint"), format!("{id}-error"));
    let described = if hint.is_empty() { of_error.clone() } else { format!("{of_hint} {of_error}") };
    let optional = may_be_empty.then(|| view! { <span class="font-normal text-quiet">" (optional)"</span> });
    view! {
        <div class="field">
            <label for=id.clone()>{label} {optional}</label>
            <input
                class="input"
                id=id
                name=name
                type=kind
                value=value
                autocomplete=autocomplete
                required=!may_be_empty
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described
            />
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=of_hint>{hint}</p> })}
            <p class="error empty:hidden" id=of_error data-error-for=name>{error}</p>
        </div>
    }
}

/// Asks once more for the password, of whoever has one. Others need a fresh sign-in, and are told when it is not.
#[component]
pub(super) fn CurrentPassword(
    /// Names the form on this page.
    #[prop(into)]
    form: String,
    has_password: bool,
    refused: Option<Rejection>,
) -> impl IntoView {
    has_password.then(|| {
        view! { <Field form name="current_password" label="Current password" kind="password" autocomplete="current-password" refused /> }
    })
}
