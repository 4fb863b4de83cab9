//! A query after it was checked against the schema: what both backends translate.

use crate::{Collection, Condition, Direction, Json, Query, Schema, StoreError, claim, page, page::Segment};

const MAX_LIMIT: u32 = 1_000;

/// A query that the schema allows.
pub(crate) struct Plan {
    pub collection: &'static Collection,
    pub tests: Vec<Test>,
    pub sort: Option<&'static str>,
    pub direction: Direction,
    /// The rows that are still to come, in order.
    pub segments: Vec<Segment>,
    pub limit: usize,
}

/// One condition on a row.
pub(crate) enum Test {
    /// The field is one of these single values, or missing if `or_missing`.
    Among { field: &'static str, values: Vec<Json>, or_missing: bool },
    /// The document holds one of these unique values, as [`claim::value`] writes them.
    Holds { field: &'static str, values: Vec<String> },
    /// The field is text (or a number) from `from` and below `to`.
    Between { field: &'static str, text: bool, from: Option<Json>, to: Option<Json> },
}

impl Plan {
    /// Checks a query.
    pub(crate) fn of(schema: Schema, query: &Query) -> Result<Self, StoreError> {
        let collection = Collection::named(schema, query.collection)?;
        if !(1..=MAX_LIMIT).contains(&query.limit) {
            return Err(StoreError::Invalid(format!("a page has 1 to {MAX_LIMIT} rows, not {}", query.limit)));
        }
        let tests = query.conditions.iter().filter_map(|condition| test(collection, condition).transpose());
        let tests = tests.collect::<Result<_, _>>()?;
        let (sort, direction) = match query.sort {
            Some((field, direction)) => (Some(indexed(collection, field)?), direction),
            None => (None, Direction::Ascending),
        };
        let segments = match &query.after {
            Some(cursor) => page::segments_after(cursor, collection, sort, direction)?,
            None => vec![Segment::All],
        };
        Ok(Self { collection, tests, sort, direction, segments, limit: query.limit as usize })
    }
}

fn test(collection: &'static Collection, condition: &Condition) -> Result<Option<Test>, StoreError> {
    match condition {
        Condition::Eq(field, value) => among(collection, field, std::slice::from_ref(value)).map(Some),
        Condition::In(field, values) => among(collection, field, values).map(Some),
        Condition::Range { field, from: None, to: None } => indexed(collection, field).map(|_| None),
        Condition::Range { field, from, to } => {
            let field = indexed(collection, field)?;
            let bounds = || from.iter().chain(to);
            let text = bounds().all(Json::is_string);
            if !text && !bounds().all(Json::is_number) {
                return Err(StoreError::Invalid(format!("a range of {field} needs numbers or texts")));
            }
            Ok(Some(Test::Between { field, text, from: from.clone(), to: to.clone() }))
        }
        Condition::Prefix(field, prefix) => {
            let from = Some(prefix.as_str().into());
            let to = end_of_prefix(prefix).map(Json::String);
            Ok(Some(Test::Between { field: indexed(collection, field)?, text: true, from, to }))
        }
    }
}

fn among(collection: &'static Collection, field: &'static str, values: &[Json]) -> Result<Test, StoreError> {
    if !collection.is_indexed(field) && collection.is_unique(field) {
        let values = values.iter().map(claim::value).collect::<Result<_, _>>()?;
        return Ok(Test::Holds { field, values });
    }
    let field = indexed(collection, field)?;
    if values.iter().any(|value| value.is_array() || value.is_object()) {
        return Err(StoreError::Invalid(format!("{field} can only equal a single value")));
    }
    let (missing, values): (Vec<_>, Vec<_>) = values.iter().cloned().partition(Json::is_null);
    Ok(Test::Among { field, values, or_missing: !missing.is_empty() })
}

fn indexed(collection: &Collection, field: &'static str) -> Result<&'static str, StoreError> {
    if collection.is_indexed(field) {
        return Ok(field);
    }
    Err(StoreError::Invalid(format!("{} declares no index on {field}", collection.name)))
}

/// The least text behind all that begin with `prefix`, if there is any.
///
/// UTF-8 sorts like code points, so it is enough to raise the last character that can be raised.
fn end_of_prefix(prefix: &str) -> Option<String> {
    let mut kept = prefix.to_owned();
    while let Some(last) = kept.pop() {
        if let Some(higher) = (last..=char::MAX).nth(1) {
            kept.push(higher);
            return Some(kept);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::end_of_prefix;

    #[test]
    fn a_prefix_ends_before_the_next_text() {
        assert_eq!(end_of_prefix("ab").as_deref(), Some("ac"));
        assert_eq!(end_of_prefix("a\u{d7ff}").as_deref(), Some("a\u{e000}"), "surrogates are no characters");
        assert_eq!(end_of_prefix("a\u{10ffff}").as_deref(), Some("b"));
        assert_eq!(end_of_prefix("\u{10ffff}"), None);
        assert_eq!(end_of_prefix(""), None);
    }
}
