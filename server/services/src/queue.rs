//! Work that waits in a collection, from the commit of its cause until it is done.
//!
//! At least once: a copy of the program that dies between doing the work and forgetting it leaves it to be done again.
//! Several copies share one queue: each entry is claimed by a write that only one of them can make.

mod claim;
mod dead;
mod entry;
mod kept;

use std::{marker::PhantomData, sync::Arc, time::Duration};

use futures::future::join_all;
use serde::{Serialize, de::DeserializeOwned};
use shop::Timestamp;
use store::{Batch, StoreError};
use tokio::sync::Notify;

pub use dead::{DeadLetter, DeadLetters};
pub use kept::Kept;

use crate::{
    ServiceResult,
    documents::{Documents, Versioned, body},
    schema::key,
};
use entry::{Entry, State};

/// Entries of one kind that wait to be worked on.
pub struct Queue<T> {
    documents: Documents,
    rules: Rules,
    woken: Arc<Notify>,
    waiting: PhantomData<fn() -> T>,
}

/// How a queue is worked on.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Where its entries wait.
    pub collection: &'static str,
    /// What logs call one of them.
    pub noun: &'static str,
    /// How many are worked on side by side.
    pub at_once: u32,
    /// An entry that is being worked on is nobody else's for so long; longer than the work takes.
    pub lease: Duration,
    /// How long after each failed attempt the next one comes; the last one repeats.
    pub pauses: &'static [Duration],
    /// An entry is given up after so many attempts.
    pub most_attempts: u32,
    /// What was given up is kept so long for whoever looks into it.
    pub kept: Duration,
}

/// Who does a queue's work.
pub trait Worker<T>: Sync {
    /// Does it, or a part of it: what is changed in the entry is kept for the next attempt.
    fn work(&self, task: Task<'_, T>) -> impl Future<Output = Result<(), Trouble>> + Send;
}

/// An entry as it is worked on.
#[derive(Debug)]
pub struct Task<'a, T> {
    /// Stays the same in every attempt.
    pub id: &'a str,
    /// When it was written.
    pub written_at: Timestamp,
    /// What waits.
    pub what: &'a mut T,
    /// The part of a batch that ends it: what is committed with it happened once. Without it the queue ends it after the
    /// work.
    pub end: &'a Batch,
}

/// Why an entry is not done, in words that are logged and kept: without secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It may work later.
    Again(String),
    /// It never will.
    GiveUp(String),
}

/// What became of the entries that were due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worked {
    /// How many were tried.
    pub tried: usize,
    /// How many of them are done.
    pub done: usize,
}

impl<T: Serialize + DeserializeOwned + Send> Queue<T> {
    pub(crate) fn new(documents: &Documents, rules: Rules) -> Self {
        Self { documents: documents.clone(), rules, woken: Arc::default(), waiting: PhantomData }
    }

    /// The part of a batch that puts an entry into the queue; [`Queue::wake`] after its commit has it worked on at once.
    ///
    /// # Errors
    /// Never in practice: if it cannot be written down.
    pub fn put(&self, id: impl ToString, what: T, now: Timestamp) -> ServiceResult<Batch> {
        self.insert(id, &Entry::new(what, now))
    }

    /// As [`Queue::put`], and remembered until then when it is done: a second one of the same id is refused as existing.
    ///
    /// # Errors
    /// As [`Queue::put`].
    pub fn put_once(&self, id: impl ToString, what: T, now: Timestamp, remembered_until: Timestamp) -> ServiceResult<Batch> {
        self.insert(id, &Entry { remembered_until: Some(remembered_until), ..Entry::new(what, now) })
    }

    /// As [`Queue::put_once`], and kept whole until then for whoever looks.
    ///
    /// # Errors
    /// As [`Queue::put`].
    pub fn put_kept(&self, id: impl ToString, what: T, now: Timestamp, kept_until: Timestamp) -> ServiceResult<Batch> {
        self.insert(id, &Entry { kept_until: Some(kept_until), ..Entry::new(what, now) })
    }

    fn insert(&self, id: impl ToString, entry: &Entry<T>) -> ServiceResult<Batch> {
        Ok(Batch::new().insert(key(self.rules.collection, id), body(entry)?))
    }

    /// Tells whoever waits in [`Queue::woken`] that there is something to do.
    pub fn wake(&self) {
        self.woken.notify_one();
    }

    /// Until somebody calls [`Queue::wake`], or at once if somebody did since the last time.
    pub async fn woken(&self) {
        self.woken.notified().await;
    }

    /// Works on a few of the entries that are due. Call it again until there are none.
    ///
    /// # Errors
    /// If the store cannot be read or written.
    pub async fn work_due(&self, now: Timestamp, worker: &impl Worker<T>) -> ServiceResult<Worked> {
        let mine = self.claim_due(now).await?;
        let tried = mine.len();
        let attempts = join_all(mine.into_iter().map(|entry| self.attempt(entry, now, worker))).await;
        let (ends, outcomes): (Vec<_>, Vec<_>) = attempts.into_iter().collect::<ServiceResult<Vec<_>>>()?.into_iter().unzip();
        self.settle_all(ends).await?;
        Ok(Worked { tried, done: outcomes.into_iter().filter(|is_done| *is_done).count() })
    }

    /// Works on an entry: what is to be written of it then, and whether it is done.
    async fn attempt(&self, mut entry: Versioned<Entry<T>>, now: Timestamp, worker: &impl Worker<T>) -> ServiceResult<(Batch, bool)> {
        let end = entry.done()?;
        let Entry { what, written_at, attempts, .. } = &mut entry.value;
        let outcome = if *attempts > self.rules.most_attempts {
            Err(Trouble::GiveUp("it was begun again and again, and never ended".to_owned()))
        } else {
            worker.work(Task { id: &entry.key.id, written_at: *written_at, what, end: &end }).await
        };
        match &outcome {
            Ok(()) => Ok((end, true)),
            Err(trouble) => {
                entry.fail(trouble, &self.rules, now);
                Ok((entry.replace()?, false))
            }
        }
    }

    /// All in one commit, which is cheap; where one of them was somebody else's by now, or ended with the work, each by
    /// itself.
    async fn settle_all(&self, ends: Vec<Batch>) -> ServiceResult<()> {
        if self.settle(&ends.iter().cloned().fold(Batch::new(), Batch::and)).await? {
            return Ok(());
        }
        join_all(ends.iter().map(|end| self.settle(end))).await.into_iter().try_for_each(|settled| settled.map(drop))
    }

    /// Whether it was committed, and not somebody else faster.
    async fn settle(&self, batch: &Batch) -> ServiceResult<bool> {
        match self.documents.commit(batch).await {
            Err(StoreError::Conflict { .. }) => Ok(false),
            done => Ok(done.map(|()| true)?),
        }
    }
}

// Written out, because deriving would ask the same of what waits.
impl<T> Clone for Queue<T> {
    fn clone(&self) -> Self {
        Self { documents: self.documents.clone(), rules: self.rules, woken: self.woken.clone(), waiting: PhantomData }
    }
}
