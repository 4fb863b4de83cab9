//! A batch made ready by its caller, so that the one writer only writes.

use super::text_of;
use crate::{Batch, Key, Schema, StoreError, Write, checked, checked::Claims};

/// A checked write; bodies are JSON text already.
pub(super) enum Step {
    Insert { key: Key, body: String, claims: Claims },
    Replace { key: Key, version: i64, body: String, claims: Claims },
    Delete { key: Key, version: i64 },
    Unchanged { key: Key, version: i64 },
    Add { key: Key, field: &'static str, by: i64, at_least: i64 },
}

/// Checks every write against the schema.
pub(super) fn prepare(schema: Schema, batch: &Batch) -> Result<Vec<Step>, StoreError> {
    let claims = checked::claims_of(schema, batch)?;
    Ok(batch.writes().iter().zip(claims).map(|(write, claims)| step(write, claims)).collect())
}

fn step(write: &Write, claims: Claims) -> Step {
    let key = write.key().clone();
    match write {
        Write::Insert { body, .. } => Step::Insert { key, body: text_of(body), claims },
        Write::Replace { version, body, .. } => Step::Replace { key, version: version.cast_signed(), body: text_of(body), claims },
        Write::Delete { version, .. } => Step::Delete { key, version: version.cast_signed() },
        Write::Unchanged { version, .. } => Step::Unchanged { key, version: version.cast_signed() },
        Write::Add { field, by, at_least, .. } => Step::Add { key, field, by: *by, at_least: *at_least },
    }
}
