//! What waits for one reader.

use std::{
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use store::Change;
use tokio::sync::Notify;

/// For whoever is further behind than this, reading everything anew is less work, and takes less room.
const MOST: usize = 5_000;

/// What waits for a reader.
pub(super) enum News {
    /// These changes, in commit order.
    Changes(Vec<Arc<Change>>),
    /// More than changes can tell.
    Everything,
}

/// A reader's post: whoever brings something never waits for whoever reads it.
pub(super) struct Post {
    collections: &'static [&'static str],
    waiting: Mutex<News>,
    arrived: Notify,
}

impl Post {
    /// For a reader of these collections.
    pub(super) fn new(collections: &'static [&'static str]) -> Self {
        Self { collections, waiting: Mutex::default(), arrived: Notify::new() }
    }

    /// Brings changes; those of other collections are left out.
    pub(super) fn put(&self, changes: &[Arc<Change>]) {
        let mut waiting = self.waiting();
        let News::Changes(kept) = &mut *waiting else { return };
        kept.extend(changes.iter().filter(|change| self.collections.contains(&change.key.collection)).cloned());
        if kept.len() > MOST {
            *waiting = News::Everything;
        }
        if !waiting.is_nothing() {
            self.arrived.notify_one();
        }
    }

    /// Has everything read anew; what waits is part of that.
    pub(super) fn start_over(&self) {
        *self.waiting() = News::Everything;
        self.arrived.notify_one();
    }

    /// All that waits, once there is something. It is taken before it is read, so nothing falls between.
    pub(super) async fn next(&self) -> News {
        loop {
            let news = mem::take(&mut *self.waiting());
            if !news.is_nothing() {
                return news;
            }
            self.arrived.notified().await;
        }
    }

    fn waiting(&self) -> MutexGuard<'_, News> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for News {
    fn default() -> Self {
        Self::Changes(Vec::new())
    }
}

impl News {
    fn is_nothing(&self) -> bool {
        matches!(self, Self::Changes(changes) if changes.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;
    use store::Key;

    use super::*;

    fn change(collection: &'static str) -> Arc<Change> {
        Arc::new(Change { key: Key { collection, id: "1".into() }, body: None })
    }

    /// How many changes came, or that everything is to be read anew.
    fn taken(post: &Post) -> Option<usize> {
        match post.next().now_or_never()? {
            News::Changes(changes) => Some(changes.len()),
            News::Everything => Some(usize::MAX),
        }
    }

    #[test]
    fn a_reader_gets_its_own_changes_together() {
        let post = Post::new(&["orders"]);
        post.put(&[change("carts")]);
        assert_eq!(taken(&post), None);
        post.put(&[change("orders"), change("carts")]);
        post.put(&[change("orders")]);
        assert_eq!(taken(&post), Some(2));
        assert_eq!(taken(&post), None);
    }

    #[test]
    fn whoever_is_far_behind_starts_over_and_then_goes_on() {
        let post = Post::new(&["orders"]);
        (0..=MOST).for_each(|_| post.put(&[change("orders")]));
        post.put(&[change("orders")]);
        assert_eq!(taken(&post), Some(usize::MAX));
        post.put(&[change("orders")]);
        assert_eq!(taken(&post), Some(1));
        post.put(&[change("orders")]);
        post.start_over();
        assert_eq!(taken(&post), Some(usize::MAX));
        assert_eq!(taken(&post), None);
    }
}
