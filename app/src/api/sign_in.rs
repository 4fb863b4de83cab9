use leptos::prelude::*;

use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{
    forms::Form,
    request::{Caller, next_query},
};
#[cfg(feature = "ssr")]
use services::{
    ServiceError,
    accounts::{RegisterForm, TypedIdentity},
};

/// Opens an account, and signs in at once: the guest's cart comes along.
#[server(endpoint = "register")]
pub async fn register(
    #[server(default)] name: String,
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] next: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = TypedIdentity { name: name.clone(), email: email.clone() };
    let newcomer = RegisterForm { name, email, password };
    let opened = async {
        caller.shop.accounts.register(&caller.ctx, &newcomer).await?;
        caller.shop.sign_in.with_password(&caller.ctx, caller.guest().as_ref(), &newcomer.email, &newcomer.password).await
    };
    let form = Form { name: "register", values: &typed, page: format!("/register?{}", next_query(&next)) };
    Ok(form.lead_on(&caller, opened.await.map(|sign_in| caller.let_in(&sign_in, &next))).await)
}

/// Signs in by e-mail and password.
#[server(endpoint = "sign_in")]
pub async fn sign_in(
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] next: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let tried = caller.shop.sign_in.with_password(&caller.ctx, caller.guest().as_ref(), &email, &password).await;
    let typed = TypedIdentity { name: String::new(), email };
    let form = Form { name: "sign_in", values: &typed, page: format!("/sign-in?{}", next_query(&next)) };
    Ok(form.lead_on(&caller, tried.map(|sign_in| caller.let_in(&sign_in, &next))).await)
}

/// Ends the session of this browser.
#[server(endpoint = "sign_out")]
pub async fn sign_out() -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let ended = match caller.shop.sessions.sign_out(&caller.ctx).await {
        Err(failed @ ServiceError::Failed { .. }) => Err(failed),
        // Whoever is signed out already has what they want.
        Ok(()) | Err(ServiceError::Rejected(_)) => Ok("/".to_owned()),
    };
    if ended.is_ok() {
        caller.let_out();
    }
    Ok(Form::bare("sign_out", "/account").lead_on(&caller, ended).await)
}
