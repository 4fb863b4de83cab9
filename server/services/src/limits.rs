//! How often something may be tried, counted for all copies of the program together.
//!
//! A try is counted before it is made, so a hundred guesses at once are a hundred tries. One that
//! succeeds is taken back, or clears the count, as its [`Limit`] says.

pub mod address;
mod fallback;
mod redis;
mod rule;
mod store;
mod table;

use std::sync::Arc;

use futures::future::BoxFuture;
use sha2::{Digest, Sha256};
use shop::{Code, Timestamp, time::in_words};
use tracing::info;

pub use redis::RedisUrl;
pub use table::Limit;

use crate::{ServiceResult, Settings, documents::Documents, error::rejected};
use rule::{Tally, Verdict};
use table::Success;

/// How often a count is taken again when somebody else was faster; each time, somebody got through, and few may.
const TRIES: u32 = 200;

/// The limits.
#[derive(Clone)]
pub struct Limits {
    tallies: Arc<dyn Tallies>,
}

/// A try that was counted and may be made now. Dropped, it stays counted, as one that failed must.
#[derive(Debug)]
pub struct Ticket {
    what: Limit,
    id: String,
}

/// A tally as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    tally: Tally,
    /// The document's version, where there is one.
    version: u64,
}

/// Where tallies are kept. What they mean is the [`rule`]'s alone.
trait Tallies: Send + Sync {
    /// The tally of that id.
    fn read<'a>(&'a self, id: &'a str, now: Timestamp) -> BoxFuture<'a, ServiceResult<Option<Seen>>>;

    /// Puts another tally, which may be forgotten at `expires_at`, or none, in the place of the one that was seen;
    /// false if that is no longer there.
    fn swap<'a>(
        &'a self,
        id: &'a str,
        seen: Option<Seen>,
        new: Option<(Tally, Timestamp)>,
        now: Timestamp,
    ) -> BoxFuture<'a, ServiceResult<bool>>;
}

impl Limits {
    pub(crate) fn new(documents: &Documents, settings: &Settings) -> ServiceResult<Self> {
        let kept = store::StoreTallies::new(documents);
        let tallies: Arc<dyn Tallies> = match &settings.redis_url {
            Some(url) => Arc::new(fallback::Fallback::new(redis::RedisTallies::new(url)?, kept)),
            None => Arc::new(kept),
        };
        Ok(Self { tallies })
    }

    /// Counts a try of `subject`: an account, or an address as [`address::address_key`] writes it.
    ///
    /// # Errors
    /// [`Code::TooManyRequests`] with the time to wait, if there were too many; such a try is not counted.
    pub async fn take(&self, now: Timestamp, what: Limit, subject: &str) -> ServiceResult<Ticket> {
        let (id, rule) = (id(what, subject), what.rule());
        for _ in 0..TRIES {
            let seen = self.tallies.read(&id, now).await?;
            match rule.judge(seen.map(|seen| seen.tally), now) {
                Verdict::Wait(wait) => {
                    info!(limit = ?what, seconds = wait.as_secs(), "Refused one try too many");
                    return Err(rejected(Code::TooManyRequests, format!("Too many tries. Please wait {} and try again.", in_words(wait))));
                }
                Verdict::Counted(tally) => {
                    if self.tallies.swap(&id, seen, Some((tally, rule.forgets_at(tally))), now).await? {
                        return Ok(Ticket { what, id });
                    }
                }
            }
        }
        Err(rejected(Code::TooManyRequests, "Too many tries at once. Please wait a moment and try again."))
    }

    /// Counts a try that stays counted, however it ends.
    ///
    /// # Errors
    /// As [`Limits::take`].
    pub async fn count(&self, now: Timestamp, what: Limit, subject: &str) -> ServiceResult<()> {
        self.take(now, what, subject).await.map(drop)
    }

    /// The try succeeded: forgets it, or all that went before, as its limit says.
    ///
    /// # Errors
    /// If the tallies cannot be read or written.
    pub async fn succeeded(&self, now: Timestamp, ticket: Ticket) -> ServiceResult<()> {
        match ticket.what.success() {
            Success::ClearsTheCount => self.change(now, &ticket, |_| None).await,
            Success::IsNotCounted => self.give_back(now, ticket).await,
            Success::IsCounted => Ok(()),
        }
    }

    /// The try was not made after all, or failed through a fault of ours: it does not count.
    ///
    /// # Errors
    /// If the tallies cannot be read or written.
    pub async fn give_back(&self, now: Timestamp, ticket: Ticket) -> ServiceResult<()> {
        let rule = ticket.what.rule();
        self.change(now, &ticket, |tally| rule.without_one(tally, now)).await
    }

    async fn change(&self, now: Timestamp, ticket: &Ticket, change: impl Fn(Tally) -> Option<Tally>) -> ServiceResult<()> {
        let rule = ticket.what.rule();
        for _ in 0..TRIES {
            let Some(seen) = self.tallies.read(&ticket.id, now).await? else { return Ok(()) };
            let new = change(seen.tally).map(|tally| (tally, rule.forgets_at(tally)));
            if self.tallies.swap(&ticket.id, Some(seen), new, now).await? {
                return Ok(());
            }
        }
        // It stays counted: a little too strict, under a storm of tries, is the right way to be wrong.
        Ok(())
    }
}

/// Neither address nor e-mail can be read from it.
fn id(what: Limit, subject: &str) -> String {
    let hash = Sha256::new().chain_update(format!("{what:?}\n")).chain_update(subject).finalize();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
