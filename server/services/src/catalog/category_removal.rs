//! Removing categories.

use shop::catalog::{Category, Product};
use store::{Batch, Query};

use super::{Catalog, categories::Categories, change::product_body, products::too_busy};
use crate::{
    OpCtx, ServiceResult,
    documents::{TRIES, Versioned, read, was_overtaken},
    schema::PRODUCTS,
};

/// Products moved in one commit.
const MOVED_AT_ONCE: usize = 100;

impl Catalog {
    /// Removes a category; its products and subcategories move to its parent.
    ///
    /// The products move first, a hundred a commit, the category goes last: whatever stops it in
    /// between, running it again finishes it.
    ///
    /// # Errors
    /// `category_not_found`.
    pub async fn delete_category(&self, ctx: &OpCtx, address: &str) -> ServiceResult<()> {
        let gone = Categories::load(&self.documents, self.settings.currency).await?.at(address)?.value.clone();
        for _ in 0..TRIES {
            self.move_products(ctx, &gone).await?;
            let categories = Categories::load(&self.documents, self.settings.currency).await?;
            let Ok(found) = categories.at(gone.id.as_str()) else { break };
            let mut batch = categories.unmoved(found.value.parent.as_ref()).delete(found.key.clone(), found.version);
            for child in categories.below(&gone.id) {
                let moved = Category { parent: found.value.parent.clone(), ..child.value.clone() };
                batch = batch.and(Versioned { value: moved, ..child.clone() }.replace()?);
            }
            match self.documents.commit(&batch).await {
                Ok(()) => break,
                Err(error) if was_overtaken(&error) => continue,
                Err(error) => return Err(error.into()),
            }
        }
        if Categories::load(&self.documents, self.settings.currency).await?.at(gone.id.as_str()).is_ok() {
            return Err(too_busy());
        }
        // Whoever put a product in while the category went still knew it.
        self.move_products(ctx, &gone).await?;
        self.window.reload(&self.documents).await
    }

    /// Every product, whatever its status: a draft must not come back with a category that is gone.
    async fn move_products(&self, ctx: &OpCtx, from: &Category) -> ServiceResult<()> {
        let mut query = Query::all(PRODUCTS).limit(500);
        loop {
            let page = self.documents.store().find(&query).await?;
            let mut inside = Vec::new();
            for row in page.rows {
                let found = read::<Product>(row)?;
                if found.value.categories.contains(&from.id) {
                    inside.push(found);
                }
            }
            for some in inside.chunks(MOVED_AT_ONCE) {
                self.move_some(ctx, from, some).await?;
            }
            match page.next {
                Some(next) => query = query.after(Some(next)),
                None => return Ok(()),
            }
        }
    }

    async fn move_some(&self, ctx: &OpCtx, from: &Category, found: &[Versioned<Product>]) -> ServiceResult<()> {
        let mut left = found.to_vec();
        for _ in 0..TRIES {
            let mut batch = Batch::new();
            for Versioned { key, version, value } in &left {
                batch = batch.replace(key.clone(), *version, product_body(&moved(ctx, from, value.clone()))?);
            }
            match self.documents.commit(&batch).await {
                Ok(()) => return Ok(()),
                Err(error) if was_overtaken(&error) => {}
                Err(error) => return Err(error.into()),
            }
            let keys: Vec<_> = left.into_iter().map(|found| found.key).collect();
            let again = self.documents.load_many::<Product>(&keys).await?;
            left = again.into_iter().flatten().filter(|found| found.value.categories.contains(&from.id)).collect();
        }
        Err(too_busy())
    }
}

/// The product in the parent's place; out of the category altogether if that was a department.
fn moved(ctx: &OpCtx, from: &Category, mut product: Product) -> Product {
    let place = product.categories.iter().position(|id| *id == from.id).unwrap_or(0);
    product.categories.retain(|id| *id != from.id);
    if let Some(parent) = from.parent.as_ref().filter(|parent| !product.categories.contains(parent)) {
        product.categories.insert(place.min(product.categories.len()), parent.clone());
    }
    product.updated_at = ctx.now;
    product
}
