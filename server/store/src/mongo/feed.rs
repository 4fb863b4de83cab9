//! The feed, read from change streams.

use std::time::Duration;

use mongodb::{
    Database,
    bson::{Document, doc},
    error::{Error, ErrorKind},
};
use tokio::time::{Instant, timeout_at};

use super::{
    CLAIMS,
    follower::{Followers, News},
    place::Place,
    trouble::patiently,
};
use crate::{Cursor, Feed, StoreError, body};

/// Changes in one answer.
const CHANGES_AT_ONCE: usize = 1_000;
/// An answer ends after about so many bytes of bodies.
const BYTES_AT_ONCE: usize = 16 * 1024 * 1024;
/// What was committed just before a call that does not wait still has to come over from the server.
const SHORTEST_WAIT: Duration = Duration::from_millis(50);
/// Waiting longer than this is waiting for ever.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

/// Reads on from the cursor, waiting for the first change.
pub(super) async fn changes_after(followers: &Followers, cursor: &Cursor, wait: Duration) -> Result<Feed, StoreError> {
    let Some(mut follower) = followers.take(cursor) else { return Ok(Feed::Gap) };
    let deadline = Instant::now() + wait.clamp(SHORTEST_WAIT, LONGEST_WAIT);
    let (mut changes, mut next, mut bytes) = (Vec::new(), cursor.clone(), 0);
    while changes.len() < CHANGES_AT_ONCE && bytes < BYTES_AT_ONCE {
        let news = match changes.is_empty() {
            true => timeout_at(deadline, follower.news.recv()).await.ok(),
            false => follower.news.try_recv().ok().map(Some),
        };
        match news {
            Some(Some(News::Change(change, cursor))) => {
                bytes += change.body.as_ref().map_or(0, body::size);
                changes.push(change);
                next = cursor;
            }
            Some(Some(News::Quiet(cursor))) => next = cursor,
            Some(Some(News::Gap)) if changes.is_empty() => return Ok(Feed::Gap),
            Some(Some(News::Ended(error))) if changes.is_empty() => return Err(error),
            // The next call opens a new stream, and hears what became of this one.
            Some(Some(News::Gap | News::Ended(_)) | None) => return Ok(Feed::Changes { changes, next }),
            None => break,
        }
    }
    let silent = changes.is_empty() && follower.is_in_trouble();
    followers.put_back(if silent { cursor } else { &next }, follower);
    if silent {
        return Err(StoreError::Unavailable("the change stream is being opened again".into()));
    }
    Ok(Feed::Changes { changes, next })
}

/// The time behind everything that any reader could have seen so far.
pub(super) async fn now(db: &Database) -> Result<Cursor, StoreError> {
    let now = || async {
        let answer = db.run_command(doc! { "ping": 1 }).await?;
        let time = answer.get_timestamp("operationTime").map_err(|_| no_time())?;
        // What is applied up to then may not be on a majority yet, and not yet found: wait until it is.
        let concern = doc! { "level": "majority", "afterClusterTime": time };
        let _: Document = db.run_command(doc! { "find": CLAIMS, "limit": 1, "readConcern": concern }).await?;
        Ok(time)
    };
    let time = patiently("asking for the time", now).await?;
    Place::Behind(time).cursor().ok_or_else(|| StoreError::Unavailable(no_time().into()))
}

fn no_time() -> Error {
    ErrorKind::Custom(std::sync::Arc::new("MongoDB told no operation time: it must run as a replica set")).into()
}
