use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::{Typed, done, on_security_page};
use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{
    forms::Form,
    request::{Caller, next_query},
};

/// What the browser is to do with a passkey; `passkey.js` reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PasskeyCeremony {
    /// Sent back with the device's answer.
    pub key: String,
    /// What the device is asked.
    pub options: serde_json::Value,
}

#[cfg(feature = "ssr")]
impl From<services::second_factor::Ceremony> for PasskeyCeremony {
    fn from(ceremony: services::second_factor::Ceremony) -> Self {
        Self { key: ceremony.key, options: ceremony.options }
    }
}

/// The form of a sign-in by passkey: alone, or after the password.
#[cfg(feature = "ssr")]
fn sign_in_form(second_factor: &str, next: &str) -> Form<'static, ()> {
    let page = if second_factor.is_empty() { "/sign-in" } else { "/sign-in/second-factor" };
    Form { name: "sign_in_with_passkey", values: &(), page: format!("{page}?{}", next_query(next)) }
}

/// The challenge that the password brought. A form that does not ask for it means a sign-in by the passkey alone, even
/// if an older challenge is still about.
#[cfg(feature = "ssr")]
fn challenge_of(caller: &Caller, second_factor: &str) -> Option<String> {
    (!second_factor.is_empty()).then(|| caller.challenge())
}

/// Asks the browser for a passkey to sign in with.
#[server(endpoint = "start_passkey_sign_in")]
pub async fn start_passkey_sign_in(
    #[server(default)] second_factor: String,
    #[server(default)] next: String,
) -> Result<Reply<PasskeyCeremony>, ServerFnError> {
    let caller = Caller::current()?;
    let challenge = challenge_of(&caller, &second_factor);
    let begun = caller.shop.sign_in.start_passkey(&caller.ctx, &caller.origin(), challenge.as_deref()).await;
    let form = sign_in_form(&second_factor, &next);
    Ok(form.answer(&caller, &form.page, begun.map(PasskeyCeremony::from)).await)
}

/// Signs in by the passkey that the browser brought.
#[server(endpoint = "sign_in_with_passkey")]
pub async fn sign_in_with_passkey(
    #[server(default)] ceremony: String,
    #[server(default)] response: String,
    #[server(default)] second_factor: String,
    #[server(default)] next: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let (guest, challenge) = (caller.guest(), challenge_of(&caller, &second_factor));
    let sign_in = &caller.shop.sign_in;
    let done = sign_in.with_passkey(&caller.ctx, guest.as_ref(), &caller.origin(), &ceremony, challenge.as_deref(), &response).await;
    Ok(sign_in_form(&second_factor, &next).lead_on(&caller, done.map(|done| caller.let_in(&done, &next))).await)
}

/// Asks the browser for a new passkey.
#[server(endpoint = "start_passkey")]
pub async fn start_passkey(
    #[server(default)] name: String,
    #[server(default)] current_password: String,
) -> Result<Reply<PasskeyCeremony>, ServerFnError> {
    let caller = Caller::current()?;
    let asked = services::second_factor::NewPasskey { name, current_password };
    let begun = caller.shop.second_factor.start_registration(&caller.ctx, &caller.origin(), &asked).await;
    let form = Typed::default();
    Ok(on_security_page("add_passkey", &form).answer(&caller, "/account/security", begun.map(PasskeyCeremony::from)).await)
}

/// Adds the passkey that the browser made; leads to the recovery codes if there are new ones.
#[server(endpoint = "add_passkey")]
pub async fn add_passkey(#[server(default)] ceremony: String, #[server(default)] response: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let added = caller.shop.second_factor.finish_registration(&caller.ctx, &caller.origin(), &ceremony, &response).await;
    let next = |codes: Vec<String>| if codes.is_empty() { done("passkey-added") } else { "/account/security/recovery-codes".to_owned() };
    Ok(on_security_page("add_passkey", &Typed::default()).lead_on(&caller, added.map(next)).await)
}

/// Removes a passkey.
#[server(endpoint = "remove_passkey")]
pub async fn remove_passkey(
    #[server(default)] id: String,
    #[server(default)] current_password: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let removed = caller.shop.second_factor.remove_passkey(&caller.ctx, &id, &current_password).await;
    let typed = Typed { about: id, ..Typed::default() };
    Ok(on_security_page("remove_passkey", &typed).lead_on(&caller, removed.map(|()| done("passkey-removed"))).await)
}
