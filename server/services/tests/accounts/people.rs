//! People with accounts, and the mails they get.

use std::time::Duration;

use services::{
    OpCtx, ServiceError, ServiceResult, Services,
    accounts::RegisterForm,
    schema::MAILS,
    sessions::Tokens,
    sign_in::{SignIn, SignedIn},
};
use shop::{Code, Timestamp, account::User, id::VisitorId, order::Actor};
use store::Query;

use crate::support::{NOW, Shop};

pub const PASSWORD: &str = "tidy brass kettle";

/// A call by nobody in particular, so long after the beginning.
pub fn ctx_after(wait: Duration) -> OpCtx {
    ctx_at(NOW.after(wait))
}

pub fn ctx_at(now: Timestamp) -> OpCtx {
    OpCtx::new(Actor::Guest, now, "test".into()).unwrap()
}

pub fn guest() -> OpCtx {
    ctx_at(NOW)
}

/// A call by the operator at the terminal.
pub fn operator() -> OpCtx {
    OpCtx::new(Actor::System, NOW, "test".into()).unwrap()
}

pub fn form(email: &str) -> RegisterForm {
    RegisterForm { name: "Ada Lovelace".into(), email: email.into(), password: PASSWORD.into() }
}

pub async fn registers(shop: &Shop, email: &str) -> User {
    shop.services.accounts.register(&guest(), &form(email)).await.unwrap()
}

/// Registers and proves the e-mail.
pub async fn joins(shop: &Shop, email: &str) -> User {
    registers(shop, email).await;
    let key = key_from(shop, email, "/verify/").await;
    shop.services.accounts.verify_email(&guest(), &key).await.unwrap()
}

/// Somebody who may do everything.
pub async fn admin(shop: &Shop, email: &str) -> User {
    shop.services.setup.admin(&operator(), &form(email)).await.unwrap()
}

pub async fn signs_in(shop: &Shop, email: &str) -> SignedIn {
    signs_in_as(&shop.services, &guest(), None, email).await
}

pub async fn signs_in_as(services: &Services, ctx: &OpCtx, visitor: Option<&VisitorId>, email: &str) -> SignedIn {
    done(services.sign_in.with_password(ctx, visitor, email, PASSWORD).await)
}

pub fn done(outcome: ServiceResult<SignIn>) -> SignedIn {
    match outcome {
        Ok(SignIn::Done(signed_in)) => *signed_in,
        other => panic!("not signed in: {other:?}"),
    }
}

/// A call by whoever has these tokens.
pub async fn by(services: &Services, tokens: &Tokens, now: Timestamp) -> OpCtx {
    ctx_at(now).by(services.sessions.identify(&tokens.access, now).await.unwrap())
}

/// Whether the access token is good for anything.
pub async fn is_known(services: &Services, tokens: &Tokens) -> bool {
    services.sessions.identify(&tokens.access, NOW).await.is_ok()
}

pub fn code_of<T: std::fmt::Debug>(outcome: ServiceResult<T>) -> Code {
    match outcome {
        Err(ServiceError::Rejected(rejection)) => rejection.code,
        other => panic!("not a rejection: {other:?}"),
    }
}

/// The text of every mail that waits for somebody, the oldest first.
pub async fn mails(shop: &Shop, email: &str) -> Vec<String> {
    let rows = shop.store.find(&Query::all(MAILS).limit(1_000)).await.unwrap().rows;
    let to = |row: &store::Stored| row.body["mail"]["to"] == email;
    let text = |row: store::Stored| row.body["mail"]["text"].as_str().unwrap().to_owned();
    rows.into_iter().filter(to).map(text).collect()
}

/// What the link in a mail to somebody carries behind a path.
pub async fn key_from(shop: &Shop, email: &str, path: &str) -> String {
    let mails = mails(shop, email).await;
    let (_, rest) = mails.iter().find_map(|text| text.split_once(path)).unwrap_or_else(|| panic!("no {path} in {mails:?}"));
    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}
