//! Keeps the window fresh from the store's feed.

use std::{collections::BTreeSet, time::Duration};

use shop::id::{ProductId, VariantId};
use store::{Change, Cursor, Feed};
use tracing::{debug, warn};

use super::Window;
use crate::{
    ServiceResult,
    documents::Documents,
    schema::{CATEGORIES, PRODUCT_TYPES, PRODUCTS, PROMOTIONS, SETTINGS, STOCK},
};

const WAIT: Duration = Duration::from_secs(20);
/// Changes come in swarms; one new window serves all that come within this time.
const GATHER: Duration = Duration::from_millis(50);
const RETRY: Duration = Duration::from_millis(500);

impl Window {
    /// Follows the feed for ever; a database that goes away is waited for.
    pub(crate) async fn follow(&self, documents: &Documents) {
        let mut cursor = None;
        loop {
            match self.follow_once(documents, cursor.take()).await {
                Ok(next) => cursor = Some(next),
                Err(error) => {
                    warn!(error = error.chain(), "The shop window lost the feed; it starts anew");
                    tokio::time::sleep(RETRY).await;
                }
            }
        }
    }

    async fn follow_once(&self, documents: &Documents, cursor: Option<Cursor>) -> ServiceResult<Cursor> {
        let Some(cursor) = cursor else {
            // Whatever was committed while nobody followed is in the documents; first the place, then the read.
            let now = documents.store().now().await?;
            self.reload(documents).await?;
            return Ok(now);
        };
        match documents.store().changes_after(&cursor, WAIT).await? {
            Feed::Gap => {
                let now = documents.store().now().await?;
                self.reload(documents).await?;
                Ok(now)
            }
            Feed::Changes { changes, next } => {
                self.take_in(documents, &changes).await?;
                if !changes.is_empty() {
                    tokio::time::sleep(GATHER).await;
                }
                Ok(next)
            }
        }
    }

    async fn take_in(&self, documents: &Documents, changes: &[Change]) -> ServiceResult<()> {
        if changes.iter().any(|change| matches!(change.key.collection, CATEGORIES | PRODUCT_TYPES | PROMOTIONS | SETTINGS)) {
            return self.reload(documents).await;
        }
        let shown = self.now();
        let touched: BTreeSet<ProductId> = changes
            .iter()
            .filter_map(|change| match change.key.collection {
                PRODUCTS => change.key.id.parse().ok(),
                STOCK => change.key.id.parse::<VariantId>().ok().and_then(|id| shown.by_variant.get(&id).cloned()),
                _ => None,
            })
            .collect();
        debug!(products = touched.len(), "The shop window takes in changes");
        self.reload_products(documents, &touched.into_iter().collect::<Vec<_>>()).await
    }
}
