use std::collections::HashMap;

use shop::{
    Code, Rejection,
    catalog::Product,
    id::ProductId,
    text::{Sku, Slug},
};
use store::{Condition, Json, Query};

use super::{ProductInput, names};
use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, Versioned},
    schema::PRODUCTS,
};

/// Values asked for at once.
const CHUNK: usize = 500;

/// The products that hold any of the slugs and SKUs which some written products want.
#[derive(Default)]
pub(crate) struct Neighbours {
    products: HashMap<ProductId, Versioned<Product>>,
    by_slug: HashMap<Slug, ProductId>,
    by_sku: HashMap<Sku, ProductId>,
}

impl Neighbours {
    /// Looks them up together; `round` widens the choice of made slugs (see [`names::candidates`]).
    pub(crate) async fn of(ctx: &OpCtx, documents: &Documents, inputs: &[&ProductInput], round: u32) -> ServiceResult<Self> {
        let mut found = Self::default();
        found.look_up(ctx, documents, inputs, round).await?;
        Ok(found)
    }

    /// Looks more of them up; the products read before are let go, their names stay known.
    pub(crate) async fn look_up(&mut self, ctx: &OpCtx, documents: &Documents, inputs: &[&ProductInput], round: u32) -> ServiceResult<()> {
        self.products.clear();
        let mut slugs: Vec<Slug> = Vec::new();
        for input in inputs {
            slugs.extend(input.slug.iter().chain(&input.former_slugs).filter_map(|slug| slug.parse().ok()));
            slugs.extend(names::candidates(ctx, input, round));
        }
        let skus = inputs.iter().flat_map(|input| &input.variants).filter_map(|variant| variant.sku.parse::<Sku>().ok());
        self.read(documents, "slugs", slugs.iter().map(Slug::as_str)).await?;
        self.read(documents, "skus", skus.collect::<Vec<_>>().iter().map(Sku::as_str)).await
    }

    async fn read(&mut self, documents: &Documents, field: &'static str, values: impl Iterator<Item = &str>) -> ServiceResult<()> {
        let values: Vec<Json> = values.map(Json::from).collect();
        for chunk in values.chunks(CHUNK) {
            let query = Query::all(PRODUCTS).filter(Condition::In(field, chunk.to_vec()));
            for found in documents.find_all::<Product>(query).await? {
                self.claim(&found.value);
                self.products.insert(found.value.id.clone(), found);
            }
        }
        Ok(())
    }

    /// Takes the names of a product that is about to be written.
    pub(crate) fn claim(&mut self, product: &Product) {
        for slug in std::iter::once(&product.slug).chain(&product.former_slugs) {
            self.by_slug.insert(slug.clone(), product.id.clone());
        }
        for variant in &product.variants {
            self.by_sku.insert(variant.sku.clone(), product.id.clone());
        }
    }

    /// Gives back the names of a product that was not written after all.
    pub(crate) fn forget(&mut self, product: &Product) {
        self.by_slug.retain(|_, id| *id != product.id);
        self.by_sku.retain(|_, id| *id != product.id);
    }

    /// The product that an import means: the one at its slug, else the one with one of its SKUs.
    ///
    /// `Some(None)` is a product that was claimed and is not yet written.
    pub(crate) fn meant(&self, input: &ProductInput) -> Option<Option<&Versioned<Product>>> {
        let by_slug = input.slug.as_ref().and_then(|slug| slug.parse().ok()).and_then(|slug: Slug| self.by_slug.get(&slug));
        let by_sku = || input.variants.iter().find_map(|variant| self.by_sku.get(&variant.sku.parse::<Sku>().ok()?));
        by_slug.or_else(by_sku).map(|id| self.products.get(id))
    }

    /// The first of these slugs that nobody holds.
    pub(crate) fn free(&self, candidates: Vec<Slug>) -> Option<Slug> {
        candidates.into_iter().find(|slug| !self.by_slug.contains_key(slug))
    }

    /// Refuses a product whose slug or SKUs are another's.
    pub(crate) fn refuse_taken(&self, product: &Product) -> Result<(), Rejection> {
        let by_another = |holder: Option<&ProductId>| holder.is_some_and(|holder| *holder != product.id);
        for slug in std::iter::once(&product.slug).chain(&product.former_slugs) {
            if by_another(self.by_slug.get(slug)) {
                let message = format!("Another product has the address {slug}, or had it before.");
                return Err(Rejection { code: Code::SlugTaken, ..Rejection::field("slug", &message) }.with_message(message));
            }
        }
        for (place, variant) in product.variants.iter().enumerate() {
            if by_another(self.by_sku.get(&variant.sku)) {
                let message = format!("Another product has the SKU {}.", variant.sku);
                let field = if product.variants.len() == 1 { "sku".to_owned() } else { format!("variants[{place}].sku") };
                return Err(Rejection { code: Code::SkuTaken, ..Rejection::field(field, &message) }.with_message(message));
            }
        }
        Ok(())
    }
}
