//! The feed: a table of which documents changed, read in commit order.
//!
//! It keeps no bodies, so a commit writes each of them once; a reader sees the documents as they are now.

use std::{sync::Arc, time::Duration};

use rusqlite::Connection;
use tokio::{
    sync::watch,
    time::{Instant, timeout_at},
};

use super::{find, readers::Readers, refused};
use crate::{Change, Collection, Cursor, Feed, Key, Schema, StoreError};

/// Changes in one answer.
const CHANGES_AT_ONCE: usize = 1_000;
/// An answer ends after about so many bytes of bodies.
const BYTES_AT_ONCE: usize = 16 * 1024 * 1024;
/// Waiting longer than this is waiting for ever.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

/// Reads the feed and waits for it to grow.
pub(super) struct FeedReader {
    schema: Schema,
    identity: String,
    readers: Arc<Readers>,
    pulse: watch::Sender<()>,
}

/// What one look at the table gave.
enum Look {
    Gap,
    At { seq: i64, changes: Vec<Change> },
}

impl FeedReader {
    pub(super) fn new(schema: Schema, identity: String, readers: Arc<Readers>, pulse: watch::Sender<()>) -> Self {
        Self { schema, identity, readers, pulse }
    }

    pub(super) async fn now(&self) -> Result<Cursor, StoreError> {
        let last = |db: &Connection| ends(db).map(|(_, last)| last);
        Ok(self.cursor(self.readers.read(last).await?))
    }

    pub(super) async fn changes_after(&self, cursor: &Cursor, wait: Duration) -> Result<Feed, StoreError> {
        let deadline = Instant::now() + wait.min(LONGEST_WAIT);
        let mut pulse = self.pulse.subscribe();
        let Some(mut place) = self.place(cursor) else { return Ok(Feed::Gap) };
        loop {
            pulse.borrow_and_update();
            let schema = self.schema;
            match self.readers.read(move |db| look(db, schema, place)).await? {
                Look::Gap => return Ok(Feed::Gap),
                Look::At { seq, changes } if changes.is_empty() && Instant::now() < deadline => {
                    // Changes of collections that this program does not know are passed over.
                    if seq == place {
                        let _ = timeout_at(deadline, pulse.changed()).await;
                    }
                    place = seq;
                }
                Look::At { seq, changes } => return Ok(Feed::Changes { changes, next: self.cursor(seq) }),
            }
        }
    }

    fn cursor(&self, seq: i64) -> Cursor {
        Cursor(format!("{}:{seq}", self.identity))
    }

    /// The cursor's number, if it was made from this file.
    fn place(&self, cursor: &Cursor) -> Option<i64> {
        cursor.0.strip_prefix(&self.identity)?.strip_prefix(':')?.parse().ok()
    }
}

fn look(db: &Connection, schema: Schema, place: i64) -> Result<Look, StoreError> {
    let (first, last) = ends(db)?;
    // Behind the end: the file was put back from a copy. Before the beginning: the tail is cut off.
    if place > last || (place + 1 < first) {
        return Ok(Look::Gap);
    }
    let sql = format!("SELECT seq, collection, id FROM _changes WHERE seq > ? ORDER BY seq LIMIT {CHANGES_AT_ONCE}");
    let rows = db.prepare_cached(&sql).and_then(|mut select| {
        select.query_map([place], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<Vec<_>, _>>()
    });
    let rows: Vec<(i64, String, String)> = rows.map_err(|source| refused("reading the feed", source))?;
    let (mut reached, mut bytes, mut changes) = (place, 0, Vec::new());
    for (seq, collection, id) in rows {
        reached = seq;
        let Ok(collection) = Collection::named(schema, &collection) else { continue };
        let key = Key { collection: collection.name, id };
        let body = find::one(db, key.clone())?.map(|stored| stored.body);
        bytes += body.as_ref().map_or(0, crate::body::size);
        changes.push(Change { key, body });
        if bytes > BYTES_AT_ONCE {
            break;
        }
    }
    Ok(Look::At { seq: reached, changes })
}

fn ends(db: &Connection) -> Result<(i64, i64), StoreError> {
    db.prepare_cached("SELECT coalesce(min(seq), 0), coalesce(max(seq), 0) FROM _changes")
        .and_then(|mut select| select.query_row([], |row| Ok((row.get(0)?, row.get(1)?))))
        .map_err(|source| refused("reading the feed", source))
}
