use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::{
    Rejection,
    account::User,
    id::UserId,
    text::{Email, InvalidText},
};
use store::StoreError;

use super::{Accounts, load_user, register::taken, user_by_email};
use crate::{
    OpCtx, ServiceResult,
    audit::Event,
    limits::Limit,
    links::{self, Purpose},
    mail::letters::{self, Addressee},
};

/// Makes another e-mail somebody's, once they prove that it is theirs.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct NewEmail {
    user: UserId,
    /// As it was when the change was asked for.
    old: Email,
    new: Email,
}

impl Purpose for NewEmail {
    const NAME: &'static str = "change_email";
    const GOOD_FOR: Duration = Duration::from_secs(24 * 60 * 60);
}

impl Accounts {
    /// Sends a link to a new e-mail; it counts once the link is used. The old one is told.
    ///
    /// # Errors
    /// The fields `email` and `current_password`; `too_many_requests`.
    pub async fn request_email_change(&self, ctx: &OpCtx, email: &str, current_password: &str) -> ServiceResult<()> {
        let user = &ctx.me()?.user;
        let new: Email = email.parse().map_err(|reason: InvalidText| Rejection::field("email", reason.to_string()))?;
        if new == user.email {
            return Err(Rejection::field("email", "This is your e-mail already.").into());
        }
        self.prove_again(ctx, current_password).await?;
        self.limits.count(ctx.now, Limit::MailByAccount, user.id.as_str()).await?;
        if user_by_email(&self.documents, &new).await?.is_some() {
            return Err(Rejection::field("email", "Another account has this e-mail.").into());
        }
        let what = NewEmail { user: user.id.clone(), old: user.email.clone(), new: new.clone() };
        let (secret, batch) = self.links.make(ctx, Some(user.id.as_str()), what)?;
        let link = self.place.link(&format!("/new-email/{secret}"));
        let to_new = letters::confirm_new_email(&Addressee { email: &new, ..self.addressee(user) }, &link, NewEmail::GOOD_FOR);
        let to_old = letters::email_is_changing(&self.addressee(user), &new, &self.place.link("/account/security"));
        self.documents.commit(&batch.and(self.outbox.queue(ctx, &to_new)?).and(self.outbox.queue(ctx, &to_old)?)).await?;
        self.outbox.wake();
        Ok(())
    }

    /// The new e-mail of a link that is still good.
    ///
    /// # Errors
    /// `link_over`.
    pub async fn new_email_of(&self, ctx: &OpCtx, secret: &str) -> ServiceResult<Email> {
        Ok(self.links.find::<NewEmail>(ctx, secret).await?.what.new)
    }

    /// Makes the new e-mail count, by the link that was sent there.
    ///
    /// # Errors
    /// `link_over`; `email_taken` if somebody else has it by now.
    pub async fn confirm_email_change(&self, ctx: &OpCtx, secret: &str) -> ServiceResult<User> {
        let link = self.links.find::<NewEmail>(ctx, secret).await?;
        let found = load_user(&self.documents, &link.what.user).await?.filter(|user| user.value.email == link.what.old);
        let mut found = found.ok_or_else(links::over)?;
        found.value.email = link.what.new;
        found.value.email_verified_at = Some(ctx.now);
        // Links that went to the old address (a new password, say) end with it.
        let ended = self.links.ending(found.value.id.as_str()).await?;
        let event = self.audit.entry(ctx, Event::EmailChanged, &found.value.id)?;
        match self.documents.commit(&found.replace()?.and(ended).and(event)).await {
            Err(StoreError::Exists { .. }) => Err(taken().into()),
            Err(StoreError::Conflict { .. }) => Err(links::over()),
            done => {
                done?;
                Ok(found.value)
            }
        }
    }
}
