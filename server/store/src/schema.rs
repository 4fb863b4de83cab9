//! What a program tells the store at start: its collections and the fields it asks by.

/// All collections of a program.
pub type Schema = &'static [Collection];

/// A collection and its indexes.
#[derive(Clone, Copy, Debug)]
pub struct Collection {
    /// The name: lower-case letters and underscores.
    pub name: &'static str,
    /// Fields whose values no two documents share; kept by claim documents in the same batch,
    /// so it holds on SQLite, a replica set and a sharded cluster alike. A missing or null field
    /// claims nothing; an array claims each of its values.
    pub unique: &'static [&'static str],
    /// Fields that queries filter and sort by.
    pub indexes: &'static [&'static str],
}
