//! Unique values, kept as documents of their own.
//!
//! A claim's id is the index's name and the value. Whoever inserts it first has the value: the one
//! form of uniqueness that holds in a sharded cluster as well.

use std::collections::BTreeSet;

use crate::{Collection, Json, StoreError, body};

const MAX_VALUE_BYTES: usize = 1024;

/// A unique field's value that a document holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Claim {
    pub field: &'static str,
    pub value: String,
}

/// What a document with this body holds.
pub(crate) fn all_of(collection: &Collection, body: &Json) -> Result<BTreeSet<Claim>, StoreError> {
    let mut claims = BTreeSet::new();
    for &field in collection.unique {
        match body::at(body, field)? {
            None => {}
            Some(Json::Array(values)) => {
                for one in values.iter().filter(|one| !one.is_null()) {
                    claims.insert(Claim { field, value: value(one)? });
                }
            }
            Some(one) => {
                claims.insert(Claim { field, value: value(one)? });
            }
        }
    }
    Ok(claims)
}

/// A value as it stands in a claim: text in quotes, so that `"1"` and `1` differ; `1` and `1.0` do not.
pub(crate) fn value(json: &Json) -> Result<String, StoreError> {
    let text = match json {
        Json::Array(_) | Json::Object(_) | Json::Null => return Err(StoreError::Invalid(format!("{json} cannot be unique"))),
        Json::Number(number) => match number.as_f64() {
            Some(float) if !number.is_i64() && float.fract() == 0.0 => format!("{float:.0}"),
            _ => number.to_string(),
        },
        other => other.to_string(),
    };
    if text.len() > MAX_VALUE_BYTES {
        return Err(StoreError::Invalid(format!("a unique value has at most {MAX_VALUE_BYTES} bytes")));
    }
    Ok(text)
}
