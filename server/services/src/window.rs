//! The shop window: the published catalog in memory, immutable, swapped whole.
//!
//! Shoppers mostly read; no page waits for the database. It is loaded at start and kept fresh from
//! the store's feed, so it needs no expiry guess.

mod follow;
mod load;
mod search_text;
mod shown;

use std::sync::Arc;

use arc_swap::ArcSwap;
use tokio::sync::Mutex;

pub use search_text::words;
pub use shown::{Shown, ShownProduct};

use crate::{ServiceResult, documents::Documents};

/// A handle on the shop window; clones share it.
#[derive(Clone)]
pub struct Window {
    current: Arc<ArcSwap<Shown>>,
    /// Held while documents are read and put into the window, so that an older read never replaces a newer one.
    turn: Arc<Mutex<()>>,
}

impl Window {
    /// Loads the whole published catalog.
    pub(crate) async fn load(documents: &Documents, _settings: &crate::Settings) -> ServiceResult<Self> {
        let shown = load::everything(documents, 0).await?;
        Ok(Self { current: Arc::new(ArcSwap::from_pointee(shown)), turn: Arc::default() })
    }

    /// What is shown now; stays as it is while the caller holds it.
    #[must_use]
    pub fn now(&self) -> Arc<Shown> {
        self.current.load_full()
    }

    /// Loads everything again.
    pub(crate) async fn reload(&self, documents: &Documents) -> ServiceResult<()> {
        let _turn = self.turn.lock().await;
        let next = load::everything(documents, self.now().version + 1).await?;
        self.current.store(Arc::new(next));
        Ok(())
    }

    /// Loads some products and their stock again: right after a commit of this program, so that
    /// whoever wrote sees it, and when the feed tells of others' commits.
    pub(crate) async fn reload_products(&self, documents: &Documents, ids: &[shop::id::ProductId]) -> ServiceResult<()> {
        if ids.is_empty() {
            return Ok(());
        }
        let _turn = self.turn.lock().await;
        let next = load::some(documents, &self.now(), ids).await?;
        self.current.store(Arc::new(next));
        Ok(())
    }
}
