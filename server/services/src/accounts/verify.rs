use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::{account::User, id::UserId, text::Email};
use store::Batch;

use super::{Accounts, unknown};
use crate::{
    OpCtx, ServiceResult,
    audit::Event,
    limits::Limit,
    links::{self, Purpose},
    mail::letters,
    schema::{USERS, key},
};

/// Proves that an e-mail is its owner's.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Verification {
    user: UserId,
    email: Email,
}

impl Purpose for Verification {
    const NAME: &'static str = "verify_email";
    const GOOD_FOR: Duration = Duration::from_secs(3 * 24 * 60 * 60);
}

impl Accounts {
    /// Sends the link that proves one's e-mail once more.
    ///
    /// # Errors
    /// `too_many_requests`.
    pub async fn send_verification(&self, ctx: &OpCtx) -> ServiceResult<()> {
        let user = &ctx.me()?.user;
        if user.is_verified() {
            return Ok(());
        }
        self.limits.count(ctx.now, Limit::MailByAccount, user.id.as_str()).await?;
        self.documents.commit(&self.verification(ctx, user)?).await?;
        self.outbox.wake();
        Ok(())
    }

    /// Takes an e-mail as proved by the link that was sent there.
    ///
    /// # Errors
    /// `link_over`.
    pub async fn verify_email(&self, ctx: &OpCtx, secret: &str) -> ServiceResult<User> {
        let link = self.links.find::<Verification>(ctx, secret).await?;
        let event = self.audit.entry(ctx, Event::EmailVerified, &link.what.user)?;
        let decide = |user: &mut User| {
            // The e-mail was changed since: this link proves another one.
            if user.email != link.what.email {
                return Err(links::over());
            }
            user.email_verified_at.get_or_insert(ctx.now);
            Ok((user.clone(), link.spent.clone().and(event.clone())))
        };
        self.documents.change(key(USERS, &link.what.user), unknown, decide).await
    }

    /// Whether a link still proves an e-mail, and which.
    ///
    /// # Errors
    /// `link_over`.
    pub async fn verification_of(&self, ctx: &OpCtx, secret: &str) -> ServiceResult<Email> {
        Ok(self.links.find::<Verification>(ctx, secret).await?.what.email)
    }

    /// The batch that makes the link and sends it.
    pub(crate) fn verification(&self, ctx: &OpCtx, user: &User) -> ServiceResult<Batch> {
        let what = Verification { user: user.id.clone(), email: user.email.clone() };
        let (secret, batch) = self.links.make(ctx, Some(user.id.as_str()), what)?;
        let link = self.place.link(&format!("/verify/{secret}"));
        let mail = letters::verify_email(&self.addressee(user), &link, Verification::GOOD_FOR);
        Ok(batch.and(self.outbox.queue(ctx, &mail)?))
    }
}
