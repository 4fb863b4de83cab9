//! What a queue keeps of all that went through it: listed for whoever looks, and worked on once more when they say so.

use serde::{Serialize, de::DeserializeOwned};
use shop::{Code, Timestamp};
use store::{Batch, Direction, Query};

use super::{Entry, Queue, State};
use crate::{ServiceResult, documents::Versioned, error::rejected, schema::key};

/// Entries on a page.
const PAGE: u32 = 50;

/// An entry, waiting or over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    /// Names it.
    pub id: String,
    /// What waits, or waited.
    pub what: T,
    /// When it was written.
    pub written_at: Timestamp,
    /// `waiting`, `done`, or `dead`: given up.
    pub state: &'static str,
    /// How often it was worked on.
    pub attempts: u32,
    /// What went wrong in the last attempt.
    pub last_error: Option<String>,
}

impl<T: Serialize + DeserializeOwned + Send> Queue<T> {
    /// All of it, page by page, the latest first. The collection has an index over `written_at`.
    ///
    /// # Errors
    /// The field `cursor`.
    pub async fn kept(&self, after: Option<&str>) -> ServiceResult<(Vec<Kept<T>>, Option<String>)> {
        let query = Query::all(self.rules.collection).sorted("written_at", Direction::Descending).limit(PAGE);
        let (found, next) = self.documents.versioned_page::<Entry<T>>(query, after).await?;
        Ok((found.into_iter().map(Kept::of).collect(), next))
    }

    /// One entry.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn one(&self, id: &str) -> ServiceResult<Kept<T>> {
        let found = self.documents.load::<Entry<T>>(key(self.rules.collection, id)).await?;
        found.map(Kept::of).ok_or_else(|| rejected(Code::NotFound, "This is not there, or not any more."))
    }

    /// Lets an entry begin anew, whatever became of it; `beside` is committed with it.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn again(&self, id: &str, now: Timestamp, beside: Batch) -> ServiceResult<()> {
        let missing = || rejected(Code::NotFound, "This is not there, or not any more.");
        let revive = |entry: &mut Entry<T>| {
            entry.revive(now);
            Ok(((), beside.clone()))
        };
        self.documents.change(key(self.rules.collection, id), missing, revive).await?;
        self.wake();
        Ok(())
    }
}

impl<T> Kept<T> {
    fn of(found: Versioned<Entry<T>>) -> Self {
        let Entry { what, written_at, attempts, state, last_error, .. } = found.value;
        let state = match state {
            State::Waiting => "waiting",
            State::Dead => "dead",
            State::Done => "done",
        };
        Self { id: found.key.id, what, written_at, state, attempts, last_error }
    }
}
