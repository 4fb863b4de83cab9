use leptos::prelude::*;

use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{
    forms::{Form, plain},
    request::Caller,
};
#[cfg(feature = "ssr")]
use services::accounts::{RegisterForm, TypedIdentity};

/// Sends a link to a new password, if there is such an account; the answer is the same if there is none.
#[server(endpoint = "request_reset")]
pub async fn request_reset(#[server(default)] email: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let asked = caller.shop.accounts.request_reset(&caller.ctx, &email).await;
    let form = Form { name: "forgotten", values: &TypedIdentity { name: String::new(), email }, page: "/forgot-password".to_owned() };
    Ok(form.lead_on(&caller, asked.map(|()| "/forgot-password?done=sent".to_owned())).await)
}

/// Sets a new password by the link that was sent.
#[server(endpoint = "reset_password")]
pub async fn reset_password(#[server(default)] key: String, #[server(default)] password: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let set = caller.shop.accounts.reset_password(&caller.ctx, &key, &password).await;
    let form = Form::bare("reset", &format!("/reset/{}", plain(&key)));
    Ok(form.lead_on(&caller, set.map(|()| "/sign-in?done=password".to_owned())).await)
}

/// Takes an e-mail as proved by the link that was sent there.
#[server(endpoint = "verify_email")]
pub async fn verify_email(#[server(default)] key: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let proved = caller.shop.accounts.verify_email(&caller.ctx, &key).await;
    let form = Form::bare("verify", &format!("/verify/{}", plain(&key)));
    Ok(form.lead_on(&caller, proved.map(|_| "/verify/done".to_owned())).await)
}

/// Makes a new e-mail count, by the link that was sent there.
#[server(endpoint = "confirm_new_email")]
pub async fn confirm_new_email(#[server(default)] key: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let changed = caller.shop.accounts.confirm_email_change(&caller.ctx, &key).await;
    let form = Form::bare("new_email", &format!("/new-email/{}", plain(&key)));
    Ok(form.lead_on(&caller, changed.map(|_| "/new-email/done".to_owned())).await)
}

/// Makes the first admin by the console's link, and leads to what admins do.
#[server(endpoint = "set_up_shop")]
pub async fn set_up_shop(
    #[server(default)] key: String,
    #[server(default)] name: String,
    #[server(default)] email: String,
    #[server(default)] password: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = TypedIdentity { name: name.clone(), email: email.clone() };
    let admin = RegisterForm { name, email, password };
    let made = caller.shop.setup.first_admin(&caller.ctx, caller.guest().as_ref(), &key, &admin).await;
    let form = Form { name: "setup", values: &typed, page: format!("/setup/{}", plain(&key)) };
    Ok(form.lead_on(&caller, made.map(|sign_in| caller.let_in(&sign_in, "/admin"))).await)
}
