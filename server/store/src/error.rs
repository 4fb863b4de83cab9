//! Why the store could not do what it was asked.

use crate::Key;

/// A refused or failed call.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the fields are named for what they are")]
pub enum StoreError {
    /// A document moved since it was read, or is gone: read again and decide again.
    #[error("{key:?} changed since it was read")]
    Conflict {
        /// The document that moved.
        key: Key,
    },
    /// The id is taken (`field` is `None`), or another document has this unique value.
    #[error("{key:?} exists already")]
    Exists {
        /// The document that could not be written.
        key: Key,
        /// The unique field whose value is taken.
        field: Option<&'static str>,
    },
    /// A guarded `add` would take the counter below its least.
    #[error("{field} of {key:?} would fall too low")]
    BelowLeast {
        /// The counter's document.
        key: Key,
        /// The counter.
        field: &'static str,
    },
    /// A guarded `add` names a document that is not there.
    #[error("{key:?} does not exist")]
    Missing {
        /// Where a document should be.
        key: Key,
    },
    /// The query or batch asks for something the schema does not declare, or a page cursor is made up.
    #[error("the store was asked wrongly: {0}")]
    Invalid(String),
    /// The database is away or busy; the same call may go through later.
    #[error("the database cannot be reached: {0}")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The database failed.
    #[error("the database failed while {doing}")]
    Failed {
        /// What it was doing.
        doing: &'static str,
        /// What it said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}
