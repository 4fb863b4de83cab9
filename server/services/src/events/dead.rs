//! Events that were given up: for staff.

use shop::{Timestamp, access::Need, event::Event, id::EventId};

use super::Events;
use crate::{OpCtx, ServiceError, ServiceResult, audit};

/// An event that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenUpEvent {
    /// Names it.
    pub id: EventId,
    /// What happened.
    pub event: Event,
    /// The handlers that are not done with it.
    pub left: Vec<&'static str>,
    /// When it happened.
    pub written_at: Timestamp,
    /// When it was given up.
    pub dead_at: Timestamp,
    /// After so many attempts.
    pub attempts: u32,
    /// What went wrong in the last one, with the handler's name.
    pub last_error: String,
}

/// A page of events that were given up, the latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenUp {
    /// The events.
    pub events: Vec<GivenUpEvent>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

impl Events {
    /// What was given up, page by page.
    ///
    /// # Errors
    /// If it is no admin who asks; the field `cursor`.
    pub async fn dead_letters(&self, ctx: &OpCtx, after: Option<&str>) -> ServiceResult<GivenUp> {
        ctx.require(Need::Admin)?;
        let page = self.queue.dead(after).await?;
        let events = page.letters.into_iter().map(|letter| {
            let names = self.handlers.iter().map(|handler| handler.name());
            Ok(GivenUpEvent {
                id: letter.id.parse().map_err(ServiceError::doing("read an event's id"))?,
                left: names.filter(|name| !letter.what.done.iter().any(|done| done == name)).collect(),
                event: letter.what.event,
                written_at: letter.written_at,
                dead_at: letter.dead_at,
                attempts: letter.attempts,
                last_error: letter.last_error,
            })
        });
        Ok(GivenUp { events: events.collect::<ServiceResult<_>>()?, next: page.next })
    }

    /// Gives what was given up to the handlers that are not done with it, once more from the first attempt.
    ///
    /// # Errors
    /// If it is no admin who asks; `not_found`; `conflict` if it was not given up.
    pub async fn retry(&self, ctx: &OpCtx, id: &EventId) -> ServiceResult<()> {
        ctx.require(Need::Admin)?;
        let line = self.audit.entry(ctx, audit::Event::EventRetried, id)?;
        self.queue.retry(id.as_str(), ctx.now, line).await
    }
}
