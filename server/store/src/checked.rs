//! A batch after it was checked against the schema: what both backends apply.

use std::collections::BTreeSet;

use crate::{Batch, Schema, StoreError, Write, body, claim, claim::Claim, schema};

/// What a write's document will hold, for `insert` and `replace`.
pub(crate) type Claims = BTreeSet<Claim>;

/// Checks every write before the first is applied, and gives what each will claim.
pub(crate) fn claims_of(schema: Schema, batch: &Batch) -> Result<Vec<Claims>, StoreError> {
    batch.writes().iter().map(|write| claims_of_one(schema, write)).collect()
}

fn claims_of_one(schema: Schema, write: &Write) -> Result<Claims, StoreError> {
    let collection = body::check_key(schema, write.key())?;
    match write {
        Write::Insert { body, .. } | Write::Replace { body, .. } => {
            body::check(collection, body)?;
            claim::all_of(collection, body)
        }
        Write::Delete { .. } | Write::Unchanged { .. } => Ok(Claims::new()),
        Write::Add { field, .. } => {
            schema::check_path(field)?;
            match collection.is_unique(field) {
                true => Err(StoreError::Invalid(format!("{field} is unique and cannot be added to"))),
                false => Ok(Claims::new()),
            }
        }
    }
}
