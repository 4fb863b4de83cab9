//! Who is signed in where: an access token for a quarter of an hour, a refresh token for the next one.
//!
//! A session is a document, and signing out deletes it. Whoever comes with a token is looked up
//! each time, so that what one copy of the program revokes, every other refuses at once (ADR 4).

mod access_token;
mod identify;
mod keys;
mod refresh_token;
mod renew;
mod strengthen;

use std::{sync::Arc, time::Duration};

use serde::{Deserialize, Serialize};
use shop::{
    Code, Timestamp,
    account::{User, device},
    id::{SessionId, UserId},
};
use store::{Batch, Condition, Query};

pub use keys::Keys;

use crate::{
    OpCtx, ServiceResult,
    audit::{Audit, Event},
    documents::{Documents, TRIES, Versioned, body, was_overtaken},
    error::rejected,
    limits::address::network_prefix,
    mail::Outbox,
    place::Place,
    schema::{SESSIONS, key},
    settings::Settings,
};
use refresh_token::RefreshToken;

/// How long an access token is good for.
pub const ACCESS: Duration = Duration::from_secs(15 * 60);
/// A session nobody uses for so long is over.
const UNUSED: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// So long a rotated refresh token still yields its successor, for requests of one tab that go in parallel.
const GRACE: Duration = Duration::from_secs(30);

/// The sessions.
#[derive(Clone)]
pub struct Sessions {
    documents: Documents,
    keys: Keys,
    audit: Audit,
    outbox: Outbox,
    place: Place,
    settings: Arc<Settings>,
}

/// What a browser or program keeps to be known.
#[derive(Clone, Debug)]
pub struct Tokens {
    /// A JWT, sent with every request.
    pub access: String,
    /// Sent when the access token has run out.
    pub refresh: String,
    /// How long the access token is good for.
    pub expires_in: Duration,
}

/// A session as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Session {
    user: UserId,
    /// The owner's count when it began.
    #[serde(default)]
    generation: u64,
    created_at: Timestamp,
    /// When they last proved who they are.
    signed_in_at: Timestamp,
    with_second_factor: bool,
    last_used_at: Timestamp,
    expires_at: Timestamp,
    device: String,
    /// Where it was last used from, as far as its owner needs to know it.
    network: String,
    /// The hash of the refresh token that is good now.
    refresh: String,
    /// Those before it that are still within their grace.
    rotated: Vec<Rotated>,
}

/// A refresh token that was rotated a moment ago.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Rotated {
    hash: String,
    /// With the token itself, makes its successor.
    salt: String,
    until: Timestamp,
}

/// A session as its owner sees it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SessionView {
    /// Names it.
    pub id: SessionId,
    /// The browser and its system.
    pub device: String,
    /// The part of the address that names the network.
    pub network: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last renewed: up to a quarter of an hour behind.
    pub last_used_at: Timestamp,
}

impl Sessions {
    pub(crate) fn new(documents: &Documents, keys: Keys, audit: &Audit, outbox: &Outbox, place: &Place, settings: &Arc<Settings>) -> Self {
        Self {
            documents: documents.clone(),
            keys,
            audit: audit.clone(),
            outbox: outbox.clone(),
            place: place.clone(),
            settings: settings.clone(),
        }
    }

    /// A new session of somebody, and the batch that writes it: the caller commits it with what proved who they are.
    pub(crate) fn open(&self, ctx: &OpCtx, user: &User, with_second_factor: bool) -> ServiceResult<(Tokens, Batch)> {
        let id: SessionId = ctx.new_id();
        let refresh = RefreshToken::new(ctx, id.clone());
        let session = Session {
            user: user.id.clone(),
            generation: user.generation,
            created_at: ctx.now,
            signed_in_at: ctx.now,
            with_second_factor,
            last_used_at: ctx.now,
            expires_at: ctx.now.after(UNUSED),
            device: device(&ctx.client.device),
            network: ctx.client.address.map(network_prefix).unwrap_or_default(),
            refresh: refresh.hash(),
            rotated: Vec::new(),
        };
        let batch = Batch::new().insert(key(SESSIONS, &id), body(&session)?);
        Ok((self.tokens(ctx.now, &user.id, &id, &refresh)?, batch))
    }

