//! Sees what other processes commit to the file.

use std::{
    sync::mpsc::{RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

use rusqlite::Connection;
use tokio::sync::watch;

use super::failed;
use crate::StoreError;

const LOOK_EVERY: Duration = Duration::from_millis(100);

/// A thread that looks at the file's data version; it ends when this is dropped.
pub(super) struct Watcher {
    _alive: Sender<()>,
}

impl Watcher {
    pub(super) fn start(db: Connection, pulse: watch::Sender<()>) -> Result<Self, StoreError> {
        let (alive, ended) = channel();
        let version = move || db.pragma_query_value(None, "data_version", |row| row.get::<_, i64>(0));
        let watch = move || {
            let mut seen = version().ok();
            while ended.recv_timeout(LOOK_EVERY) == Err(RecvTimeoutError::Timeout) {
                match version() {
                    Ok(now) if Some(now) != seen => {
                        seen = Some(now);
                        pulse.send_replace(());
                    }
                    Ok(_) => {}
                    Err(error) => tracing::debug!(%error, "Could not look for other processes' commits"),
                }
            }
        };
        thread::Builder::new().name("sqlite-watcher".into()).spawn(watch).map_err(|source| failed("starting the watcher", source))?;
        Ok(Self { _alive: alive })
    }
}
