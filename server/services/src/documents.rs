//! Typed documents over the store: what is read carries the version that its next write names.

use std::time::Duration;

use serde::{Serialize, de::DeserializeOwned};
use shop::{Code, Rejection, Timestamp};
use store::{Batch, Condition, Json, Key, PageCursor, Query, SharedStore, StoreError, Stored};

use crate::{
    error::{ServiceError, ServiceResult, rejected},
    schema,
};

/// The store, spoken to in types.
#[derive(Clone)]
pub struct Documents {
    store: SharedStore,
}

/// A document as it was read.
#[derive(Clone, Debug)]
pub struct Versioned<T> {
    /// Where it lives.
    pub key: Key,
    /// Its version then.
    pub version: u64,
    /// Its content.
    pub value: T,
}

impl Documents {
    /// Over a store.
    pub fn new(store: SharedStore) -> Self {
        Self { store }
    }

    /// The store itself, for feeds and batches.
    pub fn store(&self) -> &SharedStore {
        &self.store
    }

    /// The document at a key.
    pub async fn load<T: DeserializeOwned>(&self, key: Key) -> ServiceResult<Option<Versioned<T>>> {
        self.store.get(&key).await?.map(read).transpose()
    }

    /// The documents at several keys, in their order.
    pub async fn load_many<T: DeserializeOwned>(&self, keys: &[Key]) -> ServiceResult<Vec<Option<Versioned<T>>>> {
        let found = self.store.get_many(keys).await?;
        found.into_iter().map(|stored| stored.map(read).transpose()).collect()
    }

    /// One page of a query.
    pub async fn find<T: DeserializeOwned>(&self, query: &Query) -> ServiceResult<Vec<Versioned<T>>> {
        self.store.find(query).await?.rows.into_iter().map(read).collect()
    }

    /// The values of one page, going on behind a cursor that somebody sent, and where the next page begins.
    ///
    /// # Errors
    /// The field `cursor` if it is made up.
    pub async fn page<T: DeserializeOwned>(&self, query: Query, after: Option<&str>) -> ServiceResult<(Vec<T>, Option<String>)> {
        let (found, next) = self.versioned_page(query, after).await?;
        Ok((found.into_iter().map(|found| found.value).collect(), next))
    }

    /// As [`Documents::page`], with the keys.
    ///
    /// # Errors
    /// As [`Documents::page`].
    pub async fn versioned_page<T: DeserializeOwned>(
        &self,
        query: Query,
        after: Option<&str>,
    ) -> ServiceResult<(Vec<Versioned<T>>, Option<String>)> {
        let page = match self.store.find(&query.after(after.map(PageCursor::from_text))).await {
            Err(StoreError::Invalid(_)) if after.is_some() => {
                return Err(Rejection::field("cursor", "This is not a cursor of this list. Please begin with its first page.").into());
            }
            page => page?,
        };
        let found: ServiceResult<Vec<_>> = page.rows.into_iter().map(read).collect();
        Ok((found?, page.next.map(|next| next.as_str().to_owned())))
    }

    /// Every document a query finds, page by page.
    pub async fn find_all<T: DeserializeOwned>(&self, query: Query) -> ServiceResult<Vec<Versioned<T>>> {
        self.find_first(query, usize::MAX).await
    }

    /// The first so many documents a query finds, page by page.
    pub async fn find_first<T: DeserializeOwned>(&self, query: Query, most: usize) -> ServiceResult<Vec<Versioned<T>>> {
        let mut query = query.limit(u32::try_from(most).unwrap_or(PAGE).clamp(1, PAGE));
        let mut found = Vec::new();
        loop {
            let page = self.store.find(&query).await?;
            for row in page.rows.into_iter().take(most - found.len()) {
                found.push(read(row)?);
            }
            match page.next {
                Some(next) if found.len() < most => query = query.after(Some(next)),
                _ => return Ok(found),
            }
        }
    }

