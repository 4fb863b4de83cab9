//! One batch's writes, inside the writer's transaction.

use rusqlite::{Connection, OptionalExtension, Params};

use super::{failed, prepared::Step, refused, text_of};
use crate::{Json, Key, StoreError, body, checked::Claims, claim::Claim};

/// Applies a step; an error leaves traces that the savepoint takes back.
pub(super) fn apply(db: &Connection, step: &Step) -> Result<(), StoreError> {
    match step {
        Step::Insert { key, body, claims } => insert(db, key, body, claims)?,
        Step::Replace { key, version, body, claims } => replace(db, key, *version, body, claims)?,
        Step::Delete { key, version } => delete(db, key, *version)?,
        Step::Unchanged { key, version } => return unchanged(db, key, *version),
        Step::Add { key, field, by, at_least } => add(db, key, field, *by, *at_least)?,
    }
    run(db, "INSERT INTO _changes (collection, id) VALUES (?, ?)", (key_of(step).collection, &key_of(step).id))?;
    Ok(())
}

fn insert(db: &Connection, key: &Key, body: &str, claims: &Claims) -> Result<(), StoreError> {
    let sql = format!(r#"INSERT INTO "{}" (id, version, body) VALUES (?, 1, ?) ON CONFLICT DO NOTHING"#, key.collection);
    if run(db, &sql, (&key.id, body))? == 0 {
        return Err(StoreError::Exists { key: key.clone(), field: None });
    }
    take(db, key, claims)
}

fn replace(db: &Connection, key: &Key, version: i64, body: &str, claims: &Claims) -> Result<(), StoreError> {
    let sql = format!(r#"UPDATE "{}" SET version = version + 1, body = ? WHERE id = ? AND version = ?"#, key.collection);
    if run(db, &sql, (body, &key.id, version))? == 0 {
        return Err(StoreError::Conflict { key: key.clone() });
    }
    release(db, key)?;
    take(db, key, claims)
}

fn delete(db: &Connection, key: &Key, version: i64) -> Result<(), StoreError> {
    let sql = format!(r#"DELETE FROM "{}" WHERE id = ? AND version = ?"#, key.collection);
    if run(db, &sql, (&key.id, version))? == 0 {
        return Err(StoreError::Conflict { key: key.clone() });
    }
    release(db, key)
}

fn unchanged(db: &Connection, key: &Key, version: i64) -> Result<(), StoreError> {
    let sql = format!(r#"SELECT 1 FROM "{}" WHERE id = ? AND version = ?"#, key.collection);
    let there = db.prepare_cached(&sql).and_then(|mut select| select.exists((&key.id, version)));
    match there.map_err(|source| refused("checking a document", source))? {
        true => Ok(()),
        false => Err(StoreError::Conflict { key: key.clone() }),
    }
}

fn add(db: &Connection, key: &Key, field: &'static str, by: i64, at_least: i64) -> Result<(), StoreError> {
    let sql = format!(r#"SELECT body FROM "{}" WHERE id = ?"#, key.collection);
    let found = db.prepare_cached(&sql).and_then(|mut select| select.query_row([&key.id], |row| row.get::<_, String>(0)).optional());
    let Some(text) = found.map_err(|source| refused("reading a counter", source))? else {
        return Err(StoreError::Missing { key: key.clone() });
    };
    let mut json: Json = serde_json::from_str(&text).map_err(|source| failed("reading a document's JSON", source))?;
    if body::add(&mut json, field, by)? < at_least {
        return Err(StoreError::BelowLeast { key: key.clone(), field });
    }
    let sql = format!(r#"UPDATE "{}" SET version = version + 1, body = ? WHERE id = ?"#, key.collection);
    run(db, &sql, (text_of(&json), &key.id))?;
    Ok(())
}

fn take(db: &Connection, key: &Key, claims: &Claims) -> Result<(), StoreError> {
    let sql = "INSERT INTO _claims (collection, field, value, id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    for Claim { field, value } in claims {
        if run(db, sql, (key.collection, field, value, &key.id))? == 0 {
            return Err(StoreError::Exists { key: key.clone(), field: Some(field) });
        }
    }
    Ok(())
}

fn release(db: &Connection, key: &Key) -> Result<(), StoreError> {
    run(db, "DELETE FROM _claims WHERE collection = ? AND id = ?", (key.collection, &key.id)).map(drop)
}

fn run(db: &Connection, sql: &str, values: impl Params) -> Result<usize, StoreError> {
    db.prepare_cached(sql).and_then(|mut write| write.execute(values)).map_err(|source| refused("writing", source))
}

fn key_of(step: &Step) -> &Key {
    match step {
        Step::Insert { key, .. }
        | Step::Replace { key, .. }
        | Step::Delete { key, .. }
        | Step::Unchanged { key, .. }
        | Step::Add { key, .. } => key,
    }
}
