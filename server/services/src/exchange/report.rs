//! What an import and an export tell.

use serde::{Deserialize, Serialize};

/// How an import is done.
#[derive(Clone, Copy, Debug, Default)]
pub struct ImportOptions {
    /// Reports all the same and writes nothing.
    pub dry_run: bool,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file read so far, as it lies there (packed or not).
    pub bytes: u64,
    /// Products done so far, skipped ones too.
    pub products: u64,
    /// Rows skipped so far.
    pub skipped: u64,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Products.
    pub products: Counts,
    /// Categories.
    pub categories: Counts,
    /// Product types.
    pub product_types: Counts,
    /// How many rows were skipped.
    pub skipped: u64,
    /// Why, in the file's order; the first [`ImportReport::MOST_ROWS`] of them.
    pub skipped_rows: Vec<RowError>,
}

/// What became of things of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// New.
    pub created: u64,
    /// There before, and changed.
    pub updated: u64,
    /// There before, and as the file says.
    pub unchanged: u64,
}

/// Why a row was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowError {
    /// The line of the file where the row begins, from 1.
    pub line: u64,
    /// What the row is about: a slug, a handle, an id; blank if it does not say.
    pub item: String,
    /// What is wrong, in a sentence.
    pub message: String,
}

/// What an export wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportReport {
    /// Products.
    pub products: u64,
    /// Their variants.
    pub variants: u64,
    /// Categories; none where the format has no place for them.
    pub categories: u64,
    /// Product types; none where the format has no place for them.
    pub product_types: u64,
}

impl ImportReport {
    /// So many skipped rows are kept; a file that is wrong throughout must not fill the memory.
    pub const MOST_ROWS: usize = 10_000;

    pub(super) fn skip(&mut self, line: u64, item: impl Into<String>, message: impl Into<String>) {
        self.skipped += 1;
        if self.skipped_rows.len() < Self::MOST_ROWS {
            self.skipped_rows.push(RowError { line, item: item.into(), message: message.into() });
        }
    }
}

impl Counts {
    /// All of them.
    #[must_use]
    pub fn total(self) -> u64 {
        self.created + self.updated + self.unchanged
    }
}
