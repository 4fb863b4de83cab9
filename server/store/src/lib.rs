//! The store port: four verbs over JSON documents, promised alike by SQLite and MongoDB.
//!
//! A transaction is a *value* ([`Batch`]), so it can be retried, inspected, failed on purpose in
//! tests and run by either backend. The store knows nothing of shops; which collections and
//! indexes exist is told to it at start by a [`Schema`].

pub mod batch;
mod body;
pub mod change;
mod checked;
mod claim;
pub mod error;
pub mod mongo;
mod page;
mod plan;
pub mod query;
pub mod schema;
pub mod sqlite;

pub use batch::{Batch, Write};
pub use change::{Change, Cursor, Feed};
pub use error::StoreError;
pub use mongo::MongoStore;
pub use query::{Condition, Direction, Page, PageCursor, Query};
pub use schema::{Collection, Schema};
pub use sqlite::{LockError, ServingLock, SqliteStore, lock_for_serving};

use std::{sync::Arc, time::Duration};

use futures::future::BoxFuture;

/// A document's content: always a JSON object.
pub type Json = serde_json::Value;

/// Where a document lives.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// One of the schema's collections.
    pub collection: &'static str,
    /// Unique within the collection, at most 512 bytes.
    pub id: String,
}

/// A document as it was read, with the version that `replace`, `delete` and `unchanged` name.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Where it lives.
    pub key: Key,
    /// Counts every write to the document, from 1.
    pub version: u64,
    /// Its content.
    pub body: Json,
}

/// A store, however it is kept.
pub type SharedStore = Arc<dyn DocumentStore>;

/// What every backend promises; `store/tests/contract` states it as tests that both must pass.
pub trait DocumentStore: Send + Sync {
    /// The document at `key`, if there is one.
    fn get<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Stored>, StoreError>>;

    /// The documents at `keys`, in their order, all read from one moment.
    fn get_many<'a>(&'a self, keys: &'a [Key]) -> BoxFuture<'a, Result<Vec<Option<Stored>>, StoreError>>;

    /// The documents that meet every condition, sorted, one page at a time.
    ///
    /// A page cursor names the last row seen, so rows inserted meanwhile never repeat or hide others.
    fn find<'a>(&'a self, query: &'a Query) -> BoxFuture<'a, Result<Page, StoreError>>;

    /// Applies every write, or none. Durable when it returns `Ok`.
    ///
    /// # Errors
    /// [`StoreError::Conflict`], [`StoreError::Exists`], [`StoreError::BelowLeast`] or
    /// [`StoreError::Missing`] name the write that could not be; nothing of the batch was applied.
    fn commit<'a>(&'a self, batch: &'a Batch) -> BoxFuture<'a, Result<(), StoreError>>;

    /// What was committed after `cursor`, in commit order; waits up to `wait` for the first change.
    fn changes_after<'a>(&'a self, cursor: &'a Cursor, wait: Duration) -> BoxFuture<'a, Result<Feed, StoreError>>;

    /// The cursor behind everything committed so far: take it, `find`, then follow from it.
    fn now<'a>(&'a self) -> BoxFuture<'a, Result<Cursor, StoreError>>;
}
