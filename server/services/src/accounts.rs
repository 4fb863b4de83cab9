//! Accounts: opened, proved, changed, closed. Signing in is in `sign_in`.

mod addresses;
mod avatar;
mod close;
mod email;
mod export;
mod password;
mod profile;
mod register;
mod take_over;
mod verify;

use std::sync::Arc;

use shop::{Code, account::User, id::UserId, text::Email};
use store::{Batch, Condition, Query};

pub use profile::ProfileForm;
pub use register::{RegisterForm, TypedIdentity};
pub(crate) use register::{new_user, taken};
pub use take_over::Merged;

use crate::{
    OpCtx, ServiceError, ServiceResult,
    audit::Audit,
    cart::Carts,
    credentials::Credentials,
    documents::{Documents, Versioned},
    error::rejected,
    favourites::Favourites,
    limits::Limits,
    links::Links,
    mail::{Outbox, letters::Addressee},
    passwords::Passwords,
    place::Place,
    schema::{CREDENTIALS, USERS, key},
    sessions::Sessions,
    settings::Settings,
};

/// The accounts.
#[derive(Clone)]
pub struct Accounts {
    pub(crate) documents: Documents,
    pub(crate) settings: Arc<Settings>,
    pub(crate) place: Place,
    pub(crate) passwords: Passwords,
    pub(crate) limits: Limits,
    pub(crate) links: Links,
    pub(crate) audit: Audit,
    pub(crate) outbox: Outbox,
    pub(crate) sessions: Sessions,
    pub(crate) carts: Carts,
    pub(crate) favourites: Favourites,
}

impl Accounts {
    /// Decides on the account of whoever is signed in, and again if somebody was faster.
    async fn change_me<R>(&self, ctx: &OpCtx, decide: impl Fn(&mut User) -> ServiceResult<(R, Batch)>) -> ServiceResult<R> {
        self.documents.change(key(USERS, &ctx.me()?.user.id), unknown, decide).await
    }

    /// Somebody with an account, as mails address them.
    pub(crate) fn addressee<'a>(&'a self, user: &'a User) -> Addressee<'a> {
        Addressee::of(user, &self.settings.name)
    }

    /// What somebody proves who they are with.
    pub(crate) async fn credentials(&self, user: &UserId) -> ServiceResult<Versioned<Credentials>> {
        self.documents.load(key(CREDENTIALS, user)).await?.ok_or_else(unknown)
    }

    /// Checks once more that it is really they, before a step that matters: by the password, or, where there is none,
    /// by a sign-in of the last ten minutes.
    ///
    /// # Errors
    /// The field `current_password`, or `sign_in_again`.
    pub(crate) async fn prove_again(&self, ctx: &OpCtx, password: &str) -> ServiceResult<Versioned<Credentials>> {
        let me = ctx.me()?;
        let found = self.credentials(&me.user.id).await?;
        found.value.prove_again(ctx, me, &self.passwords, &self.limits, password).await?;
        Ok(found)
    }
}

pub(crate) async fn load_user(documents: &Documents, id: &UserId) -> ServiceResult<Option<Versioned<User>>> {
    documents.load(key(USERS, id)).await
}

pub(crate) async fn user_by_email(documents: &Documents, email: &Email) -> ServiceResult<Option<Versioned<User>>> {
    let query = Query::all(USERS).filter(Condition::Eq("email", email.as_str().into())).limit(1);
    Ok(documents.find::<User>(&query).await?.into_iter().next())
}

pub(crate) fn unknown() -> ServiceError {
    rejected(Code::UserNotFound, "There is no such account.")
}
