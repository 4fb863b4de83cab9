//! Change streams that stay open between two calls of a reader.
//!
//! A task of its own reads each stream into a channel, so a reader may give up at any moment
//! without losing what was already on its way: the next call goes on from its cursor.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use mongodb::{
    Database,
    bson::{Document, Timestamp, doc},
    change_stream::{ChangeStream, event::ChangeStreamEvent},
    error::Error,
    options::FullDocumentType,
};
use tokio::sync::mpsc;

use super::{
    bodies::body_of,
    place::Place,
    trouble::{Patience, is_lost_history},
};
use crate::{Change, Collection, Cursor, Key, Schema, StoreError};

/// How long the server holds an answer back for want of news.
const SERVER_WAIT: Duration = Duration::from_millis(500);
/// Changes read ahead of the reader.
const READ_AHEAD: usize = 256;
/// A reader that has not come back after this time has gone.
const FORGET_AFTER: Duration = Duration::from_secs(60);

/// What a stream tells its reader.
pub(super) enum News {
    /// A document changed; behind it the reader stands at the cursor.
    Change(Change, Cursor),
    /// Nothing happened up to here.
    Quiet(Cursor),
    /// The history is not kept that far back.
    Gap,
    /// The stream ended for good.
    Ended(StoreError),
}

/// One reader's open stream.
pub(super) struct Follower {
    pub news: mpsc::Receiver<News>,
    in_trouble: Arc<AtomicBool>,
    last_used: Instant,
}

impl Follower {
    /// Whether the stream is being tried again just now.
    pub(super) fn is_in_trouble(&self) -> bool {
        self.in_trouble.load(Ordering::Relaxed)
    }
}

/// The open streams, by the cursor their reader will come back with.
pub(super) struct Followers {
    db: Database,
    schema: Schema,
    open: Mutex<HashMap<String, Vec<Follower>>>,
}

impl Followers {
    pub(super) fn of(db: &Database, schema: Schema) -> Self {
        Self { db: db.clone(), schema, open: Mutex::default() }
    }

    /// The stream that stands at the cursor, opened if need be; `None` for a cursor that is not MongoDB's.
    pub(super) fn take(&self, cursor: &Cursor) -> Option<Follower> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(follower) = open.get_mut(&cursor.0).and_then(Vec::pop) {
            return Some(follower);
        }
        drop(open);
        let (sender, news) = mpsc::channel(READ_AHEAD);
        let in_trouble = Arc::new(AtomicBool::new(false));
        let pump = Pump { db: self.db.clone(), schema: self.schema, sender, in_trouble: in_trouble.clone() };
        tokio::spawn(pump.run(Place::of(cursor)?));
        Some(Follower { news, in_trouble, last_used: Instant::now() })
    }

    /// Keeps a stream for the call that comes with this cursor.
    pub(super) fn put_back(&self, cursor: &Cursor, mut follower: Follower) {
        follower.last_used = Instant::now();
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        for waiting in open.values_mut() {
            waiting.retain(|other| other.last_used.elapsed() < FORGET_AFTER);
        }
        open.retain(|_, waiting| !waiting.is_empty());
        open.entry(cursor.0.clone()).or_default().push(follower);
    }
}

/// Reads one change stream for as long as its reader is there.
struct Pump {
    db: Database,
    schema: Schema,
    sender: mpsc::Sender<News>,
    in_trouble: Arc<AtomicBool>,
}

impl Pump {
    async fn run(self, mut place: Place) {
        let mut patience = Patience::new();
        while !self.sender.is_closed() {
            let Err(error) = self.follow(&mut place).await else { continue };
            if is_lost_history(&error) {
                return drop(self.sender.send(News::Gap).await);
            }
            if !self.in_trouble.swap(true, Ordering::Relaxed) {
                patience = Patience::new(); // it had worked in between
            }
            if let Err(error) = patience.after("following the changes", error).await {
                return drop(self.sender.send(News::Ended(error)).await);
            }
        }
    }

    /// Follows from the place, moving it on, until the stream ends or the reader is gone.
    async fn follow(&self, place: &mut Place) -> Result<(), Error> {
        let mut stream = self.open(place).await?;
        loop {
            let next = tokio::select! {
                next = stream.next_if_any() => next?,
                () = self.sender.closed() => return Ok(()),
            };
            self.in_trouble.store(false, Ordering::Relaxed);
            match next {
                Some(event) => {
                    *place = Place::Token(event.id.clone());
                    if let (Some(change), Some(cursor)) = (self.change(event), place.cursor()) {
                        let _ = self.sender.send(News::Change(change, cursor)).await;
                    }
                }
                None => {
                    if let Some(token) = stream.resume_token() {
                        *place = Place::Token(token);
                    }
                    if let Some(cursor) = place.cursor() {
                        let _ = self.sender.try_send(News::Quiet(cursor)); // a full channel has better news
                    }
                    if !stream.is_alive() {
                        return Ok(());
                    }
                }
            }
        }
    }

    async fn open(&self, place: &Place) -> Result<ChangeStream<ChangeStreamEvent<Document>>, Error> {
        let names: Vec<_> = self.schema.iter().map(|collection| collection.name).collect();
        // A check writes, but no version: it is no change.
        let counted = doc! { "$or": [
            { "operationType": { "$in": ["insert", "replace", "delete"] } },
            { "operationType": "update", "updateDescription.updatedFields.version": { "$exists": true } },
        ] };
        let filter = doc! { "$match": { "$and": [{ "ns.coll": { "$in": names } }, counted] } };
        let watch = self.db.watch().pipeline([filter]).full_document(FullDocumentType::UpdateLookup);
        let watch = watch.max_await_time(SERVER_WAIT);
        match place.clone() {
            Place::Token(token) => watch.resume_after(token).await,
            Place::Behind(Timestamp { time, increment }) => {
                watch.start_at_operation_time(Timestamp { time, increment: increment.saturating_add(1) }).await
            }
        }
    }

    fn change(&self, event: ChangeStreamEvent<Document>) -> Option<Change> {
        let collection = Collection::named(self.schema, &event.ns?.coll?).ok()?.name;
        let id = event.document_key?.get_str("_id").ok()?.to_owned();
        let body = event.full_document.map(|mut document| body_of(&mut document));
        Some(Change { key: Key { collection, id }, body })
    }
}
