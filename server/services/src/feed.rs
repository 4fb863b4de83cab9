//! One follower of the store's feed for the whole program, and those who read what it brings.
//!
//! Each reader reads at its own pace from a post of its own: one that is slow or fails keeps nothing from the others,
//! and whatever it could not take in is in the documents, which it then reads anew.

mod post;

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures::{FutureExt, future::BoxFuture};
use store::{Change, Cursor, Feed};
use tokio::{task::JoinSet, time::sleep};
use tracing::warn;

use crate::{ServiceError, ServiceResult, documents::Documents};
use post::{News, Post};

/// A look at the feed lasts so long if nothing happens.
const WAIT: Duration = Duration::from_secs(20);
/// A store or reader in trouble is left alone for so long.
const RETRY: Duration = Duration::from_millis(500);

/// Somebody who keeps something that follows from documents.
pub(crate) trait Reader: Send + Sync {
    /// What logs call it.
    fn name(&self) -> &'static str;

    /// Whose changes it takes in.
    fn collections(&self) -> &'static [&'static str];

    /// Makes everything anew from the documents: at the start, and when changes were missed.
    fn start_over<'a>(&'a self, documents: &'a Documents) -> BoxFuture<'a, ServiceResult<()>>;

    /// Takes in what has changed since, in commit order. If it fails, it starts over.
    fn take_in<'a>(&'a self, documents: &'a Documents, changes: &'a [Arc<Change>]) -> BoxFuture<'a, ServiceResult<()>>;
}

/// Follows the feed for ever, for all of them; a database that goes away is waited for.
pub(crate) async fn follow(documents: &Documents, readers: Vec<Arc<dyn Reader>>) {
    // Dropped with this future, and the readers' tasks with it.
    let mut reading = JoinSet::new();
    let mut posts = Vec::new();
    for reader in readers {
        let post = Arc::new(Post::new(reader.collections()));
        reading.spawn(read(reader, documents.clone(), post.clone()));
        posts.push(post);
    }
    let mut cursor = None;
    loop {
        match look(documents, cursor.take(), &posts).await {
            Ok(next) => cursor = Some(next),
            Err(error) => {
                warn!(error = error.chain(), "The feed was lost; its readers start over");
                sleep(RETRY).await;
            }
        }
    }
}

async fn look(documents: &Documents, cursor: Option<Cursor>, posts: &[Arc<Post>]) -> ServiceResult<Cursor> {
    let feed = match cursor {
        Some(cursor) => documents.store().changes_after(&cursor, WAIT).await?,
        None => Feed::Gap,
    };
    match feed {
        Feed::Gap => {
            // Whatever was committed while nobody followed is in the documents; first the place, then the read.
            let now = documents.store().now().await?;
            posts.iter().for_each(|post| post.start_over());
            Ok(now)
        }
        Feed::Changes { changes, next } => {
            let changes: Vec<Arc<Change>> = changes.into_iter().map(Arc::new).collect();
            posts.iter().for_each(|post| post.put(&changes));
            Ok(next)
        }
    }
}

async fn read(reader: Arc<dyn Reader>, documents: Documents, post: Arc<Post>) {
    loop {
        let news = post.next().await;
        let reading = async {
            match &news {
                News::Everything => reader.start_over(&documents).await,
                News::Changes(changes) => reader.take_in(&documents, changes).await,
            }
        };
        // A reader that panics is one that failed: without it the program would go on with what is no longer true.
        let panicked = |_| Err(ServiceError::failed("read the feed", "it panicked"));
        if let Err(error) = AssertUnwindSafe(reading).catch_unwind().await.unwrap_or_else(panicked) {
            warn!(reader = reader.name(), error = error.chain(), "A reader of the feed failed and starts over");
            post.start_over();
            sleep(RETRY).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        sync::{
            Mutex,
            atomic::{AtomicU32, Ordering},
        },
    };

    use serde_json::json;
    use store::{Batch, Json, Query, SqliteStore};
    use tokio::sync::Semaphore;

    use super::*;
    use crate::schema::{MARKS, SCHEMA, key};

    /// Keeps the ids of the marks, and has trouble with the first changes it takes in.
    struct Marks {
        kept: Mutex<BTreeSet<String>>,
        troubles: AtomicU32,
        trouble: fn() -> ServiceResult<()>,
        /// Open to all but the slow one, who waits for it.
        gate: Semaphore,
    }

    impl Marks {
        fn kept_by(troubles: u32, trouble: fn() -> ServiceResult<()>, gate: usize) -> Arc<Self> {
            Arc::new(Self { kept: Mutex::default(), troubles: troubles.into(), trouble, gate: Semaphore::new(gate) })
        }

        async fn come_to(&self, count: usize) {
            let all = async {
                while self.kept.lock().unwrap().len() < count {
                    sleep(Duration::from_millis(5)).await;
                }
            };
            tokio::time::timeout(Duration::from_secs(20), all).await.expect("changes were lost");
        }
    }

    impl Reader for Marks {
        fn name(&self) -> &'static str {
            "marks"
        }

        fn collections(&self) -> &'static [&'static str] {
            &[MARKS]
        }

        fn start_over<'a>(&'a self, documents: &'a Documents) -> BoxFuture<'a, ServiceResult<()>> {
            async {
                let found = documents.find_all::<Json>(Query::all(MARKS)).await?;
                *self.kept.lock().unwrap() = found.into_iter().map(|found| found.key.id).collect();
                Ok(())
            }
            .boxed()
        }

        fn take_in<'a>(&'a self, _: &'a Documents, changes: &'a [Arc<Change>]) -> BoxFuture<'a, ServiceResult<()>> {
            async {
                let _open = self.gate.acquire().await;
                if self.troubles.load(Ordering::Relaxed) > 0 {
                    self.troubles.fetch_sub(1, Ordering::Relaxed);
                    return (self.trouble)();
                }
                self.kept.lock().unwrap().extend(changes.iter().map(|change| change.key.id.clone()));
                Ok(())
            }
            .boxed()
        }
    }

    #[tokio::test]
    async fn a_reader_that_is_slow_fails_or_panics_misses_nothing_and_holds_up_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let documents = Documents::new(Arc::new(SqliteStore::open(&folder.path().join("shop.db"), SCHEMA).await.unwrap()));
        let put = async |id: &str| documents.commit(&Batch::new().insert(key(MARKS, id), json!({}))).await.unwrap();
        put("before anybody followed").await;
        let well = Marks::kept_by(0, || Ok(()), 1);
        let slow = Marks::kept_by(0, || Ok(()), 0);
        let failing = Marks::kept_by(1, || Err(ServiceError::failed("keep a mark", "the disk is full")), 1);
        let panicking = Marks::kept_by(1, || panic!("a mistake"), 1);
        let readers: Vec<Arc<dyn Reader>> = vec![slow.clone(), failing.clone(), panicking.clone(), well.clone()];
        let follower = documents.clone();
        let following = tokio::spawn(async move { follow(&follower, readers).await });
        for reader in [&well, &slow, &failing, &panicking] {
            reader.come_to(1).await;
        }
        for number in 1..=50 {
            put(&number.to_string()).await;
            sleep(Duration::from_millis(2)).await;
        }
        well.come_to(51).await;
        slow.gate.add_permits(1);
        for reader in [slow, failing, panicking] {
            reader.come_to(51).await;
            assert_eq!(reader.troubles.load(Ordering::Relaxed), 0);
        }
        following.abort();
        let _ = following.await;
        put("after all").await;
        sleep(Duration::from_millis(300)).await;
        assert_eq!(well.kept.lock().unwrap().len(), 51, "its readers end with the follower");
    }
}
