//! The one writer: it takes every waiting batch into one transaction.
//!
//! Each batch has its own savepoint, and all of them are answered after the one `fsync` (*group
//! commit*), so durability does not cap throughput.

use std::thread;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::{mpsc, oneshot, watch};

use super::{apply::apply, failed, prepared::Step, refused};
use crate::StoreError;

/// Batches that may wait before callers are held back.
const WAITING_BATCHES: usize = 1_024;
/// Batches in one transaction: bounds how long the first of them waits for its answer.
const BATCHES_AT_ONCE: usize = 256;
/// How often, in changes, the feed's tail is cut off.
const TRIM_EVERY: i64 = 256;

type Answer = Result<(), StoreError>;

struct Order {
    steps: Vec<Step>,
    answer: oneshot::Sender<Answer>,
}

/// The way to the writer's thread, which ends when this is dropped.
pub(super) struct Writer {
    orders: mpsc::Sender<Order>,
}

impl Writer {
    pub(super) fn start(db: Connection, retained: u64, pulse: watch::Sender<()>) -> Result<Self, StoreError> {
        let (orders, waiting) = mpsc::channel(WAITING_BATCHES);
        let retained = i64::try_from(retained).unwrap_or(i64::MAX).max(1);
        thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || serve(db, waiting, retained, &pulse))
            .map_err(|source| failed("starting the writer", source))?;
        Ok(Self { orders })
    }

    /// Waits until the steps are durable, or refused.
    pub(super) async fn commit(&self, steps: Vec<Step>) -> Answer {
        let gone = || StoreError::Unavailable("the writer has ended".into());
        let (answer, answered) = oneshot::channel();
        self.orders.send(Order { steps, answer }).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }
}

fn serve(mut db: Connection, mut waiting: mpsc::Receiver<Order>, retained: i64, pulse: &watch::Sender<()>) {
    while let Some(first) = waiting.blocking_recv() {
        let mut orders = vec![first];
        while orders.len() < BATCHES_AT_ONCE
            && let Ok(next) = waiting.try_recv()
        {
            orders.push(next);
        }
        let outcomes = commit_all(&mut db, &orders, retained);
        if let Err(error) = &outcomes {
            tracing::error!(%error, batches = orders.len(), "Could not commit to the SQLite file");
        }
        pulse.send_replace(());
        answer_all(orders, outcomes);
    }
}

/// One outcome for each batch, or the error that undid them all.
fn commit_all(db: &mut Connection, orders: &[Order], retained: i64) -> Result<Vec<Answer>, StoreError> {
    let mut all = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(|source| refused("beginning to write", source))?;
    let outcomes = orders.iter().map(|order| commit_one(&mut all, &order.steps)).collect::<Result<_, _>>()?;
    trim(&all, retained).map_err(|source| refused("trimming the feed", source))?;
    all.commit().map_err(|source| refused("committing", source))?;
    Ok(outcomes)
}

/// The batch's own outcome inside; outside, an error that leaves no transaction to go on with.
fn commit_one(all: &mut Transaction<'_>, steps: &[Step]) -> Result<Answer, StoreError> {
    let lost = |source| refused("marking a savepoint", source);
    let one = all.savepoint().map_err(lost)?;
    match steps.iter().try_for_each(|step| apply(&one, step)) {
        Ok(()) => one.commit().map(Ok).map_err(lost),
        // A full disk or a failing one may have ended the whole transaction, and every batch in it.
        Err(error) if one.is_autocommit() => Err(error),
        Err(error) => one.finish().map(|()| Err(error)).map_err(lost),
    }
}

/// Cuts the feed's tail now and then, so that it stays about as long as it should be.
fn trim(db: &Connection, retained: i64) -> rusqlite::Result<()> {
    let ends = "SELECT coalesce(min(seq), 0), coalesce(max(seq), 0) FROM _changes";
    let (first, last): (i64, i64) = db.prepare_cached(ends)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if last - first >= retained + TRIM_EVERY.min(retained) {
        db.prepare_cached("DELETE FROM _changes WHERE seq <= ?")?.execute([last - retained])?;
    }
    Ok(())
}

fn answer_all(orders: Vec<Order>, outcomes: Result<Vec<Answer>, StoreError>) {
    let outcomes = outcomes.unwrap_or_else(|error| {
        let busy = matches!(error, StoreError::Unavailable(_));
        let same = error.to_string();
        let one = |_: &Order| match busy {
            true => Err(StoreError::Unavailable(same.clone().into())),
            false => Err(failed("committing", same.clone())),
        };
        orders.iter().map(one).collect()
    });
    for (order, outcome) in orders.into_iter().zip(outcomes) {
        let _ = order.answer.send(outcome); // whoever asked may have gone away
    }
}
