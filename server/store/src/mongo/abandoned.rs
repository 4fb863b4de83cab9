//! Transactions whose process was killed.
//!
//! Nobody ends them, so MongoDB keeps what they wrote locked until `transactionLifetimeLimitSeconds`
//! have passed, 60 by default: for a minute nobody could buy what somebody was just buying. So a
//! program that starts, and one that keeps meeting a lock, looks for transactions without a living
//! owner and ends them. Should the owner live after all, it is told `NoSuchTransaction` and begins
//! its batch again.

use std::{collections::BTreeSet, time::Duration};

use futures::TryStreamExt;
use mongodb::{
    Database,
    bson::{Bson, Document, doc},
    error::Error,
    options::ReadConcern,
};
use tokio::{sync::Mutex, time::Instant};

/// A call that has met locks for so long begins to look for abandoned ones.
pub(super) const SUSPICIOUS_AFTER: Duration = Duration::from_millis(100);
/// One look at a time, and not at every try of every caller.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// A transaction that lay idle for so long has no living owner, though its connection may still
/// look open: behind a `mongos`, or when a machine lost its power. A living one sends its next
/// write within milliseconds.
const ABANDONED_AFTER: Duration = Duration::from_secs(5);

/// Looks for abandoned transactions, now and then.
pub(super) struct Abandoned {
    /// How the copies of this program name themselves to the server.
    app_name: String,
    last_look: Mutex<Option<Instant>>,
}

impl Abandoned {
    pub(super) fn of(app_name: String) -> Self {
        Self { app_name, last_look: Mutex::default() }
    }

    /// Ends the abandoned transactions of this program's copies, unless somebody has just looked.
    pub(super) async fn end(&self, db: &Database) {
        let Ok(mut last_look) = self.last_look.try_lock() else { return };
        if last_look.is_some_and(|last| last.elapsed() < LOOK_EVERY) {
            return;
        }
        match end_all(db, &self.app_name).await {
            Ok(0) => {}
            Ok(ended) => tracing::warn!(ended, "Ended transactions that a killed process had left in MongoDB"),
            // Then they end by themselves, only later.
            Err(error) => tracing::debug!(%error, "Could not look for abandoned transactions in MongoDB"),
        }
        *last_look = Some(Instant::now());
    }
}

async fn end_all(db: &Database, app_name: &str) -> Result<usize, Error> {
    let admin = db.client().database("admin");
    let look = [
        doc! { "$currentOp": { "idleConnections": true, "idleSessions": true } },
        doc! { "$match": { "appName": app_name } },
        doc! { "$project": { "type": 1, "connectionId": 1, "lsid": 1, "transaction.timeInactiveMicros": 1 } },
    ];
    let found: Vec<Document> = admin.aggregate(look).read_concern(ReadConcern::local()).await?.try_collect().await?;
    let abandoned = abandoned_among(&found);
    let ended = abandoned.len();
    if ended > 0 {
        admin.run_command(doc! { "killSessions": abandoned }).await?;
    }
    Ok(ended)
}

/// The sessions whose transaction is idle and whose last connection is gone, or that are idle for very long.
fn abandoned_among(found: &[Document]) -> Vec<Document> {
    let is_session = |found: &&Document| found.get_str("type").is_ok_and(|kind| kind == "idleSession");
    let connection = |found: &Document| match found.get("connectionId")? {
        Bson::Int32(number) => Some(i64::from(*number)),
        Bson::Int64(number) => Some(*number),
        _ => None,
    };
    let open: BTreeSet<i64> = found.iter().filter(|found| !is_session(found)).filter_map(connection).collect();
    let is_abandoned = |session: &&Document| {
        let idle = session.get_document("transaction").ok().and_then(|transaction| transaction.get_i64("timeInactiveMicros").ok());
        let is_cut_off = connection(session).is_some_and(|connection| !open.contains(&connection));
        idle.is_some_and(|idle| is_cut_off || u128::from(idle.unsigned_abs()) >= ABANDONED_AFTER.as_micros())
    };
    let id = |session: &Document| Some(doc! { "id": session.get_document("lsid").ok()?.get("id")?.clone() });
    found.iter().filter(is_session).filter(is_abandoned).filter_map(id).collect()
}
