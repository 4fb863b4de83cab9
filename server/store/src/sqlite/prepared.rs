//! A batch made ready by its caller, so that the one writer only writes.

use std::collections::BTreeSet;

use super::text_of;
use crate::{Batch, Key, Schema, StoreError, Write, body, claim, claim::Claim};

/// A checked write; bodies are JSON text already.
pub(super) enum Step {
    Insert { key: Key, body: String, claims: BTreeSet<Claim> },
    Replace { key: Key, version: i64, body: String, claims: BTreeSet<Claim> },
    Delete { key: Key, version: i64 },
    Unchanged { key: Key, version: i64 },
    Add { key: Key, field: &'static str, by: i64, at_least: i64 },
}

/// Checks every write against the schema.
pub(super) fn prepare(schema: Schema, batch: &Batch) -> Result<Vec<Step>, StoreError> {
    batch.writes().iter().map(|write| step(schema, write)).collect()
}

fn step(schema: Schema, write: &Write) -> Result<Step, StoreError> {
    let kept = |key: &Key, json: &crate::Json| {
        let collection = body::check_key(schema, key)?;
        body::check(collection, json)?;
        Ok::<_, StoreError>((text_of(json), claim::all_of(collection, json)?))
    };
    Ok(match write {
        Write::Insert { key, body } => {
            let (body, claims) = kept(key, body)?;
            Step::Insert { key: key.clone(), body, claims }
        }
        Write::Replace { key, version, body } => {
            let (body, claims) = kept(key, body)?;
            Step::Replace { key: key.clone(), version: version.cast_signed(), body, claims }
        }
        Write::Delete { key, version } => {
            body::check_key(schema, key)?;
            Step::Delete { key: key.clone(), version: version.cast_signed() }
        }
        Write::Unchanged { key, version } => {
            body::check_key(schema, key)?;
            Step::Unchanged { key: key.clone(), version: version.cast_signed() }
        }
        Write::Add { key, field, by, at_least } => {
            body::check_counter(body::check_key(schema, key)?, field)?;
            Step::Add { key: key.clone(), field, by: *by, at_least: *at_least }
        }
    })
}
