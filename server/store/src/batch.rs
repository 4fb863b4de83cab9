//! A transaction as a value.

use crate::{Json, Key};

/// Writes that are applied together or not at all, in this order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    writes: Vec<Write>,
}

/// One write of a [`Batch`].
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are named for what they are")]
pub enum Write {
    /// A new document; refused if its id or one of its unique values is taken.
    Insert {
        /// Which document.
        key: Key,
        /// Its content.
        body: Json,
    },
    /// New content for the document that still has this version.
    Replace {
        /// Which document.
        key: Key,
        /// As it was read.
        version: u64,
        /// Its new content.
        body: Json,
    },
    /// Removes the document that still has this version.
    Delete {
        /// Which document.
        key: Key,
        /// As it was read.
        version: u64,
    },
    /// A read that must still hold when the batch commits.
    Unchanged {
        /// Which document.
        key: Key,
        /// As it was read.
        version: u64,
    },
    /// Adds to an integer field; refused if the result would be below `at_least`.
    ///
    /// For hot counters: it names no version, so two of them never conflict for the caller. A
    /// missing field counts as 0; one that is no integer is [`crate::StoreError::Invalid`].
    Add {
        /// Which document.
        key: Key,
        /// A name or a dotted path; not one that is unique.
        field: &'static str,
        /// What is added; negative to take.
        by: i64,
        /// The least that the sum may be.
        at_least: i64,
    },
}

impl Write {
    /// The document that is written, or must be unchanged.
    #[must_use]
    pub fn key(&self) -> &Key {
        match self {
            Self::Insert { key, .. }
            | Self::Replace { key, .. }
            | Self::Delete { key, .. }
            | Self::Unchanged { key, .. }
            | Self::Add { key, .. } => key,
        }
    }
}

impl Batch {
    /// An empty batch; committing it does nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds [`Write::Insert`].
    #[must_use]
    pub fn insert(self, key: Key, body: Json) -> Self {
        self.with(Write::Insert { key, body })
    }

    /// Adds [`Write::Replace`].
    #[must_use]
    pub fn replace(self, key: Key, version: u64, body: Json) -> Self {
        self.with(Write::Replace { key, version, body })
    }

    /// Adds [`Write::Delete`].
    #[must_use]
    pub fn delete(self, key: Key, version: u64) -> Self {
        self.with(Write::Delete { key, version })
    }

    /// Adds [`Write::Unchanged`].
    #[must_use]
    pub fn unchanged(self, key: Key, version: u64) -> Self {
        self.with(Write::Unchanged { key, version })
    }

    /// Adds [`Write::Add`].
    #[must_use]
    pub fn add(self, key: Key, field: &'static str, by: i64, at_least: i64) -> Self {
        self.with(Write::Add { key, field, by, at_least })
    }

    /// This batch and then the other's writes.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.writes.extend(other.writes);
        self
    }

    /// The writes in order.
    #[must_use]
    pub fn writes(&self) -> &[Write] {
        &self.writes
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    fn with(mut self, write: Write) -> Self {
        self.writes.push(write);
        self
    }
}
