//! Keys of programs: shown once, kept as hashes, with scopes.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::{
    Code, Rejection, Timestamp,
    access::{Need, Permission, Permissions, Powers},
    error::Checked,
    id::ApiKeyId,
    order::Actor,
    text::Name,
};
use store::{Batch, Condition, Direction, Query};

use crate::{
    OpCtx, ServiceResult,
    audit::{Audit, Event},
    ctx::Identity,
    documents::{Documents, Versioned, body},
    error::rejected,
    schema::{API_KEYS, key},
    secrets::hash,
};

/// What every key begins with, so that scanners for leaked secrets can find it.
pub const PREFIX: &str = "shopsphere_";
/// The last use is written down this often at the most.
const USE_WRITTEN_EVERY: Duration = Duration::from_secs(60);

/// The keys.
#[derive(Clone)]
pub struct ApiKeys {
    documents: Documents,
    audit: Audit,
}

/// The form as it was typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct KeyForm {
    /// Whose it is.
    pub name: String,
    /// What it may do, by names.
    pub scopes: Vec<String>,
}

/// A key, without what makes it one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiKey {
    /// Names it.
    pub id: ApiKeyId,
    /// Whose it is, such as `warehouse`.
    pub name: Name,
    /// What it may do.
    pub scopes: Permissions,
    /// Its first letters, to tell it from others.
    pub hint: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used: up to a minute behind.
    pub last_used_at: Option<Timestamp>,
    /// By whom it was made.
    pub created_by: Actor,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kept {
    #[serde(flatten)]
    key: ApiKey,
    hash: String,
}

impl ApiKeys {
    pub(crate) fn new(documents: &Documents, audit: &Audit) -> Self {
        Self { documents: documents.clone(), audit: audit.clone() }
    }

    /// Makes a key and returns it with its secret, which is shown this once.
    ///
    /// # Errors
    /// Without being an admin; the fields `name` and `scopes`.
    pub async fn create(&self, ctx: &OpCtx, name: &str, scopes: &[String]) -> ServiceResult<(ApiKey, String)> {
        ctx.require(Need::Admin)?;
        let mut check = Checked::default();
        let name = check.take("name", name.parse::<Name>());
        let known: Option<Permissions> = scopes.iter().map(|scope| Permission::named(scope)).collect();
        let scopes = match known {
            Some(scopes) if !scopes.is_empty() => Some(scopes),
            Some(_) => check.take("scopes", Err::<Permissions, _>("Please choose at least one.")),
            None => check.take("scopes", Err::<Permissions, _>(format!("There are: {}.", Permission::names()))),
        };
        let (name, scopes) = check.done(|| name.zip(scopes))?;
        let secret = format!("{PREFIX}{}", ctx.new_secret());
        let made = ApiKey {
            id: ctx.new_id(),
            name,
            scopes,
            hint: secret[..PREFIX.len() + 4].to_owned(),
            created_at: ctx.now,
            last_used_at: None,
            created_by: ctx.actor.clone(),
        };
        let kept = Kept { key: made.clone(), hash: hash(&secret) };
        let event = self.audit.entry(ctx, Event::KeyMade, &made.id)?;
        self.documents.commit(&Batch::new().insert(key(API_KEYS, &made.id), body(&kept)?).and(event)).await?;
        Ok((made, secret))
    }

    /// All keys, the newest first.
    ///
    /// # Errors
    /// Without being an admin.
    pub async fn list(&self, ctx: &OpCtx) -> ServiceResult<Vec<ApiKey>> {
        ctx.require(Need::Admin)?;
        let query = Query::all(API_KEYS).sorted("created_at", Direction::Descending);
        Ok(self.documents.find_all::<Kept>(query).await?.into_iter().map(|kept| kept.value.key).collect())
    }

    /// Ends a key.
    ///
    /// # Errors
    /// Without being an admin; `key_not_found`.
    pub async fn revoke(&self, ctx: &OpCtx, id: &str) -> ServiceResult<()> {
        ctx.require(Need::Admin)?;
        let nothing = || rejected(Code::KeyNotFound, "There is no such key, or it was revoked already.");
        let id: ApiKeyId = id.parse().map_err(|_| nothing())?;
        // A use at the same moment moves the version; the key ends all the same.
        loop {
            let found = self.documents.load::<Kept>(key(API_KEYS, &id)).await?.ok_or_else(nothing)?;
            let event = self.audit.entry(ctx, Event::KeyRevoked, &id)?;
            match self.documents.commit(&Batch::new().delete(found.key, found.version).and(event)).await {
                Err(refused) if crate::documents::was_overtaken(&refused) => {}
                done => return Ok(done?),
            }
        }
    }

    /// Whose key this is, and what it may do.
    ///
    /// # Errors
    /// `token_invalid` if nobody's.
    pub async fn identify(&self, secret: &str, now: Timestamp) -> ServiceResult<Identity> {
        let query = Query::all(API_KEYS).filter(Condition::Eq("hash", hash(secret).into())).limit(1);
        let found = self.documents.find::<Kept>(&query).await?.into_iter().next();
        let found = found.ok_or_else(|| Rejection::new(Code::TokenInvalid, "Access Denied: Invalid token"))?;
        let ApiKey { id, name, scopes, .. } = found.value.key.clone();
        self.note_use(found, now).await?;
        Ok(Identity { actor: Actor::Key { id, name }, powers: Powers::Key(scopes), me: None })
    }

    async fn note_use(&self, mut found: Versioned<Kept>, now: Timestamp) -> ServiceResult<()> {
        if found.value.key.last_used_at.is_some_and(|last| last.after(USE_WRITTEN_EVERY) > now) {
            return Ok(());
        }
        found.value.key.last_used_at = Some(now);
        match self.documents.commit(&found.replace()?).await {
            // Written by another request at the same moment, or revoked: then this was its last one.
            Err(refused) if crate::documents::was_overtaken(&refused) => Ok(()),
            done => Ok(done?),
        }
    }
}
