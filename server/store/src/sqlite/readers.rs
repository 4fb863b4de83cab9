//! A few read connections, used from blocking threads.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::Semaphore;

use super::{connect, failed, refused};
use crate::StoreError;

/// Enough to keep the cores busy; more would only contend for the page cache.
const READERS: usize = 4;

/// The pool; connections are opened when first needed.
pub(super) struct Readers {
    path: PathBuf,
    turns: Semaphore,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(super) fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), turns: Semaphore::new(READERS), idle: Mutex::default() }
    }

    /// Runs one read, all of it seeing one moment.
    pub(super) async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        read: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let _turn = self.turns.acquire().await.map_err(|source| failed("waiting for a reader", source))?;
        let readers = self.clone();
        let work = move || {
            let idle = readers.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut db = idle.map_or_else(|| readers.connect(), Ok)?;
            let answer = at_one_moment(&mut db, read);
            readers.idle.lock().unwrap_or_else(PoisonError::into_inner).push(db);
            answer
        };
        tokio::task::spawn_blocking(work).await.map_err(|source| failed("reading", source))?
    }

    fn connect(&self) -> Result<Connection, StoreError> {
        let db = connect(&self.path)?;
        db.pragma_update(None, "query_only", true).map_err(|source| refused("opening a reader", source))?;
        Ok(db)
    }
}

fn at_one_moment<T>(db: &mut Connection, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
    let moment = db.transaction_with_behavior(TransactionBehavior::Deferred).map_err(|source| refused("beginning to read", source))?;
    read(&moment) // dropped without a commit: there is nothing to keep
}
