//! Requests that may be sent twice: the first claims its key, the rest are given its answer.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::Timestamp;
use store::{Batch, Key, StoreError};

use crate::{
    ServiceResult,
    documents::{Documents, body, was_overtaken},
    schema::{REPLAYS, key},
    secrets::hash,
};

/// How long an answer is given again.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);
/// After this, whoever claimed a key without answering is taken for dead; more than a request may take.
const LONGEST: Duration = Duration::from_secs(60);

/// The claims and answers.
#[derive(Clone)]
pub struct Idempotency {
    documents: Documents,
}

/// Whose key it is, and for what.
#[derive(Clone, Debug)]
pub struct Scope {
    /// Keys of two callers never meet.
    pub caller: String,
    /// Method and path.
    pub route: String,
    /// As the caller chose it.
    pub key: String,
}

/// An answer as it is given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Names and values of headers.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: String,
}

/// What became of a claim.
pub enum Claim {
    /// Do it, then keep the answer or release the key.
    Mine(Claimed),
    /// It was done before.
    Answered(Answer),
    /// The key stands for another request.
    OtherBody,
    /// Somebody is doing it just now.
    UnderWay,
}

/// A key that this request holds.
pub struct Claimed {
    key: Key,
    version: u64,
    body_hash: String,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    body_hash: String,
    answer: Option<Answer>,
    expires_at: Timestamp,
}

impl Idempotency {
    pub(crate) fn new(documents: &Documents) -> Self {
        Self { documents: documents.clone() }
    }

    /// Claims a key for a request with this body.
    pub async fn claim(&self, scope: &Scope, request: &[u8], now: Timestamp) -> ServiceResult<Claim> {
        let scope = format!("{}\n{}\n{}", scope.caller, scope.route, scope.key);
        let key = key(REPLAYS, hash(&scope));
        // With the caller's key in it, so that a body with a password cannot be guessed from the store.
        let body_hash = hash([scope.as_bytes(), b"\n", request].concat());
        let found = self.documents.load::<Kept>(key.clone()).await?;
        let over = found.as_ref().is_some_and(|found| found.value.expires_at <= now);
        if let Some(kept) = found.as_ref().filter(|_| !over).map(|found| &found.value) {
            return Ok(match &kept.answer {
                _ if kept.body_hash != body_hash => Claim::OtherBody,
                Some(answer) => Claim::Answered(answer.clone()),
                None => Claim::UnderWay,
            });
        }
        let claim = Kept { body_hash: body_hash.clone(), answer: None, expires_at: now.after(LONGEST) };
        let batch = crate::documents::write(&key, found.as_ref(), &claim)?;
        match self.documents.commit(&batch).await {
            Ok(()) => Ok(Claim::Mine(Claimed { key, version: found.map_or(1, |found| found.version + 1), body_hash })),
            Err(error) if was_overtaken(&error) => Ok(Claim::UnderWay),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps the answer for whoever asks again.
    pub async fn keep(&self, claimed: &Claimed, answer: Answer, now: Timestamp) -> ServiceResult<()> {
        let kept = Kept { body_hash: claimed.body_hash.clone(), answer: Some(answer), expires_at: now.after(KEPT) };
        self.settle(Batch::new().replace(claimed.key.clone(), claimed.version, body(&kept)?)).await
    }

    /// Gives the key back: it was not done, and may be tried again.
    pub async fn release(&self, claimed: &Claimed) -> ServiceResult<()> {
        self.settle(Batch::new().delete(claimed.key.clone(), claimed.version)).await
    }

    /// A claim that took too long may be somebody else's by now; then theirs counts.
    async fn settle(&self, batch: Batch) -> ServiceResult<()> {
        match self.documents.commit(&batch).await {
            Err(StoreError::Conflict { .. }) => Ok(()),
            done => Ok(done?),
        }
    }
}
