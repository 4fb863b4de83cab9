//! Signing in with a passkey: as second factor after the password, or by itself. It counts as both factors, because the
//! device asked for a finger, a face or a PIN.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::{Code, id::UserId};
use store::{Batch, Condition, Json, Query};

use super::{Guest, SignIn, SignIns, admit::Proof};
use crate::{
    OpCtx, ServiceError, ServiceResult,
    audit::Event,
    credentials::Credentials,
    documents::{Versioned, was_overtaken},
    error::rejected,
    limits::{Limit, Ticket, address::address_key},
    links::Purpose,
    schema::CREDENTIALS,
    second_factor::{Answer, Ceremony, Checked, RelyingParty, refused},
};

/// A device that is being asked for a passkey.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Asked {
    /// Whose; anybody's if nobody has named themselves.
    user: Option<UserId>,
    state: Json,
}

impl Purpose for Asked {
    const NAME: &'static str = "passkey_sign_in";
    const GOOD_FOR: Duration = Duration::from_secs(5 * 60);
}

impl SignIns {
    /// Asks the browser for a passkey: after a password, with its challenge, for one of that account; without, for any
    /// passkey of this shop. `origin` is that of the page, such as `https://shop.example`.
    ///
    /// # Errors
    /// `challenge_over`; `passkey_refused` where the browser could use none, or the account has none.
    pub async fn start_passkey(&self, ctx: &OpCtx, origin: &str, challenge: Option<&str>) -> ServiceResult<Ceremony> {
        let party = RelyingParty::at(origin, &self.accounts.settings.name)?;
        let (user, begun) = match challenge {
            Some(challenge) => {
                let user = self.begun(ctx, challenge).await?.what.user;
                let passkeys = self.accounts.credentials(&user).await?.value.passkeys;
                if passkeys.is_empty() {
                    return Err(rejected(Code::PasskeyRefused, "This account has no passkey. Please use a code."));
                }
                (Some(user), party.start_sign_in_of(&passkeys)?)
            }
            None => (None, party.start_sign_in()?),
        };
        let owner = user.as_ref().map(|user| user.as_str().to_owned());
        let (key, batch) = self.accounts.links.make(ctx, owner.as_deref(), Asked { user, state: begun.state })?;
        self.accounts.documents.commit(&batch).await?;
        Ok(Ceremony { key, options: begun.options })
    }

    /// Signs in with the passkey that the browser brought. A question is answered once, rightly or not; after a wrong
    /// answer, the password's challenge still stands.
    ///
    /// # Errors
    /// `challenge_over`; `passkey_refused`; `too_many_requests`.
    pub async fn with_passkey(
        &self,
        ctx: &OpCtx,
        guest: Guest<'_>,
        origin: &str,
        ceremony: &str,
        challenge: Option<&str>,
        response: &str,
    ) -> ServiceResult<SignIn> {
        let party = RelyingParty::at(origin, &self.accounts.settings.name)?;
        let asked = self.accounts.links.find::<Asked>(ctx, ceremony).await.map_err(too_late)?;
        let user = asked.what.user;
        let begun = match (&user, challenge) {
            (Some(user), Some(challenge)) => {
                let begun = self.begun(ctx, challenge).await?;
                if begun.what.user != *user {
                    return Err(over());
                }
                begun.spent
            }
            (None, None) => Batch::new(),
            // A question of one kind is no answer of the other.
            (Some(_), None) | (None, Some(_)) => return Err(over()),
        };
        let ticket = self.count_passkey(ctx, user.as_ref()).await?;
        let answer = Answer::read(response)?;
        let Some(mut found) = self.owner(&answer, user.as_ref()).await? else { return Err(refused()) };
        let owner = found.value.user.clone();
        let Some(passkey) = found.value.passkeys.iter_mut().find(|passkey| passkey.id == answer.passkey()) else {
            return Err(self.refuse(ctx, &owner, asked.spent, Event::SignInRefused).await?);
        };
        let checked = match user {
            Some(_) => party.check_one_of(&asked.what.state, &answer, &passkey.key)?,
            None => party.check_any(&asked.what.state, &answer, &passkey.key)?,
        };
        match checked {
            Checked::Right(key) => passkey.key = key,
            Checked::Wrong => return Err(self.refuse(ctx, &owner, asked.spent, Event::SignInRefused).await?),
            Checked::Copied => return Err(self.refuse(ctx, &owner, asked.spent, Event::PasskeyCopied).await?),
        }
        passkey.last_used_at = Some(ctx.now);
        let proof = Proof { batch: found.replace()?.and(asked.spent).and(begun) };
        let done = self.admit(ctx, guest, &owner, proof, true).await?;
        if let Some(ticket) = ticket {
            self.accounts.limits.succeeded(ctx.now, ticket).await?;
        }
        Ok(done)
    }

    /// Counts the try: of the account, or, while nobody knows whose it will be, of the address.
    async fn count_passkey(&self, ctx: &OpCtx, user: Option<&UserId>) -> ServiceResult<Option<Ticket>> {
        let limits = &self.accounts.limits;
        Ok(match (user, ctx.client.address) {
            (Some(user), _) => Some(limits.take(ctx.now, Limit::SecondFactorByAccount, user.as_str()).await?),
            (None, Some(address)) => Some(limits.take(ctx.now, Limit::SignInByAddress, &address_key(address)).await?),
            (None, None) => None,
        })
    }

    /// Whose passkey it is: who named themselves before, else whom the device names.
    async fn owner(&self, answer: &Answer, user: Option<&UserId>) -> ServiceResult<Option<Versioned<Credentials>>> {
        if let Some(user) = user {
            return self.accounts.credentials(user).await.map(Some);
        }
        let Some(handle) = answer.handle() else { return Ok(None) };
        let query = Query::all(CREDENTIALS).filter(Condition::Eq("passkey_handle", handle.into())).limit(1);
        Ok(self.accounts.documents.find(&query).await?.into_iter().next())
    }

    /// Writes down that somebody was refused, and ends the question: the refusal.
    async fn refuse(&self, ctx: &OpCtx, user: &UserId, spent: Batch, event: Event) -> ServiceResult<ServiceError> {
        match self.accounts.documents.commit(&spent.and(self.accounts.audit.entry(ctx, event, user)?)).await {
            Err(overtaken) if was_overtaken(&overtaken) => {}
            done => done?,
        }
        Ok(refused())
    }
}

fn over() -> ServiceError {
    rejected(Code::ChallengeOver, "This took too long. Please try again.")
}

fn too_late(error: ServiceError) -> ServiceError {
    match error {
        ServiceError::Rejected(_) => over(),
        failed => failed,
    }
}
