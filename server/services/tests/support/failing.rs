//! A store that fails one commit, in one of two ways: it refuses it, or does it and loses the answer.

#![allow(dead_code, reason = "each test program uses the parts that it needs")]

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use futures::future::BoxFuture;
use store::{Batch, Cursor, DocumentStore, Feed, Key, Page, Query, SharedStore, StoreError, Stored};

/// How a commit fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Nothing is applied.
    NotApplied,
    /// All of it is applied, and nobody is told so.
    AnswerLost,
}

/// The store.
pub struct Failing {
    inner: SharedStore,
    next: Mutex<Option<(usize, How)>>,
}

impl Failing {
    pub fn over(store: &SharedStore) -> Arc<Self> {
        Arc::new(Self { inner: store.clone(), next: Mutex::default() })
    }

    /// From now on, so many commits go well, and the next one fails.
    pub fn fails_after(&self, commits: usize, how: How) {
        *self.next.lock().unwrap() = Some((commits, how));
    }

    /// No commit fails any more; whether one has.
    pub fn recovers(&self) -> bool {
        self.next.lock().unwrap().take().is_none()
    }

    /// How this commit fails, if it does.
    fn fate(&self) -> Option<How> {
        let mut next = self.next.lock().unwrap();
        match &mut *next {
            Some((0, how)) => {
                let how = *how;
                *next = None;
                Some(how)
            }
            Some((left, _)) => {
                *left -= 1;
                None
            }
            None => None,
        }
    }
}

impl DocumentStore for Failing {
    fn get<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Stored>, StoreError>> {
        self.inner.get(key)
    }

    fn get_many<'a>(&'a self, keys: &'a [Key]) -> BoxFuture<'a, Result<Vec<Option<Stored>>, StoreError>> {
        self.inner.get_many(keys)
    }

    fn find<'a>(&'a self, query: &'a Query) -> BoxFuture<'a, Result<Page, StoreError>> {
        self.inner.find(query)
    }

    fn commit<'a>(&'a self, batch: &'a Batch) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            let fate = self.fate();
            if fate != Some(How::NotApplied) {
                self.inner.commit(batch).await?;
            }
            match fate {
                Some(how) => Err(StoreError::Unavailable(format!("the test wants it so: {how:?}").into())),
                None => Ok(()),
            }
        })
    }

    fn changes_after<'a>(&'a self, cursor: &'a Cursor, wait: Duration) -> BoxFuture<'a, Result<Feed, StoreError>> {
        self.inner.changes_after(cursor, wait)
    }

    fn now<'a>(&'a self) -> BoxFuture<'a, Result<Cursor, StoreError>> {
        self.inner.now()
    }
}
