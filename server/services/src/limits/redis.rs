//! Tallies in Redis, where they expire by themselves.

use std::{fmt, sync::LazyLock, time::Duration};

use futures::future::BoxFuture;
use redis::{
    AsyncCommands, Client, RedisError, Script,
    aio::{ConnectionManager, ConnectionManagerConfig},
};
use shop::Timestamp;

use super::{Seen, Tallies, rule::Tally};
use crate::{ServiceError, ServiceResult};

/// Nobody waits longer for Redis to answer, or to be reached.
const PATIENCE: Duration = Duration::from_millis(500);
const DOING: &str = "count tries in Redis";

/// Puts ARGV[2] for ARGV[3] milliseconds in the place of ARGV[1], in one step; "" is no tally.
static SWAP: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
        if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
        if ARGV[2] == '' then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
        return 1",
    )
});

/// The address of a Redis, such as `redis://127.0.0.1:6379/0`; it may hold a password, so it never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct RedisUrl(String);

/// A Redis.
pub(super) struct RedisTallies {
    connection: ConnectionManager,
}

impl RedisUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// What is wrong with it, as the rest of a sentence that does not repeat it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        const FORM: &str = "must be an address such as redis://127.0.0.1:6379/0, or rediss://user:password@redis.example.com with TLS";
        Client::open(text).map_err(|_| FORM)?;
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for RedisUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RedisUrl(…)")
    }
}

impl RedisTallies {
    /// Connects at the first call, so that a shop opens whether Redis is there or not.
    pub(super) fn new(url: &RedisUrl) -> ServiceResult<Self> {
        let doing = || ServiceError::doing::<RedisError>("read REDIS_URL");
        let client = Client::open(url.0.as_str()).map_err(doing())?;
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE))
            // The next call tries again; this one must not wait for it.
            .set_number_of_retries(0);
        Ok(Self { connection: ConnectionManager::new_lazy_with_config(client, config).map_err(doing())? })
    }
}

impl Tallies for RedisTallies {
    fn read<'a>(&'a self, id: &'a str, _: Timestamp) -> BoxFuture<'a, ServiceResult<Option<Seen>>> {
        Box::pin(async move {
            let mut connection = self.connection.clone();
            let text: Option<String> = connection.get(key(id)).await.map_err(ServiceError::doing(DOING))?;
            let tally = text.as_deref().map(from_text);
            if tally == Some(None) {
                // Of an older program: it cannot be swapped for anything, so it must go.
                let () = connection.del(key(id)).await.map_err(ServiceError::doing(DOING))?;
            }
            Ok(tally.flatten().map(|tally| Seen { tally, version: 0 }))
        })
    }

    fn swap<'a>(
        &'a self,
        id: &'a str,
        seen: Option<Seen>,
        new: Option<(Tally, Timestamp)>,
        now: Timestamp,
    ) -> BoxFuture<'a, ServiceResult<bool>> {
        Box::pin(async move {
            let mut connection = self.connection.clone();
            let (old, new, kept) = (
                seen.map(|seen| to_text(seen.tally)).unwrap_or_default(),
                new.map(|(tally, _)| to_text(tally)).unwrap_or_default(),
                new.map_or(1, |(_, expires_at)| expires_at.millis().saturating_sub(now.millis()).max(1)),
            );
            let mut call = SWAP.key(key(id));
            call.arg(old).arg(new).arg(kept);
            call.invoke_async(&mut connection).await.map_err(ServiceError::doing(DOING))
        })
    }
}

fn key(id: &str) -> String {
    format!("shop:tally:{id}")
}

/// One text for each tally, so that comparing texts compares tallies.
fn to_text(tally: Tally) -> String {
    format!("{} {}", tally.empty_at.millis(), tally.last_at.millis())
}

fn from_text(text: &str) -> Option<Tally> {
    let moment = |text: &str| text.parse().ok().map(Timestamp::from_millis);
    let (empty_at, last_at) = text.split_once(' ')?;
    Some(Tally { empty_at: moment(empty_at)?, last_at: moment(last_at)? })
}
