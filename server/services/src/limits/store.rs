//! Tallies as documents of the store.

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use shop::Timestamp;
use store::Batch;

use super::{Seen, Tallies, rule::Tally};
use crate::{
    ServiceResult,
    documents::{Documents, body, was_overtaken},
    schema::{TALLIES, key},
};

/// The store.
#[derive(Clone)]
pub(super) struct StoreTallies {
    documents: Documents,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    #[serde(flatten)]
    tally: Tally,
    expires_at: Timestamp,
}

impl StoreTallies {
    pub(super) fn new(documents: &Documents) -> Self {
        Self { documents: documents.clone() }
    }

    /// Whether it was committed, and not somebody else faster.
    async fn settle(&self, batch: Batch) -> ServiceResult<bool> {
        match self.documents.commit(&batch).await {
            Err(error) if was_overtaken(&error) => Ok(false),
            done => Ok(done.map(|()| true)?),
        }
    }
}

impl Tallies for StoreTallies {
    fn read<'a>(&'a self, id: &'a str, _: Timestamp) -> BoxFuture<'a, ServiceResult<Option<Seen>>> {
        Box::pin(async move {
            let found = self.documents.load::<Kept>(key(TALLIES, id)).await?;
            Ok(found.map(|found| Seen { tally: found.value.tally, version: found.version }))
        })
    }

    fn swap<'a>(
        &'a self,
        id: &'a str,
        seen: Option<Seen>,
        new: Option<(Tally, Timestamp)>,
        _: Timestamp,
    ) -> BoxFuture<'a, ServiceResult<bool>> {
        Box::pin(async move {
            let key = key(TALLIES, id);
            let new = new.map(|(tally, expires_at)| body(&Kept { tally, expires_at })).transpose()?;
            self.settle(match (seen, new) {
                (Some(seen), Some(new)) => Batch::new().replace(key, seen.version, new),
                (Some(seen), None) => Batch::new().delete(key, seen.version),
                (None, Some(new)) => Batch::new().insert(key, new),
                (None, None) => return Ok(true),
            })
            .await
        })
    }
}
