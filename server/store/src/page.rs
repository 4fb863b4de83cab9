//! Paging by the last row seen: how a cursor is written, and which rows are left behind it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use crate::{Collection, Direction, Json, PageCursor, StoreError, Stored, body, plan::Plan};

/// A stretch of rows; a query's rest is one or two of them, since rows without a sort value stand apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Segment {
    /// Every row.
    All,
    /// Rows behind this id, sorted by id alone.
    BehindId(String),
    /// Rows with a sort value behind this value and id.
    Behind(Json, String),
    /// Every row with a sort value.
    Present,
    /// Every row without a sort value.
    Missing,
    /// Rows without a sort value behind this id.
    MissingBehind(String),
}

/// What a cursor says; the first field ties it to the query that made it.
#[derive(Serialize, Deserialize)]
struct Place {
    by: String,
    value: Json,
    id: String,
}

/// What is left of a sorted collection behind a cursor. Missing values come first going up.
pub(crate) fn segments_after(
    cursor: &PageCursor,
    collection: &Collection,
    sort: Option<&str>,
    direction: Direction,
) -> Result<Vec<Segment>, StoreError> {
    let place = URL_SAFE_NO_PAD.decode(cursor.as_str()).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let usable = |place: &Place| place.by == order_name(collection, sort, direction) && !place.value.is_array() && !place.value.is_object();
    let Some(Place { value, id, .. }) = place.filter(usable) else {
        return Err(StoreError::Invalid("the page cursor does not belong to this query".into()));
    };
    Ok(match (sort, value, direction) {
        (None, ..) => vec![Segment::BehindId(id)],
        (_, Json::Null, Direction::Ascending) => vec![Segment::MissingBehind(id), Segment::Present],
        (_, Json::Null, Direction::Descending) => vec![Segment::MissingBehind(id)],
        (_, value, Direction::Ascending) => vec![Segment::Behind(value, id)],
        (_, value, Direction::Descending) => vec![Segment::Behind(value, id), Segment::Missing],
    })
}

/// The cursor behind a row.
pub(crate) fn cursor_behind(row: &Stored, plan: &Plan) -> Result<PageCursor, StoreError> {
    let value = match plan.sort {
        Some(field) => body::at(&row.body, field)?.cloned().unwrap_or_default(),
        None => Json::Null,
    };
    let place = Place { by: order_name(plan.collection, plan.sort, plan.direction), value, id: row.key.id.clone() };
    let text = serde_json::to_vec(&place).map_err(|source| StoreError::Failed { doing: "writing a page cursor", source: source.into() })?;
    Ok(PageCursor(URL_SAFE_NO_PAD.encode(text)))
}

fn order_name(collection: &Collection, sort: Option<&str>, direction: Direction) -> String {
    let sign = if direction == Direction::Ascending { '+' } else { '-' };
    format!("{}{sign}{}", collection.name, sort.unwrap_or_default())
}
