use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::{
    Code, Rejection,
    account::{Password, User},
    id::UserId,
    text::Email,
};
use store::Batch;

use super::{Accounts, load_user, unknown, user_by_email};
use crate::{
    OpCtx, ServiceError, ServiceResult,
    audit::Event,
    credentials::Credentials,
    documents::{Versioned, was_overtaken},
    error::rejected,
    limits::{Limit, address::address_key},
    links::{self, Purpose},
    mail::letters,
    passwords::Passwords,
};

/// Lets somebody who forgot their password choose a new one.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Reset {
    user: UserId,
    /// It goes to this address, and proves it.
    email: Email,
}

impl Purpose for Reset {
    const NAME: &'static str = "reset_password";
    const GOOD_FOR: Duration = Duration::from_secs(60 * 60);
}

impl Accounts {
    /// Sends a link to a new password, if there is such an account; the answer is the same if there is none.
    ///
    /// # Errors
    /// The field `email`; `too_many_requests`.
    pub async fn request_reset(&self, ctx: &OpCtx, email: &str) -> ServiceResult<()> {
        let email: Email = email.parse().map_err(|reason: shop::text::InvalidText| Rejection::field("email", reason.to_string()))?;
        if let Some(address) = ctx.client.address {
            self.limits.count(ctx.now, Limit::ResetByAddress, &address_key(address)).await?;
        }
        // Counted by e-mail, whether there is an account or not: the limit tells nothing either.
        self.limits.count(ctx.now, Limit::ResetByAccount, email.as_str()).await?;
        let Some(user) = user_by_email(&self.documents, &email).await? else {
            // As long a way as with an account, so that time tells nothing.
            return self.audit.note(ctx, Event::ResetAsked, "nobody").await;
        };
        let what = Reset { user: user.value.id.clone(), email };
        let (secret, batch) = self.links.make(ctx, Some(user.value.id.as_str()), what)?;
        let mail = letters::reset_password(&self.addressee(&user.value), &self.place.link(&format!("/reset/{secret}")), Reset::GOOD_FOR);
        let event = self.audit.entry(ctx, Event::ResetAsked, &user.value.id)?;
        self.documents.commit(&batch.and(self.outbox.queue(ctx, &mail)?).and(event)).await?;
        self.outbox.wake();
        Ok(())
    }

    /// Whether a link to a new password is still good, and for which account.
    ///
    /// # Errors
    /// `link_over`.
    pub async fn reset_of(&self, ctx: &OpCtx, secret: &str) -> ServiceResult<Email> {
        Ok(self.links.find::<Reset>(ctx, secret).await?.what.email)
    }

    /// Sets a new password by a link: every session ends, and the link's e-mail is proved by it.
    ///
    /// # Errors
    /// `link_over`; the field `password`.
    pub async fn reset_password(&self, ctx: &OpCtx, secret: &str, password: &str) -> ServiceResult<()> {
        let link = self.links.find::<Reset>(ctx, secret).await?;
        let mut user = load_user(&self.documents, &link.what.user).await?.filter(|user| user.value.email == link.what.email);
        let user = user.as_mut().ok_or_else(links::over)?;
        let hash = self.new_hash(&user.value, password).await?;
        user.value.email_verified_at.get_or_insert(ctx.now);
        user.value.generation += 1;
        let found = self.credentials(&user.value.id).await?;
        let batch = self.password_change(ctx, &user.value, found, hash, Event::PasswordReset)?.and(user.replace()?);
        // All links of theirs end with it, this one among them.
        let batch = batch.and(self.links.ending(user.value.id.as_str()).await?).and(self.sessions.ending(&user.value.id, None).await?);
        self.commit_change(batch).await
    }

    /// Sets another password; every other session ends.
    ///
    /// # Errors
    /// The fields `current_password` and `password`.
    pub async fn change_password(&self, ctx: &OpCtx, current: &str, password: &str) -> ServiceResult<()> {
        let me = ctx.me()?;
        let proved = self.prove_again(ctx, current).await?;
        let mut user = load_user(&self.documents, &me.user.id).await?.ok_or_else(unknown)?;
        let hash = self.new_hash(&user.value, password).await?;
        user.value.generation += 1;
        let batch = self.password_change(ctx, &user.value, proved, hash, Event::PasswordChanged)?.and(user.replace()?);
        let batch = batch.and(self.sessions.going_on(ctx, user.value.generation).await?);
        self.commit_change(batch.and(self.sessions.ending(&me.user.id, Some(&me.session)).await?)).await
    }

    async fn new_hash(&self, user: &User, password: &str) -> ServiceResult<String> {
        let password =
            Password::new_for(user, password, Passwords::is_common).map_err(|reason| Rejection::field("password", reason.to_string()))?;
        self.passwords.hash(password).await
    }

    fn password_change(&self, ctx: &OpCtx, user: &User, found: Versioned<Credentials>, hash: String, event: Event) -> ServiceResult<Batch> {
        let changed = Versioned { value: Credentials { password: Some(hash), ..found.value.clone() }, ..found };
        let mail = letters::password_changed(&self.addressee(user), ctx.now, &self.place.link("/forgot-password"));
        Ok(changed.replace()?.and(self.outbox.queue(ctx, &mail)?).and(self.audit.entry(ctx, event, &user.id)?))
    }

    async fn commit_change(&self, batch: Batch) -> ServiceResult<()> {
        match self.documents.commit(&batch).await {
            // A session was renewed or begun meanwhile: nothing was changed, and none was missed.
            Err(refused) if was_overtaken(&refused) => Err(busy()),
            done => {
                done?;
                self.outbox.wake();
                Ok(())
            }
        }
    }

    /// Whether somebody has a password.
    ///
    /// # Errors
    /// If nobody is signed in.
    pub async fn has_password(&self, ctx: &OpCtx) -> ServiceResult<bool> {
        Ok(self.credentials(&ctx.me()?.user.id).await?.value.password.is_some())
    }
}

fn busy() -> ServiceError {
    rejected(Code::Conflict, "Your account was used at the same moment. Please try again.")
}
