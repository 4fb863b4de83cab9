use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::{Typed, done, on_security_page};
use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{
    forms::Form,
    request::{Caller, next_query},
};

#[cfg(feature = "ssr")]
const CODES: &str = "/account/security/recovery-codes";

/// Goes on with a sign-in by a code.
#[server(endpoint = "sign_in_with_code")]
pub async fn sign_in_with_code(#[server(default)] code: String, #[server(default)] next: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let done = caller.shop.sign_in.with_code(&caller.ctx, caller.guest().as_ref(), &caller.challenge(), &code).await;
    let form = Form { name: "sign_in_with_code", values: &(), page: format!("/sign-in/second-factor?{}", next_query(&next)) };
    Ok(form.lead_on(&caller, done.map(|done| caller.let_in(&done, &next))).await)
}

/// Begins to set an authenticator app up.
#[server(endpoint = "offer_authenticator")]
pub async fn offer_authenticator(#[server(default)] current_password: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let offered = caller.shop.second_factor.offer_authenticator(&caller.ctx, &current_password).await;
    let next = offered.map(|()| "/account/security/authenticator".to_owned());
    Ok(on_security_page("offer_authenticator", &Typed::default()).lead_on(&caller, next).await)
}

/// Switches the app on by a code that it shows.
#[server(endpoint = "confirm_authenticator")]
pub async fn confirm_authenticator(#[server(default)] code: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let confirmed = caller.shop.second_factor.confirm_authenticator(&caller.ctx, &code).await;
    let form = Form { name: "confirm_authenticator", values: &(), page: "/account/security/authenticator".to_owned() };
    Ok(form.lead_on(&caller, confirmed.map(|_| CODES.to_owned())).await)
}

/// Switches the app off.
#[server(endpoint = "remove_authenticator")]
pub async fn remove_authenticator(#[server(default)] current_password: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let removed = caller.shop.second_factor.remove_authenticator(&caller.ctx, &current_password).await;
    let next = removed.map(|()| done("authenticator-off"));
    Ok(on_security_page("remove_authenticator", &Typed::default()).lead_on(&caller, next).await)
}

/// Makes new recovery codes.
#[server(endpoint = "make_recovery_codes")]
pub async fn make_recovery_codes(#[server(default)] current_password: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let made = caller.shop.second_factor.make_recovery_codes(&caller.ctx, &current_password).await;
    Ok(on_security_page("make_recovery_codes", &Typed::default()).lead_on(&caller, made.map(|_| CODES.to_owned())).await)
}

/// Says that the codes are kept: they are not shown again.
#[server(endpoint = "put_recovery_codes_away")]
pub async fn put_recovery_codes_away() -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let put_away = caller.shop.second_factor.put_codes_away(&caller.ctx).await;
    let form = Form { name: "put_recovery_codes_away", values: &(), page: CODES.to_owned() };
    Ok(form.lead_on(&caller, put_away.map(|()| done("codes-kept"))).await)
}
