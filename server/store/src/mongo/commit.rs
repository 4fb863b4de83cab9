//! A batch as one transaction, begun again for as long as MongoDB asks for it.

use std::time::Instant;

use mongodb::{
    ClientSession, Database,
    error::{Error, TRANSIENT_TRANSACTION_ERROR, UNKNOWN_TRANSACTION_COMMIT_RESULT},
    options::ReadConcern,
};

use super::{
    MongoStore,
    abandoned::SUSPICIOUS_AFTER,
    apply::Applying,
    setup, trouble,
    trouble::{Patience, Trouble},
};
use crate::{Batch, Schema, StoreError, checked::Claims};

const DOING: &str = "committing";

/// Commits the batch, or answers why it cannot be.
pub(super) async fn commit(store: &MongoStore, batch: &Batch, claims: &[Claims]) -> Result<(), StoreError> {
    let mut patience = Patience::new();
    let began = Instant::now();
    loop {
        match attempt(&store.db, store.schema, batch, claims, &mut patience).await {
            Ok(()) => return Ok(()),
            Err(Trouble::Refused(error)) => return Err(error),
            Err(Trouble::Driver(error)) => {
                if trouble::is_write_conflict(&error) && began.elapsed() >= SUSPICIOUS_AFTER {
                    store.abandoned.end(&store.db).await;
                }
                patience.after(DOING, error).await?;
            }
        }
    }
}

async fn attempt(db: &Database, schema: Schema, batch: &Batch, claims: &[Claims], patience: &mut Patience) -> Result<(), Trouble> {
    let mut session = db.client().start_session().await?;
    session.start_transaction().read_concern(ReadConcern::snapshot()).write_concern(setup::durable()).await?;
    if let Err(trouble) = (Applying { db, schema, session: &mut session }).apply(batch.writes(), claims).await {
        // Its locks must not outlive the answer; if this fails, the server ends it by itself.
        let _ = session.abort_transaction().await;
        return Err(trouble);
    }
    finish(&mut session, patience).await
}

/// Commits until the outcome is known.
async fn finish(session: &mut ClientSession, patience: &mut Patience) -> Result<(), Trouble> {
    loop {
        match session.commit_transaction().await {
            Ok(()) => return Ok(()),
            Err(error) if is_undecided(&error) => patience.after(DOING, error).await?,
            Err(error) => return Err(error.into()),
        }
    }
}

/// Whether the commit may have happened: then only asking for it again is right, never the batch anew.
fn is_undecided(error: &Error) -> bool {
    error.contains_label(UNKNOWN_TRANSACTION_COMMIT_RESULT) && !error.contains_label(TRANSIENT_TRANSACTION_ERROR)
}
