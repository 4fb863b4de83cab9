//! A place in MongoDB's history, as the port's cursor carries it.

use mongodb::{
    bson::{Timestamp, doc},
    change_stream::event::ResumeToken,
};

use crate::Cursor;

const TIME: &str = "mongo-time:";
const TOKEN: &str = "mongo-token:";

/// Where a change stream begins.
#[derive(Clone)]
pub(super) enum Place {
    /// Behind everything up to this time.
    Behind(Timestamp),
    /// Behind the event that carried this token.
    Token(ResumeToken),
}

impl Place {
    /// The place that a cursor names; `None` if it is another backend's, or nobody's.
    pub(super) fn of(cursor: &Cursor) -> Option<Self> {
        if let Some(time) = cursor.0.strip_prefix(TIME) {
            let (time, increment) = time.split_once('.')?;
            return Some(Self::Behind(Timestamp { time: time.parse().ok()?, increment: increment.parse().ok()? }));
        }
        let data = cursor.0.strip_prefix(TOKEN)?;
        if data.is_empty() || !data.chars().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        mongodb::bson::deserialize_from_document(doc! { "token": { "_data": data } }).ok().map(|Holder { token }| Self::Token(token))
    }

    pub(super) fn cursor(&self) -> Option<Cursor> {
        match self {
            Self::Behind(Timestamp { time, increment }) => Some(Cursor(format!("{TIME}{time}.{increment}"))),
            Self::Token(token) => {
                let token = mongodb::bson::serialize_to_document(token).ok()?;
                Some(Cursor(format!("{TOKEN}{}", token.get_str("_data").ok()?)))
            }
        }
    }
}

#[derive(serde::Deserialize)]
struct Holder {
    token: ResumeToken,
}
