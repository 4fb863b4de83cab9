//! What a program tells the store at start: its collections and the fields it asks by.

use crate::StoreError;

/// All collections of a program.
pub type Schema = &'static [Collection];

/// A collection and its indexes.
///
/// A declared field is a name or a dotted path of names. What it holds is text, a number, a
/// boolean or nothing, and of one kind throughout the collection: only then do both backends sort
/// it alike. An array or object there is refused; a field that is only `unique` may hold an array.
#[derive(Clone, Copy, Debug)]
pub struct Collection {
    /// The name: lower-case letters and underscores.
    pub name: &'static str,
    /// Fields whose values no two documents share; kept by claim documents in the same batch,
    /// so it holds on SQLite, a replica set and a sharded cluster alike. A missing or null field
    /// claims nothing; an array claims each of its values. `find` can ask by `Eq` and `In` which
    /// document holds a value.
    pub unique: &'static [&'static str],
    /// Fields that queries filter and sort by.
    pub indexes: &'static [&'static str],
}

impl Collection {
    /// The collection of that name.
    pub(crate) fn named(schema: Schema, name: &str) -> Result<&'static Self, StoreError> {
        schema
            .iter()
            .find(|collection| collection.name == name)
            .ok_or_else(|| StoreError::Invalid(format!("there is no collection {name}")))
    }

    pub(crate) fn is_indexed(&self, field: &str) -> bool {
        self.indexes.contains(&field)
    }

    pub(crate) fn is_unique(&self, field: &str) -> bool {
        self.unique.contains(&field)
    }
}

/// Refuses names that one of the backends would misunderstand.
pub(crate) fn check(schema: Schema) -> Result<(), StoreError> {
    for (at, collection) in schema.iter().enumerate() {
        let name = collection.name;
        let plain = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        if !plain || name.starts_with("sqlite_") {
            return Err(StoreError::Invalid(format!("{name:?} is no name for a collection")));
        }
        if schema[..at].iter().any(|other| other.name == name) {
            return Err(StoreError::Invalid(format!("the collection {name} is declared twice")));
        }
        for field in collection.unique.iter().chain(collection.indexes) {
            check_path(field)?;
        }
    }
    Ok(())
}

/// Refuses a path whose parts are not plain names.
///
/// A part that is a number would mean an array's element to MongoDB, and `$` an operator.
pub(crate) fn check_path(path: &str) -> Result<(), StoreError> {
    let plain = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
    };
    if path.split('.').all(plain) { Ok(()) } else { Err(StoreError::Invalid(format!("{path:?} is no name for a field"))) }
}
