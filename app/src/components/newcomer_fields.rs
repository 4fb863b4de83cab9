//! Name, e-mail and password of somebody new.

use leptos::prelude::*;
use services::accounts::TypedIdentity;
use shop::FieldErrors;

use super::fields::TextField;

/// What people call the fields, in the form's order.
pub const NEWCOMER_LABELS: &[(&str, &str)] = &[("name", "Name"), ("email", "E-mail"), ("password", "Password")];
/// What a new password needs.
pub const PASSWORD_HINT: &str = "At least 8 characters. A few words in a row are easy to remember and hard to guess.";

/// The fields; a password is never given back.
#[component]
pub fn NewcomerFields(
    /// What was typed before.
    typed: TypedIdentity,
    /// What is wrong with it.
    errors: FieldErrors,
) -> impl IntoView {
    let error = |name: &str| errors.get(name).cloned();
    view! {
        <TextField name="name" label="Name" autocomplete="name" value=typed.name error=error("name") />
        <TextField name="email" label="E-mail" kind="email" inputmode="email" autocomplete="email" value=typed.email error=error("email") />
        <TextField name="password" label="Password" kind="password" autocomplete="new-password" error=error("password") hint=PASSWORD_HINT />
    }
}
