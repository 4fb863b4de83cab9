use leptos::prelude::*;

use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{forms::Form, request::Caller};
#[cfg(feature = "ssr")]
use services::accounts::ProfileForm;

/// Sends the link that proves one's e-mail once more.
#[server(endpoint = "send_verification")]
pub async fn send_verification() -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let sent = caller.shop.accounts.send_verification(&caller.ctx).await;
    Ok(Form::bare("verification", "/account").lead_on(&caller, sent.map(|()| "/account?done=sent".to_owned())).await)
}

/// Changes how somebody is called, and whether they want offers (`wants_offers` = `1`).
#[server(endpoint = "change_profile")]
pub async fn change_profile(#[server(default)] name: String, #[server(default)] wants_offers: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let values = ProfileForm { name, wants_offers: wants_offers == "1" };
    let changed = caller.shop.accounts.change_profile(&caller.ctx, &values).await;
    let form = Form { name: "profile", values: &values, page: "/account/profile".to_owned() };
    Ok(form.lead_on(&caller, changed.map(|_| "/account/profile?done=saved".to_owned())).await)
}

/// Takes one's picture away.
#[server(endpoint = "remove_avatar")]
pub async fn remove_avatar() -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let removed = caller.shop.accounts.remove_avatar(&caller.ctx).await;
    let next = removed.map(|()| "/account/profile?done=no-picture".to_owned());
    Ok(Form::bare("avatar", "/account/profile").lead_on(&caller, next).await)
}

/// Ends one of one's sessions.
#[server(endpoint = "revoke_session")]
pub async fn revoke_session(#[server(default)] session: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let ended = caller.shop.sessions.revoke(&caller.ctx, &session).await;
    let next = ended.map(|()| "/account/sessions?done=ended".to_owned());
    Ok(Form::bare("sessions", "/account/sessions").lead_on(&caller, next).await)
}

/// Ends all of one's sessions but this one.
#[server(endpoint = "revoke_other_sessions")]
pub async fn revoke_other_sessions() -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let ended = caller.shop.sessions.revoke_others(&caller.ctx).await;
    let next = ended.map(|()| "/account/sessions?done=others".to_owned());
    Ok(Form::bare("sessions", "/account/sessions").lead_on(&caller, next).await)
}

/// Asks for one's account to be closed.
#[server(endpoint = "close_account")]
pub async fn close_account(#[server(default)] current_password: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let asked = caller.shop.accounts.close(&caller.ctx, &current_password).await;
    let next = asked.map(|_| "/account/privacy?done=closing".to_owned());
    Ok(Form::bare("close", "/account/privacy").lead_on(&caller, next).await)
}

/// Keeps one's account after all.
#[server(endpoint = "keep_account")]
pub async fn keep_account() -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let kept = caller.shop.accounts.keep(&caller.ctx).await;
    let next = kept.map(|()| "/account/privacy?done=kept".to_owned());
    Ok(Form::bare("close", "/account/privacy").lead_on(&caller, next).await)
}

/// Takes what the sign-in brought along out of the account's cart again.
#[server(endpoint = "undo_merge")]
pub async fn undo_merge() -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let undone = caller.shop.accounts.undo_merge(&caller.ctx).await;
    let page = page_of_notice(&caller);
    Ok(Form::bare("merge", &page).lead_on(&caller, undone.map(|()| format!("{page}?done=undone"))).await)
}

/// Says that what the sign-in brought along may stay.
#[server(endpoint = "accept_merge")]
pub async fn accept_merge() -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let accepted = caller.shop.accounts.accept_merge(&caller.ctx).await;
    let page = page_of_notice(&caller);
    Ok(Form::bare("merge", &page).lead_on(&caller, accepted.map(|()| page.clone())).await)
}

/// The page that showed the notice, without what it told beside.
#[cfg(feature = "ssr")]
fn page_of_notice(caller: &Caller) -> String {
    caller.page_before().split('?').next().unwrap_or("/cart").to_owned()
}
