//! What can be asked of a collection: a closed set of conditions over declared indexes.

use crate::{Json, Stored};

/// Documents of one collection that meet every condition, in order.
#[derive(Clone, Debug)]
pub struct Query {
    /// Which collection.
    pub collection: &'static str,
    /// All must hold.
    pub conditions: Vec<Condition>,
    /// The field to sort by, if not by id; ties are sorted by id in the same direction.
    pub sort: Option<(&'static str, Direction)>,
    /// Go on behind this row.
    pub after: Option<PageCursor>,
    /// At most so many rows, 1 to 1,000.
    pub limit: u32,
}

/// A condition on a declared field (top-level, or a dotted path).
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields are named for what they are")]
pub enum Condition {
    /// The field equals the value.
    Eq(&'static str, Json),
    /// The field equals one of the values.
    In(&'static str, Vec<Json>),
    /// The field is at least `from` and less than `to`, where given.
    Range {
        /// A number or a text.
        field: &'static str,
        /// The least value that is in.
        from: Option<Json>,
        /// The least value that is out again.
        to: Option<Json>,
    },
    /// The text field begins so, byte for byte.
    Prefix(&'static str, String),
}

/// Which way a page is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// The last row seen: its sort value and id. Opaque to callers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageCursor(pub(crate) String);

/// One page of rows.
#[derive(Clone, Debug)]
pub struct Page {
    /// The rows in order.
    pub rows: Vec<Stored>,
    /// Where the next page begins, if there may be one.
    pub next: Option<PageCursor>,
}

impl Query {
    /// Everything in a collection, by id.
    #[must_use]
    pub fn all(collection: &'static str) -> Self {
        Self { collection, conditions: Vec::new(), sort: None, after: None, limit: 100 }
    }

    /// Narrowed by one more condition.
    #[must_use]
    pub fn filter(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }

    /// Sorted by a declared field.
    #[must_use]
    pub fn sorted(mut self, field: &'static str, direction: Direction) -> Self {
        self.sort = Some((field, direction));
        self
    }

    /// Going on behind a row.
    #[must_use]
    pub fn after(mut self, cursor: Option<PageCursor>) -> Self {
        self.after = cursor;
        self
    }

    /// With at most so many rows.
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = limit;
        self
    }
}

impl PageCursor {
    /// The cursor as text that can go into a URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A cursor that came back from a URL; a made-up one is refused by `find`.
    #[must_use]
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}
