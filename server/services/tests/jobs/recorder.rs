//! Handlers that remember what they were given, and the queue as tests see it.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use futures::future::BoxFuture;
use services::{
    OpCtx, ServiceError, ServiceResult, Services,
    events::{Events, Handler},
    schema::EVENTS,
};
use shop::{
    Timestamp,
    event::{DomainEvent, Event},
    id::{EventId, OrderId, OrderKind},
    order::Actor,
};
use store::{Json, Query};

use crate::support::*;

/// Remembers each call, and fails or panics while it is told to.
pub struct Recorder {
    name: &'static str,
    calls: Mutex<Vec<(EventId, Event)>>,
    pub fails: AtomicBool,
    pub panics: AtomicBool,
}

impl Recorder {
    pub fn new(name: &'static str) -> Arc<Self> {
        Arc::new(Self { name, calls: Mutex::default(), fails: AtomicBool::new(false), panics: AtomicBool::new(false) })
    }

    pub fn failing(name: &'static str) -> Arc<Self> {
        let recorder = Self::new(name);
        recorder.fails.store(true, Ordering::Relaxed);
        recorder
    }

    pub fn calls(&self) -> Vec<EventId> {
        self.calls.lock().unwrap().iter().map(|(id, _)| id.clone()).collect()
    }

    pub fn heard(&self) -> Vec<Event> {
        self.calls.lock().unwrap().iter().map(|(_, event)| event.clone()).collect()
    }
}

impl Handler for Recorder {
    fn name(&self) -> &'static str {
        self.name
    }

    fn handle<'a>(&'a self, ctx: &'a OpCtx, id: &'a EventId, event: &'a Event) -> BoxFuture<'a, ServiceResult<()>> {
        assert_eq!(ctx.request_id, id.as_str(), "what a handler logs leads back to the event");
        self.calls.lock().unwrap().push((id.clone(), event.clone()));
        Box::pin(async {
            assert!(!self.panics.load(Ordering::Relaxed), "told to");
            if self.fails.load(Ordering::Relaxed) { Err(ServiceError::failed("reach the moon", "no rocket")) } else { Ok(()) }
        })
    }
}

impl Shop {
    /// Says that something happened to an order that nobody knows.
    pub async fn tells_of(&self, what: DomainEvent) -> OrderId {
        let order = ctx().new_id::<OrderKind>();
        self.store.commit(&self.services.events.tell(&ctx(), &order, what).unwrap()).await.unwrap();
        order
    }

    /// The events that wait or were given up, the oldest first.
    pub async fn events(&self) -> Vec<Json> {
        let mut found: Vec<_> = self.store.find(&Query::all(EVENTS)).await.unwrap().rows.into_iter().map(|row| row.body).collect();
        found.sort_by_key(|event| event["written_at"].as_i64());
        found
    }

    /// What happened to orders and still waits.
    pub async fn news(&self) -> Vec<String> {
        let mut kinds: Vec<_> = self.events().await.iter().map(|event| event["what"]["kind"].as_str().unwrap().to_owned()).collect();
        kinds.sort();
        kinds
    }
}

/// A copy's events, acted on by these.
pub fn handled_by<const N: usize>(copy: &Services, handlers: [Arc<Recorder>; N]) -> Events {
    copy.events.clone().handled_by(handlers.into_iter().map(|handler| handler as Arc<dyn Handler>).collect())
}

/// Handles until nothing is left.
pub async fn handles_all(events: &Events, now: Timestamp) {
    while events.handle_due(&at(now)).await.unwrap() > 0 {}
}

pub fn at(now: Timestamp) -> OpCtx {
    OpCtx::new(Actor::System, now, "test".into()).unwrap()
}
