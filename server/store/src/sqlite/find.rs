//! Reading documents.

use rusqlite::{Connection, OptionalExtension, Row, params_from_iter, types::Value};

use super::{failed, refused};
use crate::{
    Direction, Json, Key, Page, StoreError, Stored, page,
    page::Segment,
    plan::{Plan, Test},
};

/// A declared field as SQL; the index on it is found by this very text.
pub(super) fn expression(field: &str) -> String {
    let quoted: Vec<_> = field.split('.').map(|part| format!("\"{part}\"")).collect();
    format!("json_extract(body, '$.{}')", quoted.join("."))
}

/// The document at a key.
pub(super) fn one(db: &Connection, key: Key) -> Result<Option<Stored>, StoreError> {
    let sql = format!(r#"SELECT version, body FROM "{}" WHERE id = ?"#, key.collection);
    let columns = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found = db.prepare_cached(&sql).and_then(|mut select| select.query_row([&key.id], columns).optional());
    let found = found.map_err(|source| refused("reading a document", source))?;
    found.map(|(version, body): (i64, String)| stored(key, version, &body)).transpose()
}

/// One page of rows.
pub(super) fn page(db: &Connection, plan: &Plan) -> Result<Page, StoreError> {
    let mut rows = Vec::new();
    for segment in &plan.segments {
        let wanted = plan.limit + 1 - rows.len(); // one more, to know whether there is a next page
        rows.extend(stretch(db, plan, segment, wanted)?);
    }
    let more = rows.len() > plan.limit;
    rows.truncate(plan.limit);
    let next = rows.last().filter(|_| more).map(|last| page::cursor_behind(last, plan)).transpose()?;
    Ok(Page { rows, next })
}

fn stretch(db: &Connection, plan: &Plan, segment: &Segment, limit: usize) -> Result<Vec<Stored>, StoreError> {
    let mut filter = Filter::default();
    for test in &plan.tests {
        filter.test(plan.collection.name, test)?;
    }
    filter.segment(plan, segment)?;
    let order = match plan.direction {
        Direction::Ascending => "ASC",
        Direction::Descending => "DESC",
    };
    let by = plan.sort.map(|field| format!("{} {order}, ", expression(field))).unwrap_or_default();
    let name = plan.collection.name;
    let sql = format!(r#"SELECT id, version, body FROM "{name}" WHERE {} ORDER BY {by}id {order} LIMIT ?"#, filter.sql());
    filter.values.push(Value::Integer(limit.cast_signed() as i64));
    let columns = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let rows = db
        .prepare_cached(&sql)
        .and_then(|mut select| select.query_map(params_from_iter(&filter.values), columns)?.collect::<Result<Vec<_>, _>>());
    let rows: Vec<(String, i64, String)> = rows.map_err(|source| refused("finding documents", source))?;
    rows.into_iter().map(|(id, version, body)| stored(Key { collection: name, id }, version, &body)).collect()
}

fn stored(key: Key, version: i64, body: &str) -> Result<Stored, StoreError> {
    let body = serde_json::from_str(body).map_err(|source| failed("reading a document's JSON", source))?;
    Ok(Stored { key, version: version.cast_unsigned(), body })
}

/// Conditions joined by AND, and the values they name.
#[derive(Default)]
struct Filter {
    parts: Vec<String>,
    values: Vec<Value>,
}

impl Filter {
    fn sql(&self) -> String {
        if self.parts.is_empty() { "TRUE".into() } else { self.parts.join(" AND ") }
    }

    fn test(&mut self, collection: &str, test: &Test) -> Result<(), StoreError> {
        match test {
            Test::Among { field, values, or_missing } => {
                let field = expression(field);
                self.values.extend(values.iter().map(sql_value).collect::<Result<Vec<_>, _>>()?);
                let among = match values.len() {
                    1 => format!("{field} = ?"),
                    count => format!("{field} IN ({})", marks(count)),
                };
                match (or_missing, values.is_empty()) {
                    (true, true) => self.parts.push(format!("{field} IS NULL")),
                    (true, false) => self.parts.push(format!("({among} OR {field} IS NULL)")),
                    (false, _) => self.parts.push(among),
                }
            }
            Test::Holds { field, values } => {
                let holders = format!(
                    "SELECT id FROM _claims WHERE collection = '{collection}' AND field = '{field}' AND value IN ({})",
                    marks(values.len())
                );
                self.values.extend(values.iter().cloned().map(Value::Text));
                self.parts.push(format!("id IN ({holders})"));
            }
            Test::Between { field, text, from, to } => {
                let field = expression(field);
                // SQLite sorts every number below every text: '' is the border between them.
                self.parts.push(format!("{field} {} ''", if *text { ">=" } else { "<" }));
                for (bound, sign) in [(from, ">="), (to, "<")] {
                    if let Some(bound) = bound {
                        self.parts.push(format!("{field} {sign} ?"));
                        self.values.push(sql_value(bound)?);
                    }
                }
            }
        }
        Ok(())
    }

    fn segment(&mut self, plan: &Plan, segment: &Segment) -> Result<(), StoreError> {
        let by = plan.sort.map_or_else(|| "id".to_owned(), expression);
        let sign = match plan.direction {
            Direction::Ascending => '>',
            Direction::Descending => '<',
        };
        match segment {
            Segment::All => {}
            Segment::Present => self.parts.push(format!("{by} IS NOT NULL")),
            Segment::Missing => self.parts.push(format!("{by} IS NULL")),
            Segment::BehindId(id) => {
                self.parts.push(format!("id {sign} ?"));
                self.values.push(Value::Text(id.clone()));
            }
            Segment::MissingBehind(id) => {
                self.parts.push(format!("{by} IS NULL AND id {sign} ?"));
                self.values.push(Value::Text(id.clone()));
            }
            Segment::Behind(value, id) => {
                // The first part alone says where in the index to begin.
                self.parts.push(format!("{by} {sign}= ? AND ({by} {sign} ? OR id {sign} ?)"));
                self.values.extend([sql_value(value)?, sql_value(value)?, Value::Text(id.clone())]);
            }
        }
        Ok(())
    }
}

fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

/// A single value as `json_extract` gives it.
fn sql_value(json: &Json) -> Result<Value, StoreError> {
    let number = |number: &serde_json::Number| number.as_i64().map(Value::Integer).or_else(|| number.as_f64().map(Value::Real));
    let value = match json {
        Json::Bool(truth) => Some(Value::Integer((*truth).into())),
        Json::Number(digits) => number(digits),
        Json::String(text) => Some(Value::Text(text.clone())),
        _ => None,
    };
    value.ok_or_else(|| StoreError::Invalid(format!("{json} is not a single value")))
}
