//! The shop window: the published catalog in memory, immutable, swapped whole.
//!
//! Shoppers mostly read; no page waits for the database. It is loaded at start and kept fresh from
//! the store's feed, so it needs no expiry guess.

mod follow;
mod load;
mod search_text;
mod shown;

use std::{collections::BTreeSet, sync::Arc};

use arc_swap::ArcSwap;
use tokio::sync::Mutex;

pub use search_text::words;
pub use shown::{Shown, ShownProduct};

use shop::{Timestamp, id::ProductId};

use crate::{ServiceResult, Settings, documents::Documents};

/// A handle on the shop window; clones share it.
#[derive(Clone)]
pub struct Window {
    current: Arc<ArcSwap<Shown>>,
    /// Held while documents are read and put into the window, so that an older read never replaces a newer one.
    turn: Arc<Mutex<()>>,
    /// Products whose documents have changed since they were last read.
    moved: Arc<std::sync::Mutex<BTreeSet<ProductId>>>,
    settings: Arc<Settings>,
}

impl Window {
    /// Loads the whole published catalog. Which sales are on is not known before [`Window::turn`] tells the time.
    pub(crate) async fn load(documents: &Documents, settings: &Arc<Settings>) -> ServiceResult<Self> {
        let shown = load::everything(documents, settings, 0, Timestamp::from_millis(0)).await?;
        Ok(Self {
            current: Arc::new(ArcSwap::from_pointee(shown)),
            turn: Arc::default(),
            moved: Arc::default(),
            settings: settings.clone(),
        })
    }

    /// What is shown now; stays as it is while the caller holds it.
    #[must_use]
    pub fn now(&self) -> Arc<Shown> {
        self.current.load_full()
    }

    /// Loads everything again.
    pub(crate) async fn reload(&self, documents: &Documents) -> ServiceResult<()> {
        self.reload_as_of(documents, self.now().as_of).await
    }

    /// Tells the time: a sale that has begun or ended since is shown so. Whether one has.
    pub(crate) async fn turn(&self, documents: &Documents, now: Timestamp) -> ServiceResult<bool> {
        let shown = self.now();
        let turns = shown.offers.turns(shown.as_of, now);
        if turns {
            self.reload_as_of(documents, now).await?;
        }
        Ok(turns)
    }

    async fn reload_as_of(&self, documents: &Documents, as_of: Timestamp) -> ServiceResult<()> {
        let _turn = self.turn.lock().await;
        let next = load::everything(documents, &self.settings, self.now().version + 1, as_of).await?;
        self.current.store(Arc::new(next));
        Ok(())
    }

    /// Loads some products and their stock again: right after a commit of this program, so that
    /// whoever wrote sees it, and when the feed tells of others' commits.
    ///
    /// Those who come while one is at it are served together by the next: a rush of orders costs a few reads.
    pub(crate) async fn reload_products(&self, documents: &Documents, ids: &[ProductId]) -> ServiceResult<()> {
        self.waiting().extend(ids.iter().cloned());
        let _turn = self.turn.lock().await;
        let ids: Vec<ProductId> = std::mem::take(&mut *self.waiting()).into_iter().collect();
        if ids.is_empty() {
            return Ok(());
        }
        match load::some(documents, &self.now(), &ids).await {
            Ok(next) => {
                self.current.store(Arc::new(next));
                Ok(())
            }
            Err(failed) => {
                // Whoever comes next reads them, and the feed tells of them too.
                self.waiting().extend(ids);
                Err(failed)
            }
        }
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, BTreeSet<ProductId>> {
        self.moved.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
