//! Callers of this process who want the same hot document wait for each other here.
//!
//! MongoDB makes all but one of the transactions that meet at a document begin again; fifty buyers
//! of one product would mostly repeat themselves. In turn, each goes through at the first try. It
//! is only a courtesy: other processes still meet, and are retried.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use tokio::sync::{Mutex, MutexGuard};

use crate::{Batch, Write};

/// Enough that two hot documents seldom share one.
const QUEUES: usize = 1_024;

/// Queues, each for the documents that hash to it.
pub(super) struct Turns {
    queues: Vec<Mutex<()>>,
}

impl Default for Turns {
    fn default() -> Self {
        Self { queues: (0..QUEUES).map(|_| Mutex::default()).collect() }
    }
}

impl Turns {
    /// Waits until no other batch here adds to, or checks, the same documents.
    pub(super) async fn take(&self, batch: &Batch) -> Vec<MutexGuard<'_, ()>> {
        let hot = |write: &&Write| matches!(write, Write::Add { .. } | Write::Unchanged { .. });
        let hasher = BuildHasherDefault::<DefaultHasher>::default();
        let queue = |write: &Write| usize::try_from(hasher.hash_one(write.key()) % QUEUES as u64).unwrap_or_default();
        let mut wanted: Vec<_> = batch.writes().iter().filter(hot).map(queue).collect();
        wanted.sort_unstable(); // everyone in the same order, so that no two wait for each other
        wanted.dedup();
        let mut turns = Vec::with_capacity(wanted.len());
        for queue in wanted {
            turns.push(self.queues[queue].lock().await);
        }
        turns
    }
}
