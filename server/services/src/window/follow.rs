//! Keeps the window fresh from the store's feed.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use futures::{FutureExt, future::BoxFuture};
use shop::id::{ProductId, VariantId};
use store::Change;
use tracing::debug;

use super::Window;
use crate::{
    ServiceResult,
    documents::Documents,
    feed::Reader,
    schema::{CATEGORIES, PRODUCT_TYPES, PRODUCTS, PROMOTIONS, SETTINGS, STOCK},
};

/// Changes come in swarms; one new window serves all that come within this time.
const GATHER: Duration = Duration::from_millis(50);

impl Reader for Window {
    fn name(&self) -> &'static str {
        "the shop window"
    }

    fn collections(&self) -> &'static [&'static str] {
        &[CATEGORIES, PRODUCT_TYPES, PRODUCTS, PROMOTIONS, SETTINGS, STOCK]
    }

    fn start_over<'a>(&'a self, documents: &'a Documents) -> BoxFuture<'a, ServiceResult<()>> {
        self.reload(documents).boxed()
    }

    fn take_in<'a>(&'a self, documents: &'a Documents, changes: &'a [Arc<Change>]) -> BoxFuture<'a, ServiceResult<()>> {
        async move {
            self.show(documents, changes).await?;
            tokio::time::sleep(GATHER).await;
            Ok(())
        }
        .boxed()
    }
}

impl Window {
    async fn show(&self, documents: &Documents, changes: &[Arc<Change>]) -> ServiceResult<()> {
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
