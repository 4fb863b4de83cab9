//! Products a visitor wants to remember.

use serde::{Deserialize, Serialize};
use shop::{
    Code,
    catalog::Card,
    id::{ProductId, VisitorId},
};

use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, TRIES, was_overtaken, write},
    error::rejected,
    schema::{FAVOURITES, key},
    window::Window,
};

/// The favourites.
#[derive(Clone)]
pub struct Favourites {
    documents: Documents,
    window: Window,
}

/// A visitor's favourites, latest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) products: Vec<ProductId>,
}

/// Keeps the page and the document bounded.
pub(crate) const MOST: usize = 200;

impl Favourites {
    pub(crate) fn new(documents: &Documents, window: &Window) -> Self {
        Self { documents: documents.clone(), window: window.clone() }
    }

    /// The ids, latest first.
    pub async fn ids(&self, visitor: &VisitorId) -> ServiceResult<Vec<ProductId>> {
        let kept = self.documents.load::<Kept>(key(FAVOURITES, visitor)).await?;
        Ok(kept.map(|kept| kept.value.products).unwrap_or_default())
    }

    /// The cards, latest first; what is not sold any more is left out.
    pub async fn list(&self, visitor: &VisitorId) -> ServiceResult<Vec<Card>> {
        let shown = self.window.now();
        let ids = self.ids(visitor).await?;
        Ok(ids.iter().filter_map(|id| shown.product(id)).map(|product| product.card.clone()).collect())
    }

    /// Marks a product as a favourite, or not; asked twice is once.
    ///
    /// # Errors
    /// If there is no such product.
    pub async fn set(&self, _ctx: &OpCtx, visitor: &VisitorId, product: &ProductId, wanted: bool) -> ServiceResult<()> {
        if wanted && self.window.now().product(product).is_none() {
            return Err(rejected(Code::ProductNotFound, "This product is no longer sold."));
        }
        let key = key(FAVOURITES, visitor);
        for _ in 0..TRIES {
            let old = self.documents.load::<Kept>(key.clone()).await?;
            let mut kept = old.as_ref().map(|old| old.value.clone()).unwrap_or_default();
            kept.products.retain(|id| id != product);
            if wanted {
                kept.products.insert(0, product.clone());
                kept.products.truncate(MOST);
            }
            match self.documents.commit(&write(&key, old.as_ref(), &kept)?).await {
                Err(refused) if was_overtaken(&refused) => {}
                done => return Ok(done?),
            }
        }
        Err(rejected(Code::Conflict, "Your favourites changed at the same moment. Please try again."))
    }
}
