//! Writing products.

use shop::{
    Code,
    catalog::{Product, Status},
    text::Slug,
};
use store::{Condition, Query, StoreError};

use super::{
    Catalog, ProductInput,
    change::{Situation, decide, product_body},
    known::Known,
    neighbours::Neighbours,
    stocktaking::counters_of,
    written,
};
use crate::{
    OpCtx, ServiceResult,
    documents::{TRIES, Versioned, was_overtaken},
    error::rejected,
    schema::{CATEGORIES, PRODUCTS, key},
};

/// After so many races for a title's slug, one is made by chance.
const PATIENCE: u32 = 8;

impl Catalog {
    /// Makes a product.
    ///
    /// # Errors
    /// `invalid` names every wrong field; `slug_taken` and `sku_taken` what is another's.
    pub async fn create_product(&self, ctx: &OpCtx, input: &ProductInput) -> ServiceResult<Product> {
        self.write_product(ctx, input, None).await
    }

    /// Writes a product anew; variants are found again by their SKU.
    ///
    /// `address` is its id, its slug, or one it had.
    ///
    /// # Errors
    /// As [`Catalog::create_product`], and `product_not_found`.
    pub async fn update_product(&self, ctx: &OpCtx, address: &str, input: &ProductInput) -> ServiceResult<Product> {
        self.write_product(ctx, input, Some(address)).await
    }

    /// Takes a product out of the shop; its slug stays reserved and old orders still show it.
    ///
    /// # Errors
    /// `product_not_found`.
    pub async fn archive_product(&self, ctx: &OpCtx, address: &str) -> ServiceResult<Product> {
        for _ in 0..TRIES {
            let found = self.written_at(address).await?;
            if found.value.status == Status::Archived {
                return Ok(found.value);
            }
            let product = Product { status: Status::Archived, updated_at: ctx.now, ..found.value };
            let batch = store::Batch::new().replace(found.key, found.version, product_body(&product)?);
            match self.documents.commit(&batch).await {
                Ok(()) => return self.show(product).await,
                Err(error) if was_overtaken(&error) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(too_busy())
    }

    /// A product as it is written, whatever its status: what an update starts from.
    ///
    /// The stock is left out, so that an update keeps what orders took meanwhile.
    ///
    /// # Errors
    /// `product_not_found`.
    pub async fn product_input(&self, address: &str) -> ServiceResult<ProductInput> {
        let product = self.written_at(address).await?.value;
        let keys: Vec<_> = product.categories.iter().map(|id| key(CATEGORIES, id)).collect();
        let categories = self.documents.load_many(&keys).await?;
        Ok(written::product(&product, categories.into_iter().flatten().map(|found| found.value)))
    }

    async fn write_product(&self, ctx: &OpCtx, input: &ProductInput, address: Option<&str>) -> ServiceResult<Product> {
        let (mut round, mut crowded) = (0, false);
        for attempt in 0..TRIES {
            if attempt > PATIENCE {
                round = 2;
            }
            let known = Known::load(&self.documents, self.settings.currency).await?;
            let old = match address {
                Some(address) => Some(self.written_at(address).await?),
                None => None,
            };
            let neighbours = Neighbours::of(ctx, &self.documents, &[input], round).await?;
            let counters = counters_of(&self.documents, old.iter().map(|found| &found.value)).await?;
            let situation = Situation { known: &known, neighbours: &neighbours, old: old.as_ref(), counters: &counters, round, crowded };
            let Some(change) = decide(ctx, input, &situation)? else {
                round += 1;
                continue;
            };
            match self.documents.commit(&change.batch).await {
                Ok(()) => return self.show(change.product).await,
                // Whoever was faster is seen at the next look, and named if that is a refusal.
                Err(StoreError::Exists { field: Some("skus"), .. }) => crowded = true,
                Err(error) if was_overtaken(&error) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(too_busy())
    }

    async fn written_at(&self, address: &str) -> ServiceResult<Versioned<Product>> {
        let by_id = match address.parse() {
            Ok::<shop::id::ProductId, _>(id) => self.documents.load(key(PRODUCTS, &id)).await?,
            Err(_) => None,
        };
        let found = match (by_id, address.parse::<Slug>()) {
            (Some(found), _) => Some(found),
            (None, Ok(slug)) => {
                let query = Query::all(PRODUCTS).filter(Condition::Eq("slugs", slug.as_str().into()));
                self.documents.find(&query).await?.pop()
            }
            (None, Err(_)) => None,
        };
        found.ok_or_else(|| rejected(Code::ProductNotFound, "There is no such product."))
    }

    /// So that whoever wrote sees it at once; the feed brings it to other copies.
    async fn show(&self, product: Product) -> ServiceResult<Product> {
        self.window.reload_products(&self.documents, std::slice::from_ref(&product.id)).await?;
        Ok(product)
    }
}

pub(super) fn too_busy() -> crate::ServiceError {
    rejected(Code::Conflict, "Somebody else is changing this just now. Please try again.")
}
