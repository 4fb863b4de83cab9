//! How somebody signs in: password, e-mail, second factor, passkeys, other providers.

mod passkeys;
mod second_factor;

pub use passkeys::{
    AddPasskey, PasskeyCeremony, RemovePasskey, SignInWithPasskey, StartPasskey, StartPasskeySignIn, add_passkey, remove_passkey,
    sign_in_with_passkey, start_passkey, start_passkey_sign_in,
};
pub use second_factor::{
    ConfirmAuthenticator, MakeRecoveryCodes, OfferAuthenticator, PutRecoveryCodesAway, RemoveAuthenticator, SignInWithCode,
    confirm_authenticator, make_recovery_codes, offer_authenticator, put_recovery_codes_away, remove_authenticator, sign_in_with_code,
};

use leptos::prelude::*;

use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{forms::Form, request::Caller};

/// What a refused form of the security page gives back to be mended; never a password or a code.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    /// Where somebody wants to be reached.
    pub(crate) email: String,
    /// What a form was about: a passkey or a provider.
    pub(crate) about: String,
}

/// A form of the security page, named after its endpoint.
#[cfg(feature = "ssr")]
fn on_security_page<'a>(endpoint: &'a str, typed: &'a Typed) -> Form<'a, Typed> {
    Form { name: endpoint, values: typed, page: format!("/account/security?form={endpoint}") }
}

/// The security page, with a word for what was done.
#[cfg(feature = "ssr")]
fn done(what: &str) -> String {
    format!("/account/security?done={what}")
}

/// Sets another password, or the first one.
#[server(endpoint = "change_password")]
pub async fn change_password(
    #[server(default)] current_password: String,
    #[server(default)] password: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let changed = caller.shop.accounts.change_password(&caller.ctx, &current_password, &password).await;
    let typed = Typed::default();
    Ok(on_security_page("change_password", &typed).lead_on(&caller, changed.map(|()| done("password"))).await)
}

/// Asks for another e-mail; a link goes there.
#[server(endpoint = "request_new_email")]
pub async fn request_new_email(
    #[server(default)] email: String,
    #[server(default)] current_password: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let asked = caller.shop.accounts.request_email_change(&caller.ctx, &email, &current_password).await;
    let typed = Typed { email, ..Typed::default() };
    Ok(on_security_page("request_new_email", &typed).lead_on(&caller, asked.map(|()| done("email"))).await)
}

/// Forgets that somebody signs in with another provider.
#[server(endpoint = "unlink_provider")]
pub async fn unlink_provider(#[server(default)] provider: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let unlinked = caller.shop.sign_in.unlink(&caller.ctx, &provider).await;
    let typed = Typed { about: provider, ..Typed::default() };
    Ok(on_security_page("unlink_provider", &typed).lead_on(&caller, unlinked.map(|()| done("unlinked"))).await)
}
