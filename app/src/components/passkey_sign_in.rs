//! Signing in with a passkey. Only scripts can ask a device for one, so without them nothing of this is seen.

use leptos::prelude::*;

use super::fields::FormAlert;
use crate::islands::enhanced_form::EnhancedForm;

/// The script that asks the device, for every page with a passkey's button.
#[component]
pub fn PasskeyScript() -> impl IntoView {
    view! { <script type="module" src="/passkey.js"></script> }
}

/// The button, and the form that carries the device's answer.
#[component]
pub fn PasskeySignIn(
    /// Where to go then.
    #[prop(into)]
    next: String,
    /// Whether it is the second factor after the password.
    #[prop(optional)]
    second_factor: bool,
    /// What is on the button.
    #[prop(default = "Sign in with a passkey")]
    label: &'static str,
) -> impl IntoView {
    view! {
        <EnhancedForm>
            <form action="/fn/sign_in_with_passkey" method="post" novalidate class="flex flex-col gap-4">
                <FormAlert refused=None />
                <input type="hidden" name="next" value=next />
                {second_factor.then(|| view! { <input type="hidden" name="second_factor" value="1" /> })}
                <input type="hidden" name="ceremony" />
                <input type="hidden" name="response" />
                <button class="btn w-full" type="submit" data-passkey="sign-in" hidden>{label}</button>
            </form>
        </EnhancedForm>
        <PasskeyScript />
    }
}
