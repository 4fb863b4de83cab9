//! Redis, and the store while Redis is away: whoever guesses must not be let in by a restart.

use std::sync::atomic::{AtomicI64, Ordering};

use futures::future::BoxFuture;
use shop::Timestamp;
use tracing::warn;

use super::{Seen, Tallies, redis::RedisTallies, rule::Tally, store::StoreTallies};
use crate::{ServiceError, ServiceResult};

/// That Redis is away is said once in so many milliseconds.
const SAID_EVERY: i64 = 60_000;

/// Redis with the store behind it.
pub(super) struct Fallback {
    redis: RedisTallies,
    store: StoreTallies,
    said_at: AtomicI64,
}

impl Fallback {
    pub(super) fn new(redis: RedisTallies, store: StoreTallies) -> Self {
        Self { redis, store, said_at: AtomicI64::new(i64::MIN) }
    }

    fn say(&self, error: &ServiceError, now: Timestamp) {
        let last = self.said_at.load(Ordering::Relaxed);
        let is_due = now.millis().saturating_sub(last) >= SAID_EVERY;
        if is_due && self.said_at.compare_exchange(last, now.millis(), Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            warn!(error = error.chain(), "Redis is away; until it is back tries are counted in the database");
        }
    }
}

impl Tallies for Fallback {
    fn read<'a>(&'a self, id: &'a str, now: Timestamp) -> BoxFuture<'a, ServiceResult<Option<Seen>>> {
        Box::pin(async move {
            match self.redis.read(id, now).await {
                Err(error) => {
                    self.say(&error, now);
                    self.store.read(id, now).await
                }
                done => done,
            }
        })
    }

    /// What was seen in one of the two is not in the other, which then answers false; so it is read and decided again.
    fn swap<'a>(
        &'a self,
        id: &'a str,
        seen: Option<Seen>,
        new: Option<(Tally, Timestamp)>,
        now: Timestamp,
    ) -> BoxFuture<'a, ServiceResult<bool>> {
        Box::pin(async move {
            match self.redis.swap(id, seen, new, now).await {
                Err(error) => {
                    self.say(&error, now);
                    self.store.swap(id, seen, new, now).await
                }
                done => done,
            }
        })
    }
}
