//! JSON as BSON and back: integers stay integers, floats stay floats, and no text turns into anything else.

use mongodb::bson::{Bson, Document, doc};
use serde_json::Number;

use crate::{Json, Key, StoreError, Stored};

/// A value as BSON; whole numbers are always 64 bits wide.
pub(super) fn to_bson(json: &Json) -> Bson {
    match json {
        Json::Null => Bson::Null,
        Json::Bool(truth) => Bson::Boolean(*truth),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Bson::Int64(whole),
            None => Bson::Double(number.as_f64().unwrap_or_default()),
        },
        Json::String(text) => Bson::String(text.clone()),
        Json::Array(values) => Bson::Array(values.iter().map(to_bson).collect()),
        Json::Object(fields) => Bson::Document(fields.iter().map(|(name, value)| (name.clone(), to_bson(value))).collect()),
    }
}

/// A value as JSON. Kinds that JSON lacks were never written by this store; they show as text.
pub(super) fn to_json(bson: Bson) -> Json {
    match bson {
        Bson::Null | Bson::Undefined => Json::Null,
        Bson::Boolean(truth) => Json::Bool(truth),
        Bson::Int32(whole) => whole.into(),
        Bson::Int64(whole) => whole.into(),
        Bson::Double(float) => Number::from_f64(float).map_or(Json::Null, Json::Number),
        Bson::String(text) => Json::String(text),
        Bson::Array(values) => values.into_iter().map(to_json).collect(),
        Bson::Document(fields) => Json::Object(fields.into_iter().map(|(name, value)| (name, to_json(value))).collect()),
        other => Json::String(other.to_string()),
    }
}

/// A document as it is kept.
pub(super) fn document(key: &Key, version: i64, body: &Json) -> Document {
    doc! { "_id": &key.id, "version": version, "body": to_bson(body) }
}

/// A kept document as the port shows it.
pub(super) fn stored(collection: &'static str, mut document: Document) -> Result<Stored, StoreError> {
    let strange = || StoreError::Failed { doing: "reading a document", source: "it was not written by this store".into() };
    let id = document.get_str("_id").map_err(|_| strange())?.to_owned();
    let version = document.get_i64("version").map_err(|_| strange())?;
    Ok(Stored { key: Key { collection, id }, version: version.cast_unsigned(), body: body_of(&mut document) })
}

/// What a kept document holds.
pub(super) fn body_of(document: &mut Document) -> Json {
    document.remove("body").map(to_json).unwrap_or_default()
}
