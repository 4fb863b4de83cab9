//! The embedded backend: one file, many readers, one writer.

mod apply;
mod feed;
mod find;
mod lock;
mod migrate;
mod prepared;
mod readers;
mod watcher;
mod writer;

use std::{path::Path, sync::Arc, time::Duration};

use futures::{FutureExt, future::BoxFuture};
use rusqlite::Connection;
use tokio::sync::watch;

pub use lock::{LockError, ServingLock, lock_for_serving};

use crate::{Batch, Cursor, DocumentStore, Feed, Json, Key, Page, Query, Schema, StoreError, Stored, body, plan::Plan, schema};

/// How many of the latest changes are kept for readers of the feed.
const RETAINED_CHANGES: u64 = 200_000;
/// How long another process may hold the file before a call gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// Statements kept ready per connection.
const PREPARED_STATEMENTS: usize = 256;

/// A store in one SQLite file.
///
/// Other processes may open the same file beside it; their commits appear in the feed within 200 ms.
pub struct SqliteStore {
    schema: Schema,
    readers: Arc<readers::Readers>,
    writer: writer::Writer,
    feed: feed::FeedReader,
    _watcher: watcher::Watcher,
}

impl SqliteStore {
    /// Opens the file, making it and whatever the schema needs.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] for a schema that cannot be kept, otherwise what the file answered.
    pub async fn open(path: &Path, schema: Schema) -> Result<Self, StoreError> {
        Self::open_retaining(path, schema, RETAINED_CHANGES).await
    }

    /// Like [`Self::open`], keeping about so many changes for readers of the feed.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_retaining(path: &Path, schema: Schema, changes: u64) -> Result<Self, StoreError> {
        schema::check(schema)?;
        let path = path.to_owned();
        let open = move || {
            let mut connection = connect(&path)?;
            let identity = migrate::migrate(&mut connection, schema)?;
            let (pulse, _) = watch::channel(());
            let readers = Arc::new(readers::Readers::of(&path));
            Ok(Self {
                schema,
                feed: feed::FeedReader::new(schema, identity, readers.clone(), pulse.clone()),
                readers,
                _watcher: watcher::Watcher::start(connect(&path)?, pulse.clone())?,
                writer: writer::Writer::start(connection, changes, pulse)?,
            })
        };
        tokio::task::spawn_blocking(open).await.map_err(|source| failed("opening the file", source))?
    }
}

impl DocumentStore for SqliteStore {
    fn get<'a>(&'a self, key: &'a Key) -> BoxFuture<'a, Result<Option<Stored>, StoreError>> {
        async move { Ok(self.get_many(std::slice::from_ref(key)).await?.pop().flatten()) }.boxed()
    }

    fn get_many<'a>(&'a self, keys: &'a [Key]) -> BoxFuture<'a, Result<Vec<Option<Stored>>, StoreError>> {
        async move {
            for key in keys {
                body::check_key(self.schema, key)?;
            }
            let keys = keys.to_vec();
            self.readers.read(move |db| keys.into_iter().map(|key| find::one(db, key)).collect()).await
        }
        .boxed()
    }

    fn find<'a>(&'a self, query: &'a Query) -> BoxFuture<'a, Result<Page, StoreError>> {
        async move {
            let plan = Plan::of(self.schema, query)?;
            self.readers.read(move |db| find::page(db, &plan)).await
        }
        .boxed()
    }

    fn commit<'a>(&'a self, batch: &'a Batch) -> BoxFuture<'a, Result<(), StoreError>> {
        async move {
            let steps = prepared::prepare(self.schema, batch)?;
            if steps.is_empty() { Ok(()) } else { self.writer.commit(steps).await }
        }
        .boxed()
    }

    fn changes_after<'a>(&'a self, cursor: &'a Cursor, wait: Duration) -> BoxFuture<'a, Result<Feed, StoreError>> {
        self.feed.changes_after(cursor, wait).boxed()
    }

    fn now<'a>(&'a self) -> BoxFuture<'a, Result<Cursor, StoreError>> {
        self.feed.now().boxed()
    }
}

/// A connection set up as all of them are.
fn connect(path: &Path) -> Result<Connection, StoreError> {
    let open = || {
        let db = Connection::open(path)?;
        db.busy_timeout(BUSY_TIMEOUT)?;
        db.set_prepared_statement_cache_capacity(PREPARED_STATEMENTS);
        db.pragma_update(None, "synchronous", "FULL")?;
        db.pragma_update(None, "temp_store", "MEMORY")?;
        Ok(db)
    };
    open().map_err(|source| refused("opening the file", source))
}

/// A database error in the port's words: busy may pass, the rest will not.
fn refused(doing: &'static str, source: rusqlite::Error) -> StoreError {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
    match source.sqlite_error_code() {
        Some(DatabaseBusy | DatabaseLocked) => StoreError::Unavailable(source.into()),
        _ => failed(doing, source),
    }
}

fn failed(doing: &'static str, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> StoreError {
    StoreError::Failed { doing, source: source.into() }
}

/// The text of a body as it is kept.
fn text_of(body: &Json) -> String {
    body.to_string()
}
