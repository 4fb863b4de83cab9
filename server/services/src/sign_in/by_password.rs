use shop::{Code, Rejection, account::Password, error::Checked, text::Email};
use store::Batch;

use super::{Guest, SignIn, SignIns, admit::Proof};
use crate::{
    OpCtx, ServiceError, ServiceResult,
    accounts::user_by_email,
    audit::Event,
    credentials::Credentials,
    documents::Versioned,
    limits::{Limit, Ticket, address::address_key},
    passwords::Verdict,
    schema::{CREDENTIALS, key},
};

impl SignIns {
    /// Signs in by e-mail and password.
    ///
    /// An unknown e-mail takes as long and is answered in the same words as a wrong password.
    ///
    /// # Errors
    /// The missing fields; `credentials_wrong`; `too_many_requests`.
    pub async fn with_password(&self, ctx: &OpCtx, guest: Guest<'_>, email: &str, password: &str) -> ServiceResult<SignIn> {
        let mut check = Checked::default();
        for (name, text) in [("email", email), ("password", password)] {
            if text.trim().is_empty() {
                check.refuse(name, "Please fill this in.");
            }
        }
        check.done(|| Some(()))?;
        let tickets = self.count_try(ctx, email).await?;
        let user = match email.parse::<Email>() {
            Ok(email) => user_by_email(&self.accounts.documents, &email).await?,
            Err(_) => None,
        };
        // Whether there is such an account or not: the same reads, the same hash, the same line in the log.
        let id = user.as_ref().map_or("nobody", |user| user.value.id.as_str());
        let credentials = self.accounts.documents.load::<Credentials>(key(CREDENTIALS, id)).await?;
        let kept = credentials.as_ref().and_then(|found| found.value.password.clone());
        let verdict = self.accounts.passwords.check(Password::typed(password), kept).await?;
        let (Some(user), Some(credentials), Verdict::Right { is_outdated }) = (&user, credentials, verdict) else {
            self.accounts.audit.note(ctx, Event::SignInRefused, id).await?;
            return Err(wrong());
        };
        for ticket in tickets {
            self.accounts.limits.succeeded(ctx.now, ticket).await?;
        }
        if credentials.value.needs_second_factor() {
            return Ok(SignIn::SecondFactor(self.challenge(ctx, &credentials.value).await?));
        }
        let proof = self.proof(credentials, password, is_outdated).await?;
        self.admit(ctx, guest, &user.value.id, proof, false).await
    }

    /// Counts the try by address and by account, before it is made: parallel guesses are counted too.
    async fn count_try(&self, ctx: &OpCtx, email: &str) -> ServiceResult<Vec<Ticket>> {
        let limits = &self.accounts.limits;
        let mut tickets = Vec::new();
        if let Some(address) = ctx.client.address {
            tickets.push(limits.take(ctx.now, Limit::SignInByAddress, &address_key(address)).await?);
        }
        // By what was typed, whether there is such an account or not.
        let account = email.parse::<Email>().map_or_else(|_| email.chars().take(300).collect(), |email| email.to_string());
        tickets.push(limits.take(ctx.now, Limit::SignInByAccount, &account).await?);
        Ok(tickets)
    }

    /// The credentials as they were proved; with a hash as strong as those made today.
    async fn proof(&self, credentials: Versioned<Credentials>, password: &str, is_outdated: bool) -> ServiceResult<Proof> {
        if !is_outdated {
            return Ok(Proof::unchanged(&credentials));
        }
        let hash = self.accounts.passwords.hash(Password::typed(password)).await?;
        let stronger = Credentials { password: Some(hash), ..credentials.value.clone() };
        Ok(Proof { batch: Versioned { value: stronger, ..credentials }.replace()? })
    }
}

pub(super) fn wrong() -> ServiceError {
    let rejection = Rejection::new(Code::CredentialsWrong, "E-mail or password are not right. Please try again.");
    rejection.into()
}

impl Proof {
    /// What was proved must still hold when the session begins.
    pub(super) fn unchanged(credentials: &Versioned<Credentials>) -> Self {
        Self { batch: Batch::new().unchanged(credentials.key.clone(), credentials.version) }
    }
}
