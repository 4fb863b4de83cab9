//! Giving events to their handlers.

use std::{panic::AssertUnwindSafe, time::Duration};

use futures::{FutureExt, future::join_all};
use shop::{event::Event, id::EventId};
use tokio::time::timeout;
use tracing::warn;

use super::{Events, Handler, Told};
use crate::{
    OpCtx, ServiceResult,
    queue::{Task, Trouble, Worker},
};

/// After this, a handler has failed.
const LONGEST: Duration = Duration::from_secs(20);

struct Round<'a> {
    events: &'a Events,
    ctx: &'a OpCtx,
}

impl Events {
    /// Gives a few of the events that are due to their handlers; the number of those that were tried. Call it again
    /// until it is 0.
    ///
    /// # Errors
    /// If the store cannot be read or written.
    pub async fn handle_due(&self, ctx: &OpCtx) -> ServiceResult<usize> {
        Ok(self.queue.work_due(ctx.now, &Round { events: self, ctx }).await?.tried)
    }
}

impl Worker<Told> for Round<'_> {
    async fn work(&self, task: Task<'_, Told>) -> Result<(), Trouble> {
        let id: EventId = task.id.parse().map_err(|_| Trouble::GiveUp("its id is none of an event".to_owned()))?;
        // So that whatever the handlers log leads back to the event.
        let mut ctx = self.ctx.clone();
        ctx.request_id = id.to_string();
        let Told { event, done } = task.what;
        let left = self.events.handlers.iter().filter(|handler| !done.iter().any(|name| name == handler.name()));
        let outcomes = join_all(left.map(|handler| give(&**handler, &ctx, &id, event))).await;
        let mut failed = Vec::new();
        for (name, outcome) in outcomes {
            match outcome {
                Ok(()) => done.push(name.to_owned()),
                Err(reason) => {
                    warn!(event.id = %id, order.id = %event.order, handler = name, error = reason, "{name} could not handle {id}");
                    failed.push(format!("{name}: {reason}"));
                }
            }
        }
        if failed.is_empty() { Ok(()) } else { Err(Trouble::Again(failed.join("; "))) }
    }
}

/// One handler's outcome; one that hangs or panics has failed, and the others go on.
async fn give<'a>(handler: &dyn Handler, ctx: &'a OpCtx, id: &'a EventId, event: &'a Event) -> (&'static str, Result<(), String>) {
    let handled = AssertUnwindSafe(handler.handle(ctx, id, event)).catch_unwind();
    let outcome = match timeout(LONGEST, handled).await {
        Ok(Ok(outcome)) => outcome.map_err(|error| error.chain()),
        Ok(Err(_)) => Err("it panicked".to_owned()),
        Err(_) => Err(format!("it took longer than {} seconds", LONGEST.as_secs())),
    };
    (handler.name(), outcome)
}
