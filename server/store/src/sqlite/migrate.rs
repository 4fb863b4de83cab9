//! Tables and indexes, made when they are missing.

use std::{thread, time::Instant};

use rusqlite::{Connection, TransactionBehavior};

use super::{BUSY_TIMEOUT, failed, find::expression, refused};
use crate::{Schema, StoreError};

/// Names with an underscore in front are the store's own: no collection can be called so.
const OWN_TABLES: &str = "
    CREATE TABLE IF NOT EXISTS _claims (
        collection TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, id TEXT NOT NULL,
        PRIMARY KEY (collection, field, value)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS _claims_by_id ON _claims (collection, id);
    CREATE TABLE IF NOT EXISTS _changes (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, collection TEXT NOT NULL, id TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS _identity (only INTEGER PRIMARY KEY CHECK (only = 1), name TEXT NOT NULL);
    INSERT INTO _identity VALUES (1, lower(hex(randomblob(8)))) ON CONFLICT DO NOTHING;
";

/// Makes what is missing and answers the file's identity, which its cursors carry.
pub(super) fn migrate(db: &mut Connection, schema: Schema) -> Result<String, StoreError> {
    write_ahead(db)?;
    let make = |db: &mut Connection| {
        let all = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        all.execute_batch(OWN_TABLES)?;
        for collection in schema {
            let name = collection.name;
            all.execute_batch(&format!(
                r#"CREATE TABLE IF NOT EXISTS "{name}" (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL)"#
            ))?;
            for field in collection.indexes {
                let value = expression(field);
                all.execute_batch(&format!(r#"CREATE INDEX IF NOT EXISTS "{name}.{field}" ON "{name}" ({value}, id)"#))?;
            }
        }
        let identity = all.query_one("SELECT name FROM _identity", [], |row| row.get(0))?;
        all.commit()?;
        Ok(identity)
    };
    make(db).map_err(|source| refused("making the tables", source))
}

/// Switches the file to write-ahead logging, which SQLite refuses without waiting while another process does the same.
fn write_ahead(db: &Connection) -> Result<(), StoreError> {
    let deadline = Instant::now() + BUSY_TIMEOUT;
    loop {
        let outcome = db
            .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))
            .map_err(|source| refused("switching to write-ahead logging", source));
        match outcome {
            Ok(mode) if mode == "wal" => return Ok(()),
            Ok(mode) => return Err(failed("switching to write-ahead logging", format!("the mode stayed {mode}"))),
            Err(StoreError::Unavailable(_)) if Instant::now() < deadline => thread::sleep(BUSY_TIMEOUT / 500),
            Err(other) => return Err(other),
        }
    }
}
