//! What a document may hold, and how its declared fields are read.

use crate::{Collection, Json, Key, StoreError};

/// A body's most bytes; below what one MongoDB change event can carry.
pub(crate) const MAX_BYTES: usize = 8 * 1024 * 1024;
/// A body's deepest nesting; MongoDB allows 100 and the document around it takes some.
const MAX_DEPTH: usize = 90;
const MAX_ID_BYTES: usize = 512;

/// The key's collection, if both the collection and the id are usable.
pub(crate) fn check_key(schema: crate::Schema, key: &Key) -> Result<&'static Collection, StoreError> {
    let collection = Collection::named(schema, key.collection)?;
    if key.id.is_empty() || key.id.len() > MAX_ID_BYTES {
        return Err(StoreError::Invalid(format!("an id has 1 to {MAX_ID_BYTES} bytes, not {}", key.id.len())));
    }
    Ok(collection)
}

/// Refuses what one backend could keep and the other could not.
pub(crate) fn check(collection: &Collection, body: &Json) -> Result<(), StoreError> {
    if !body.is_object() {
        return Err(StoreError::Invalid(format!("a document of {} must be a JSON object", collection.name)));
    }
    let bytes = weigh(body, 0)?;
    if bytes > MAX_BYTES {
        return Err(StoreError::Invalid(format!("a document of {bytes} bytes is over the limit of {MAX_BYTES}")));
    }
    for field in collection.indexes {
        if at(body, field)?.is_some_and(|value| value.is_array() || value.is_object()) {
            return Err(StoreError::Invalid(format!("{field} of {} is indexed and must be a single value", collection.name)));
        }
    }
    Ok(())
}

/// The value at a declared path; null and missing are the same.
pub(crate) fn at<'a>(body: &'a Json, path: &str) -> Result<Option<&'a Json>, StoreError> {
    let mut value = body;
    for part in path.split('.') {
        if value.is_array() {
            return Err(StoreError::Invalid(format!("{path} goes through an array")));
        }
        match value.get(part) {
            None | Some(Json::Null) => return Ok(None),
            Some(inner) => value = inner,
        }
    }
    Ok(Some(value))
}

/// Adds to the integer at a path and gives the sum; a missing field counts as zero.
pub(crate) fn add(body: &mut Json, path: &str, by: i64) -> Result<i64, StoreError> {
    let Json::Object(fields) = body else { return Err(no_counter(path)) };
    if let Some((parent, rest)) = path.split_once('.') {
        return add(fields.entry(parent).or_insert_with(|| Json::Object(serde_json::Map::new())), rest, by);
    }
    let before = fields.get(path).map_or(Some(0), Json::as_i64);
    let sum = before.and_then(|before| before.checked_add(by)).ok_or_else(|| no_counter(path))?;
    fields.insert(path.to_owned(), sum.into());
    Ok(sum)
}

/// What an `add` meets when its field is not an integer, or would leave the range of one.
pub(crate) fn no_counter(path: &str) -> StoreError {
    StoreError::Invalid(format!("{path} is not an integer that this can be added to"))
}

/// About how many bytes a body takes.
pub(crate) fn size(body: &Json) -> usize {
    weigh(body, 0).unwrap_or(MAX_BYTES)
}

/// About how many bytes a value takes, refusing what BSON has no form for.
fn weigh(value: &Json, depth: usize) -> Result<usize, StoreError> {
    if depth > MAX_DEPTH {
        return Err(StoreError::Invalid(format!("a document is nested deeper than {MAX_DEPTH}")));
    }
    match value {
        Json::Null | Json::Bool(_) => Ok(5),
        Json::Number(number) if number.is_u64() && !number.is_i64() => {
            Err(StoreError::Invalid(format!("{number} is larger than an integer may be")))
        }
        Json::Number(_) => Ok(20),
        Json::String(text) => Ok(text.len() + 6),
        Json::Array(values) => values.iter().try_fold(2, |sum, inner| Ok(sum + 4 + weigh(inner, depth + 1)?)),
        Json::Object(fields) => fields.iter().try_fold(2, |sum, (name, inner)| {
            if name.contains('\0') {
                return Err(StoreError::Invalid("a field's name contains a NUL character".into()));
            }
            Ok(sum + name.len() + 4 + weigh(inner, depth + 1)?)
        }),
    }
}