    /// Somebody's sessions, the last used first.
    pub async fn list(&self, ctx: &OpCtx) -> ServiceResult<Vec<SessionView>> {
        let mut sessions: Vec<SessionView> = self.of(&ctx.me()?.user.id).await?.into_iter().filter_map(view).collect();
        sessions.sort_by_key(|session| std::cmp::Reverse(session.last_used_at));
        Ok(sessions)
    }

    /// Ends one of one's own sessions; asked twice is once.
    ///
    /// # Errors
    /// `session_not_found` if it is nobody's or somebody else's.
    pub async fn revoke(&self, ctx: &OpCtx, id: &str) -> ServiceResult<()> {
        let nothing = || rejected(Code::SessionNotFound, "This session is not one of yours, or it has ended already.");
        let id: SessionId = id.parse().map_err(|_| nothing())?;
        let me = ctx.me()?.user.id.clone();
        let event = if ctx.me()?.session == id { Event::SignedOut } else { Event::SessionRevoked };
        for _ in 0..TRIES {
            let found = self.documents.load::<Session>(key(SESSIONS, &id)).await?;
            let found = found.filter(|found| found.value.user == me).ok_or_else(nothing)?;
            let batch = Batch::new().delete(found.key, found.version).and(self.audit.entry(ctx, event, &me)?);
            match self.documents.commit(&batch).await {
                Err(refused) if was_overtaken(&refused) => {}
                done => return Ok(done?),
            }
        }
        Err(rejected(Code::Conflict, "This session is being used at this moment. Please try again."))
    }

    /// Ends the session of the request.
    ///
    /// # Errors
    /// If nobody is signed in.
    pub async fn sign_out(&self, ctx: &OpCtx) -> ServiceResult<()> {
        let session = ctx.me()?.session.clone();
        self.revoke(ctx, session.as_str()).await
    }

    /// Ends all of one's own sessions but that of the request.
    pub async fn revoke_others(&self, ctx: &OpCtx) -> ServiceResult<()> {
        let me = ctx.me()?;
        for _ in 0..TRIES {
            let batch = self.ending(&me.user.id, Some(&me.session)).await?;
            if batch.is_empty() {
                return Ok(());
            }
            let batch = batch.and(self.audit.entry(ctx, Event::SessionsRevoked, &me.user.id)?);
            match self.documents.commit(&batch).await {
                Err(refused) if was_overtaken(&refused) => {}
                done => return Ok(done?),
            }
        }
        Err(rejected(Code::Conflict, "Your sessions changed at the same moment. Please try again."))
    }

    /// The batch that ends somebody's sessions, but for one; committed with the reason.
    pub(crate) async fn ending(&self, user: &UserId, but: Option<&SessionId>) -> ServiceResult<Batch> {
        let sessions = self.of(user).await?;
        let ended = sessions.iter().filter(|session| but.is_none_or(|but| session.key.id != but.as_str()));
        Ok(ended.fold(Batch::new(), |batch, session| batch.delete(session.key.clone(), session.version)))
    }

    async fn of(&self, user: &UserId) -> ServiceResult<Vec<Versioned<Session>>> {
        self.documents.find_all(Query::all(SESSIONS).filter(Condition::Eq("user", user.as_str().into()))).await
    }

    fn tokens(&self, now: Timestamp, user: &UserId, id: &SessionId, refresh: &RefreshToken) -> ServiceResult<Tokens> {
        let access = self.keys.sign(&access_token::Claims::new(now, user, id))?;
        Ok(Tokens { access, refresh: refresh.to_string(), expires_in: ACCESS })
    }
}

fn view(session: Versioned<Session>) -> Option<SessionView> {
    let Session { device, network, created_at, last_used_at, .. } = session.value;
    Some(SessionView { id: session.key.id.parse().ok()?, device, network, created_at, last_used_at })
}
