//! A person's passkeys: added and removed. Signing in with one is in `sign_in`.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::{
    Code, Rejection,
    account::device,
    id::{SessionId, UserId},
    text::{InvalidText, Name},
};
use store::{Batch, Json};
use uuid::Uuid;

use super::{RelyingParty, SecondFactors, authenticator::drop_needless_codes, busy};
use crate::{
    OpCtx, ServiceError, ServiceResult,
    audit::Event,
    credentials::{Credentials, KeptPasskey},
    documents::TRIES,
    error::rejected,
    links::Purpose,
};

/// Somebody with more is not helped by one more.
const MOST: usize = 20;

/// What a browser is to do with a passkey.
#[derive(Clone, Debug)]
pub struct Ceremony {
    /// Sent back with the answer, within five minutes.
    pub key: String,
    /// For `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`.
    pub options: Json,
}

/// What is asked before a passkey is added. Without `Serialize`, because of the password.
#[derive(Clone, Debug, Default)]
pub struct NewPasskey {
    /// What its owner calls it; if nothing, it is called after the device.
    pub name: String,
    /// Proves again that it is they.
    pub current_password: String,
}

/// A passkey that is being made.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Registering {
    user: UserId,
    session: SessionId,
    name: Name,
    state: Json,
}

impl Purpose for Registering {
    const NAME: &'static str = "add_passkey";
    const GOOD_FOR: Duration = Duration::from_secs(5 * 60);
}

impl SecondFactors {
    /// Asks the browser for a new passkey. `origin` is that of the page, such as `https://shop.example`.
    ///
    /// # Errors
    /// The fields `name` and `current_password`; `sign_in_again`; `passkey_refused` where the browser could make none;
    /// `conflict` if there are twenty.
    pub async fn start_registration(&self, ctx: &OpCtx, origin: &str, form: &NewPasskey) -> ServiceResult<Ceremony> {
        let party = RelyingParty::at(origin, &self.accounts.settings.name)?;
        let name = name_of(ctx, &form.name)?;
        let mut found = self.accounts.prove_again(ctx, &form.current_password).await?;
        room_for_one(&found.value)?;
        let kept = found.value.passkey_handle.as_deref().and_then(|handle| handle.parse::<Uuid>().ok());
        let handle = kept.unwrap_or_else(|| uuid::Builder::from_random_bytes(ctx.random_bytes()).into_uuid());
        found.value.passkey_handle = Some(handle.to_string());
        let me = ctx.me()?;
        let begun = party.start_registration(handle, &me.user, &found.value.passkeys)?;
        let what = Registering { user: me.user.id.clone(), session: me.session.clone(), name, state: begun.state };
        let (key, link) = self.accounts.links.make(ctx, Some(me.user.id.as_str()), what)?;
        let handle = if kept.is_some() { Batch::new() } else { found.replace()? };
        self.commit(&link.and(handle)).await?;
        Ok(Ceremony { key, options: begun.options })
    }

    /// Adds the passkey that the browser made. Whoever had no recovery codes gets ten, for the day the device is lost.
    ///
    /// # Errors
    /// `challenge_over` if it took too long or was begun elsewhere; `passkey_refused`.
    pub async fn finish_registration(&self, ctx: &OpCtx, origin: &str, ceremony: &str, response: &str) -> ServiceResult<Vec<String>> {
        let me = ctx.me()?;
        let party = RelyingParty::at(origin, &self.accounts.settings.name)?;
        let begun = self.accounts.links.find::<Registering>(ctx, ceremony).await.map_err(too_late)?;
        let Registering { user, session, name, state } = begun.what;
        if user != me.user.id || session != me.session {
            return Err(over());
        }
        let (id, key) = party.finish_registration(&state, response)?;
        let passkey = KeptPasskey { id, name, created_at: ctx.now, last_used_at: None, key };
        for _ in 0..TRIES {
            let mut found = self.accounts.credentials(&user).await?;
            room_for_one(&found.value)?;
            let before = found.value.needs_second_factor();
            found.value.passkeys.push(passkey.clone());
            let (codes, batch) = match found.value.recovery.is_empty() {
                true => self.make_codes(ctx, &mut found.value).await?,
                false => (Vec::new(), Batch::new()),
            };
            let batch = batch
                .and(found.replace()?)
                .and(begun.spent.clone())
                .and(self.accounts.sessions.strengthened(ctx).await?)
                .and(self.accounts.audit.entry(ctx, Event::PasskeyAdded, &user)?)
                .and(self.tell(ctx, &me.user, before, &found.value)?);
            if self.was_committed(&batch).await? {
                return Ok(codes);
            }
            // The same answer sent twice would otherwise be tried until the tries run out.
            self.accounts.links.find::<Registering>(ctx, ceremony).await.map_err(too_late)?;
        }
        Err(busy())
    }

    /// Removes a passkey; the device may still offer it, but it opens nothing. Asked twice is once.
    ///
    /// # Errors
    /// The field `current_password`; `sign_in_again`; `conflict` if it is the only way in.
    pub async fn remove_passkey(&self, ctx: &OpCtx, id: &str, current_password: &str) -> ServiceResult<()> {
        let mut found = self.accounts.prove_again(ctx, current_password).await?;
        let credentials = &mut found.value;
        let had = credentials.passkeys.len();
        credentials.passkeys.retain(|passkey| passkey.id != id);
        if credentials.passkeys.len() == had {
            return Ok(());
        }
        if credentials.password.is_none() && credentials.identities.is_empty() && credentials.passkeys.is_empty() {
            return Err(rejected(Code::Conflict, "This is your only way to sign in. Please set a password first."));
        }
        drop_needless_codes(credentials);
        let user = &ctx.me()?.user;
        let event = self.accounts.audit.entry(ctx, Event::PasskeyRemoved, &user.id)?;
        self.commit(&found.replace()?.and(event).and(self.tell(ctx, user, true, &found.value)?)).await
    }
}

fn name_of(ctx: &OpCtx, typed: &str) -> Result<Name, Rejection> {
    let device = device(&ctx.client.device);
    let name = if typed.trim().is_empty() { &device } else { typed };
    name.parse().map_err(|reason: InvalidText| Rejection::field("name", reason.to_string()))
}

fn room_for_one(credentials: &Credentials) -> ServiceResult<()> {
    if credentials.passkeys.len() < MOST {
        return Ok(());
    }
    Err(rejected(Code::Conflict, format!("You have {MOST} passkeys already. Please remove one that you do not use any more.")))
}

fn over() -> ServiceError {
    rejected(Code::ChallengeOver, "This took too long, or was begun elsewhere. Please begin again.")
}

fn too_late(error: ServiceError) -> ServiceError {
    match error {
        ServiceError::Rejected(_) => over(),
        failed => failed,
    }
}
