//! What providers send by themselves: proved to be theirs, stored once by its id, answered, and worked on afterwards.
//!
//! A message is only a hint that something happened: its word is never believed. The provider is asked how things stand
//! now, so late, repeated and disordered messages all end alike, and what is learnt is written in the same commit that
//! ends the message.

mod desk;
mod work;

use std::time::Duration;

use serde::{Deserialize, Serialize};
use store::{Json, StoreError};

pub use self::desk::{Arrived, InboxPage};

use super::{About, Notice, Payments, Sent};
use crate::{
    OpCtx, ServiceResult,
    documents::Documents,
    queue::{Queue, Rules},
    schema::INBOX,
};

/// Providers are asked for each message. Given up after about a day; what was lost so is found by the reconciler.
const RULES: Rules = Rules {
    collection: INBOX,
    noun: "message of a payment provider",
    at_once: 16,
    lease: Duration::from_secs(120),
    pauses: &[seconds(1), seconds(5), seconds(30), seconds(2 * 60), seconds(10 * 60), seconds(3_600), seconds(6 * 3_600)],
    most_attempts: 10,
    kept: KEPT,
};

/// How long messages are kept for whoever looks, and known again when they are sent again.
const KEPT: Duration = seconds(90 * 24 * 3_600);

/// The messages.
pub(super) struct Inbox {
    queue: Queue<Letter>,
}

/// A message as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Letter {
    /// From which provider.
    pub provider: String,
    /// What the provider calls what happened.
    pub kind: String,
    /// About what it is.
    #[serde(flatten)]
    pub about: About,
    /// The rest for whoever looks: without secrets, cards and addresses.
    pub payload: Json,
}

impl Inbox {
    pub(super) fn new(documents: &Documents) -> Self {
        Self { queue: Queue::new(documents, RULES) }
    }
}

impl Payments {
    /// Takes a message in, once however often it is sent. It is worked on by the jobs.
    ///
    /// # Errors
    /// `payment_method_unknown` for a provider the shop does not have; `webhook_refused` if it is not proved to be
    /// theirs: nothing is stored then.
    pub async fn receive(&self, ctx: &OpCtx, provider: &str, sent: &Sent<'_>) -> ServiceResult<()> {
        let Notice { id, kind, about, payload } = self.provider(provider)?.read_notice(sent)?;
        let letter = Letter { provider: provider.to_owned(), kind, about, payload };
        match self.documents.commit(&self.inbox.queue.put_kept(format!("{provider}:{id}"), letter, ctx.now, ctx.now.after(KEPT))?).await {
            Err(StoreError::Exists { .. }) => return Ok(()),
            done => done?,
        }
        self.inbox.queue.wake();
        Ok(())
    }

    /// Until a message came in, or at once if one did since the last time.
    pub async fn received(&self) {
        self.inbox.queue.woken().await;
    }
}

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}