    /// Commits a batch; the store's refusal stays visible, because callers decide by it.
    pub async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        self.store.commit(batch).await
    }

    /// Decides on a document as it is, and again if somebody was faster; what is decided is committed with it.
    ///
    /// # Errors
    /// `missing` if there is no such document; what the decision refuses.
    pub async fn change<T: Serialize + DeserializeOwned, R>(
        &self,
        key: Key,
        missing: impl Fn() -> ServiceError,
        decide: impl Fn(&mut T) -> ServiceResult<(R, Batch)>,
    ) -> ServiceResult<R> {
        for tries in 0..TRIES {
            let mut found = self.load::<T>(key.clone()).await?.ok_or_else(&missing)?;
            let (decided, beside) = decide(&mut found.value)?;
            match self.commit(&found.replace()?.and(beside)).await {
                Err(refused) if was_overtaken(&refused) => wait_for_others(tries).await,
                done => {
                    done?;
                    return Ok(decided);
                }
            }
        }
        Err(rejected(Code::Conflict, "Something else changed this at the same moment. Please try again."))
    }

    /// Removes documents of a collection whose `expires_at` is over; the number removed.
    pub async fn sweep(&self, collection: &'static str, now: Timestamp) -> ServiceResult<usize> {
        let over = Condition::Range { field: "expires_at", from: None, to: Some(now.millis().into()) };
        let found = self.find::<Json>(&Query::all(collection).filter(over).limit(SWARM)).await?;
        for old in &found {
            match self.commit(&Batch::new().delete(old.key.clone(), old.version)).await {
                // Somebody has just used it again; then it is not over.
                Err(StoreError::Conflict { .. }) => {}
                done => done?,
            }
        }
        Ok(found.len())
    }

    /// Whether the store answers.
    pub async fn ping(&self) -> ServiceResult<()> {
        self.store.get(&schema::key(schema::MARKS, "ping")).await?;
        Ok(())
    }
}

impl<T: Serialize> Versioned<T> {
    /// A batch that puts the present value in the place of the one that was read.
    pub fn replace(&self) -> ServiceResult<Batch> {
        Ok(Batch::new().replace(self.key.clone(), self.version, body(&self.value)?))
    }
}

/// A value as a document's content.
pub fn body(value: &impl Serialize) -> ServiceResult<Json> {
    serde_json::to_value(value).map_err(ServiceError::doing("write a document"))
}

/// A batch that writes a value: over the one that was read, or as a new document.
pub fn write<T: Serialize, Old>(key: &Key, old: Option<&Versioned<Old>>, value: &T) -> ServiceResult<Batch> {
    let body = body(value)?;
    Ok(match old {
        Some(old) => Batch::new().replace(key.clone(), old.version, body),
        None => Batch::new().insert(key.clone(), body),
    })
}

/// Whether a refusal means that somebody was faster: read again and decide again.
pub fn was_overtaken(error: &StoreError) -> bool {
    matches!(error, StoreError::Conflict { .. } | StoreError::Exists { .. })
}

/// How often a decision is taken again before giving up: far more than two tabs and a double click need, and for about
/// two seconds in all, because what others committed may be read late on a machine that is busy.
pub const TRIES: u32 = 20;
/// Documents read in one go.
const PAGE: u32 = 1_000;
/// Old documents removed in one go.
const SWARM: u32 = 500;

/// Lets others finish before a decision is taken again: not at all the first time, then twice as long each time, up to
/// 127 ms.
pub async fn wait_for_others(tries: u32) {
    tokio::time::sleep(Duration::from_millis((1 << tries.min(7)) - 1)).await;
}

/// The typed content of a document.
pub fn read<T: DeserializeOwned>(stored: Stored) -> ServiceResult<Versioned<T>> {
    let Stored { key, version, body } = stored;
    let value = serde_json::from_value(body).map_err(ServiceError::doing("read a document"))?;
    Ok(Versioned { key, version, value })
}
