use std::collections::HashMap;

use shop::{
    Currency,
    catalog::{Category, CategoryTree, ProductType},
    id::CategoryId,
    text::Slug,
};
use store::Query;

use crate::{
    ServiceResult,
    documents::Documents,
    schema::{CATEGORIES, PRODUCT_TYPES},
};

/// What a written product may refer to: the shop's categories, product types and currency.
///
/// Read from the store and not from the window, which may be a moment behind another program's commits.
pub(crate) struct Known {
    pub(crate) tree: CategoryTree,
    pub(crate) types: HashMap<Slug, ProductType>,
    pub(crate) currency: Currency,
    by_slug: HashMap<Slug, CategoryId>,
}

impl Known {
    pub(crate) async fn load(documents: &Documents, currency: Currency) -> ServiceResult<Self> {
        let categories = documents.find_all::<Category>(Query::all(CATEGORIES)).await?;
        let types = documents.find_all::<ProductType>(Query::all(PRODUCT_TYPES)).await?;
        let types = types.into_iter().map(|found| (found.value.slug.clone(), found.value)).collect();
        Ok(Self::new(categories.into_iter().map(|found| found.value), types, currency))
    }

    pub(crate) fn new(categories: impl IntoIterator<Item = Category>, types: HashMap<Slug, ProductType>, currency: Currency) -> Self {
        let tree = CategoryTree::new(categories);
        let by_slug = tree.all().map(|category| (category.slug.clone(), category.id.clone())).collect();
        Self { tree, types, currency, by_slug }
    }

    /// Takes a category in, new or changed.
    pub(crate) fn put_category(&mut self, category: Category) {
        let mut all: Vec<Category> = self.tree.all().filter(|other| other.id != category.id).cloned().collect();
        all.push(category);
        *self = Self::new(all, std::mem::take(&mut self.types), self.currency);
    }

    /// The category that a text names: by slug or by id.
    pub(crate) fn category(&self, named: &str) -> Option<&Category> {
        let named = named.trim();
        let id = named.parse::<Slug>().ok().and_then(|slug| self.by_slug.get(&slug).cloned());
        id.or_else(|| named.parse().ok()).and_then(|id| self.tree.get(&id))
    }

    /// The product type that a text names.
    pub(crate) fn product_type(&self, named: &str) -> Option<&ProductType> {
        named.parse::<Slug>().ok().and_then(|slug| self.types.get(&slug))
    }
}
