//! A refresh token becomes the next one; one that comes back late ends the session.

use shop::{
    Code,
    account::{User, device},
};
use store::Batch;

use super::{GRACE, RefreshToken, Rotated, Session, Sessions, Tokens, UNUSED};
use crate::{
    OpCtx, ServiceError, ServiceResult,
    accounts::load_user,
    audit::Event,
    documents::{TRIES, Versioned, was_overtaken},
    error::rejected,
    limits::address::network_prefix,
    mail::letters::{self, Addressee},
    schema::{SESSIONS, key},
    secrets::{hash, is_same},
};

impl Sessions {
    /// The next tokens for a refresh token.
    ///
    /// Within half a minute of its rotation an old token yields the same successor. After that it
    /// must have been copied: the session ends, and its owner is told.
    ///
    /// # Errors
    /// `token_invalid` if it is no token of a living session.
    pub async fn renew(&self, ctx: &OpCtx, refresh: &str) -> ServiceResult<Tokens> {
        let given = RefreshToken::parse(refresh).ok_or_else(refused)?;
        for _ in 0..TRIES {
            let found = self.documents.load::<Session>(key(SESSIONS, &given.session)).await?.ok_or_else(refused)?;
            let owner = load_user(&self.documents, &found.value.user).await?.ok_or_else(refused)?.value;
            if found.value.expires_at <= ctx.now || found.value.generation != owner.generation {
                return Err(refused());
            }
            if let Some(successor) = successor_in_grace(&found.value, &given, ctx) {
                return self.tokens(ctx.now, &found.value.user, &given.session, &successor);
            }
            let (next, batch) = if is_same(&given.hash(), &found.value.refresh) {
                let (next, session) = rotated(&found.value, &given, ctx)?;
                (Some(next), Versioned { value: session, ..found.clone() }.replace()?)
            } else {
                (None, self.end_copied(ctx, &found, &owner)?)
            };
            match self.documents.commit(&batch).await {
                Err(overtaken) if was_overtaken(&overtaken) => {}
                done => {
                    done?;
                    let next = next.ok_or_else(refused)?;
                    return self.tokens(ctx.now, &found.value.user, &given.session, &next);
                }
            }
        }
        Err(refused())
    }

    /// Ends a session whose token came back after it was rotated, and tells its owner.
    fn end_copied(&self, ctx: &OpCtx, session: &Versioned<Session>, owner: &User) -> ServiceResult<Batch> {
        let batch = Batch::new().delete(session.key.clone(), session.version).and(self.audit.entry(ctx, Event::TokenReused, &owner.id)?);
        let to = Addressee::of(owner, &self.settings.name);
        let mail = letters::device_signed_out(&to, &session.value.device, ctx.now, &self.place.link("/account/sessions"));
        Ok(batch.and(self.outbox.queue(ctx, &mail)?))
    }
}

fn successor_in_grace(session: &Session, given: &RefreshToken, ctx: &OpCtx) -> Option<RefreshToken> {
    let hash = given.hash();
    let rotated = session.rotated.iter().find(|rotated| is_same(&rotated.hash, &hash))?;
    if rotated.until > ctx.now { given.successor(&rotated.salt) } else { None }
}

fn rotated(session: &Session, given: &RefreshToken, ctx: &OpCtx) -> ServiceResult<(RefreshToken, Session)> {
    // From the old token's hash and fresh chance: another copy that rotates at the same moment loses the commit.
    let salt = hash(ctx.random_bytes::<32>());
    let next = given.successor(&salt).ok_or_else(|| ServiceError::failed("rotate a refresh token", "its key has a wrong length"))?;
    let mut session = session.clone();
    session.rotated.retain(|rotated| rotated.until > ctx.now);
    session.rotated.push(Rotated { hash: given.hash(), salt, until: ctx.now.after(GRACE) });
    session.refresh = next.hash();
    session.last_used_at = ctx.now;
    session.expires_at = ctx.now.after(UNUSED);
    if !ctx.client.device.is_empty() {
        session.device = device(&ctx.client.device);
    }
    if let Some(address) = ctx.client.address {
        session.network = network_prefix(address);
    }
    Ok((next, session))
}

fn refused() -> ServiceError {
    rejected(Code::TokenInvalid, "Access Denied: Invalid token")
}
