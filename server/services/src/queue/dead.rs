//! What was given up: listed for whoever looks into it, and tried again when they say so.

use serde::{Serialize, de::DeserializeOwned};
use shop::{Code, Timestamp};
use store::{Batch, Condition, Direction, Query};

use super::{Entry, Queue, State};
use crate::{ServiceResult, documents::Versioned, error::rejected, schema::key};

/// Entries on a page.
const PAGE: u32 = 50;

/// An entry that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetter<T> {
    /// Names it.
    pub id: String,
    /// What waited.
    pub what: T,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was given up.
    pub dead_at: Timestamp,
    /// After so many attempts.
    pub attempts: u32,
    /// What went wrong in the last one.
    pub last_error: String,
}

/// A page of what was given up, the latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetters<T> {
    /// The entries.
    pub letters: Vec<DeadLetter<T>>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

impl<T: Serialize + DeserializeOwned + Send> Queue<T> {
    /// What was given up, page by page.
    ///
    /// # Errors
    /// The field `cursor`.
    pub async fn dead(&self, after: Option<&str>) -> ServiceResult<DeadLetters<T>> {
        let dead = Condition::Range { field: "dead_at", from: Some(0.into()), to: None };
        let query = Query::all(self.rules.collection).filter(dead).sorted("dead_at", Direction::Descending).limit(PAGE);
        let (found, next) = self.documents.versioned_page::<Entry<T>>(query, after).await?;
        Ok(DeadLetters { letters: found.into_iter().map(DeadLetter::of).collect(), next })
    }

    /// Lets what was given up begin anew; `beside` is committed with it.
    ///
    /// # Errors
    /// `not_found`; `conflict` if it was not given up.
    pub async fn retry(&self, id: &str, now: Timestamp, beside: Batch) -> ServiceResult<()> {
        let missing = || rejected(Code::NotFound, "This is not there any more: it was done meanwhile, or is over.");
        let key = key(self.rules.collection, id);
        let revive = |entry: &mut Entry<T>| {
            if entry.state != State::Dead {
                return Err(rejected(Code::Conflict, "This was not given up: it is being tried already."));
            }
            entry.revive(now);
            Ok(((), beside.clone()))
        };
        self.documents.change(key, missing, revive).await?;
        self.wake();
        Ok(())
    }
}

impl<T> DeadLetter<T> {
    fn of(found: Versioned<Entry<T>>) -> Self {
        let Entry { what, written_at, dead_at, attempts, last_error, .. } = found.value;
        let dead_at = dead_at.unwrap_or(written_at);
        Self { id: found.key.id, what, written_at, dead_at, attempts, last_error: last_error.unwrap_or_default() }
    }
}
