use serde::{Deserialize, Serialize};
use shop::{
    Code, Rejection, Timestamp,
    access::Role,
    account::{AddressBook, Password, User},
    error::{Checked, FieldErrors},
    text::{Email, Name},
};
use store::{Batch, StoreError};

use super::Accounts;
use crate::{
    OpCtx, ServiceResult,
    audit::Event,
    credentials::Credentials,
    documents::body,
    limits::{Limit, address::address_key},
    passwords::Passwords,
    schema::{CREDENTIALS, USERS, key},
};

/// The form as it was typed. Without `Serialize`, because of the password.
#[derive(Clone, Debug, Default)]
pub struct RegisterForm {
    /// What they are called.
    pub name: String,
    /// Where they are reached.
    pub email: String,
    /// At least eight characters, and not one that everybody tries.
    pub password: String,
}

/// Somebody new, checked.
pub(crate) struct Newcomer {
    pub(crate) name: Name,
    pub(crate) email: Email,
    pub(crate) password: Password,
}

/// What a form may keep of it to be mended.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct TypedIdentity {
    /// What they are called.
    pub name: String,
    /// Where they are reached.
    pub email: String,
}

impl Accounts {
    /// Opens an account and sends a link that proves the e-mail.
    ///
    /// # Errors
    /// Wrong fields; `email_taken`; `too_many_requests`.
    pub async fn register(&self, ctx: &OpCtx, form: &RegisterForm) -> ServiceResult<User> {
        let newcomer = form.check()?;
        if let Some(address) = ctx.client.address {
            self.limits.count(ctx.now, Limit::RegisterByAddress, &address_key(address)).await?;
        }
        let user = new_user(ctx, newcomer.name, newcomer.email, Role::Customer, None);
        let link = self.verification(ctx, &user)?;
        let hash = self.passwords.hash(newcomer.password).await?;
        let batch = self.opening(ctx, &user, &Credentials::new(user.id.clone(), Some(hash)))?.and(link);
        match self.documents.commit(&batch).await {
            // Also when two register at the same moment: one of them has it.
            Err(StoreError::Exists { .. }) => Err(taken().into()),
            done => {
                done?;
                self.outbox.wake();
                Ok(user)
            }
        }
    }

    /// The batch that opens an account.
    pub(crate) fn opening(&self, ctx: &OpCtx, user: &User, credentials: &Credentials) -> ServiceResult<Batch> {
        let batch = Batch::new().insert(key(USERS, &user.id), body(user)?).insert(key(CREDENTIALS, &user.id), body(credentials)?);
        Ok(batch.and(self.audit.entry(ctx, Event::Registered, &user.id)?))
    }
}

impl RegisterForm {
    pub(crate) fn check(&self) -> Result<Newcomer, Rejection> {
        let mut check = Checked::default();
        let name = check.take("name", self.name.parse::<Name>());
        let email = check.take("email", self.email.parse::<Email>());
        // Also beside a wrong name or e-mail, so that one answer names every wrong field.
        let nobody = || "nobody".parse::<Name>().ok();
        let nowhere = || "nobody@nowhere.invalid".parse::<Email>().ok();
        let password = name
            .clone()
            .or_else(nobody)
            .zip(email.clone().or_else(nowhere))
            .and_then(|(name, email)| check.take("password", Password::new(&self.password, &name, &email, Passwords::is_common)));
        check.done(|| Some(Newcomer { name: name?, email: email?, password: password? }))
    }
}

/// An account that nobody has yet.
pub(crate) fn new_user(ctx: &OpCtx, name: Name, email: Email, role: Role, email_verified_at: Option<Timestamp>) -> User {
    User {
        id: ctx.new_id(),
        email,
        email_verified_at,
        name,
        role,
        visitor: ctx.new_id(),
        addresses: AddressBook::default(),
        avatar: None,
        wants_offers: false,
        generation: 0,
        created_at: ctx.now,
        groups: Default::default(),
        closes_at: None,
    }
}

pub(crate) fn taken() -> Rejection {
    let sentence = "There is an account with this e-mail already. Please sign in, or ask for a new password.";
    let fields = FieldErrors::from([("email".to_owned(), sentence.to_owned())]);
    Rejection { code: Code::EmailTaken, message: sentence.to_owned(), fields }
}
