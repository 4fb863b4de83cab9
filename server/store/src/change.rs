//! The feed of what was committed.

use crate::{Json, Key};

/// A place in the feed; opaque, and only meaningful to the backend that made it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Cursor(pub(crate) String);

/// What [`crate::DocumentStore::changes_after`] answers.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are named for what they are")]
pub enum Feed {
    /// The changes in commit order (none if nothing happened), and where to go on from.
    Changes {
        /// In commit order.
        changes: Vec<Change>,
        /// The place behind them.
        next: Cursor,
    },
    /// The cursor is too old for the backend: rebuild from `find`, then follow from `now`.
    Gap,
}

/// One document's change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which document.
    pub key: Key,
    /// Its content now, or `None` if it was deleted. A later state may already be shown.
    pub body: Option<Json>,
}
