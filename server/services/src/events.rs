//! Events: written in the same commit as their cause, then given to everybody who acts on them.
//!
//! Each handler is given each event at least once, in no promised order. What is done is deleted, not kept: one write
//! instead of two, and the order's own timeline is the history.

mod dead;
mod handle;

use std::{sync::Arc, time::Duration};

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use shop::{
    event::{DomainEvent, Event},
    id::{EventId, EventKind, OrderId},
};
use store::Batch;

pub use dead::{GivenUp, GivenUpEvent};

use crate::{
    OpCtx, ServiceResult,
    audit::Audit,
    documents::Documents,
    queue::{Queue, Rules},
    schema::EVENTS,
};

/// Handlers mostly wait for the store. Given up after about fifteen hours.
const RULES: Rules = Rules {
    collection: EVENTS,
    noun: "event",
    at_once: 16,
    lease: Duration::from_secs(60),
    pauses: &[seconds(10), seconds(60), seconds(5 * 60), seconds(30 * 60), seconds(2 * 3_600), seconds(6 * 3_600)],
    most_attempts: 8,
    kept: seconds(30 * 24 * 3_600),
};

/// The events.
#[derive(Clone)]
pub struct Events {
    queue: Queue<Told>,
    handlers: Arc<[Arc<dyn Handler>]>,
    audit: Audit,
}

/// Somebody who acts on events.
///
/// A second call for the same event is normal: whatever it does must be the same done twice. A mail goes out once by
/// [`crate::mail::Outbox::post_once`], with a cause made of the handler's name and the event's id ([`cause`]).
pub trait Handler: Send + Sync {
    /// What logs and documents call it; it must stay.
    fn name(&self) -> &'static str;

    /// Acts on an event, or leaves it be. An order that is gone is no error. It is given up after 20 seconds.
    fn handle<'a>(&'a self, ctx: &'a OpCtx, id: &'a EventId, event: &'a Event) -> BoxFuture<'a, ServiceResult<()>>;
}

/// What a handler makes something for, once.
#[must_use]
pub fn cause(handler: &str, id: &EventId) -> String {
    format!("{handler}:{id}")
}

/// An event as it waits, with the handlers that are done with it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Told {
    #[serde(flatten)]
    event: Event,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    done: Vec<String>,
}

impl Events {
    pub(crate) fn new(documents: &Documents, audit: &Audit) -> Self {
        Self { queue: Queue::new(documents, RULES), handlers: Arc::default(), audit: audit.clone() }
    }

    /// The same events, acted on by these.
    #[must_use]
    pub fn handled_by(self, handlers: Vec<Arc<dyn Handler>>) -> Self {
        Self { handlers: handlers.into(), ..self }
    }

    /// The part of a batch that says what happened; [`Events::wake`] after its commit has it acted on at once.
    ///
    /// # Errors
    /// Never in practice: if it cannot be written down.
    pub fn tell(&self, ctx: &OpCtx, order: &OrderId, what: DomainEvent) -> ServiceResult<Batch> {
        let event = Event { order: order.clone(), what };
        self.queue.put(ctx.new_id::<EventKind>(), Told { event, done: Vec::new() }, ctx.now)
    }

    /// Tells whoever waits in [`Events::woken`] that something happened.
    pub fn wake(&self) {
        self.queue.wake();
    }

    /// Until somebody calls [`Events::wake`], or at once if somebody did since the last time.
    pub async fn woken(&self) {
        self.queue.woken().await;
    }
}

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}
