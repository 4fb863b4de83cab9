//! Taking entries so that nobody else works on them.

use std::time::Duration;

use futures::future::join_all;
use serde::{Serialize, de::DeserializeOwned};
use shop::Timestamp;
use store::{Batch, Condition, Direction, Query, Stored};
use tracing::error;

use super::{Entry, Queue};
use crate::{
    ServiceResult,
    documents::{Versioned, read},
};

/// What this copy cannot read, a newer one may; it is put off so long, and keeps nothing else waiting.
const UNREADABLE: Duration = Duration::from_secs(60);

impl<T: Serialize + DeserializeOwned + Send> Queue<T> {
    /// A few entries that are due, this copy's for as long as the lease lasts.
    pub(super) async fn claim_due(&self, now: Timestamp) -> ServiceResult<Vec<Versioned<Entry<T>>>> {
        let due = Condition::Range { field: "due_at", from: None, to: Some((now.millis() + 1).into()) };
        let query = Query::all(self.rules.collection).filter(due).sorted("due_at", Direction::Ascending).limit(self.rules.at_once);
        let mut wanted = Vec::new();
        for stored in self.documents.store().find(&query).await?.rows {
            match read::<Entry<T>>(stored.clone()) {
                Ok(entry) => wanted.push(entry),
                Err(_) => self.put_off(stored, now).await?,
            }
        }
        for entry in &mut wanted {
            entry.value.attempts += 1;
            entry.value.due_at = Some(now.after(self.rules.lease));
        }
        let mut mine = self.claim(wanted).await?;
        mine.iter_mut().for_each(|entry| entry.version += 1);
        Ok(mine)
    }

    /// All in one commit where nobody else is at it, which is the rule; else each by itself.
    async fn claim(&self, wanted: Vec<Versioned<Entry<T>>>) -> ServiceResult<Vec<Versioned<Entry<T>>>> {
        let claims = wanted.iter().map(Versioned::replace).collect::<ServiceResult<Vec<_>>>()?;
        if self.settle(&claims.iter().cloned().fold(Batch::new(), Batch::and)).await? {
            return Ok(wanted);
        }
        let claimed = join_all(claims.iter().map(|claim| self.settle(claim))).await.into_iter().collect::<ServiceResult<Vec<_>>>()?;
        Ok(wanted.into_iter().zip(claimed).filter_map(|(entry, is_mine)| is_mine.then_some(entry)).collect())
    }

    async fn put_off(&self, mut stored: Stored, now: Timestamp) -> ServiceResult<()> {
        error!(noun = self.rules.noun, id = stored.key.id, "This {} cannot be read and is put off: {}", self.rules.noun, stored.key.id);
        let Some(fields) = stored.body.as_object_mut() else { return Ok(()) };
        fields.insert("due_at".to_owned(), now.after(UNREADABLE).millis().into());
        self.settle(&Batch::new().replace(stored.key, stored.version, stored.body)).await?;
        Ok(())
    }
}
