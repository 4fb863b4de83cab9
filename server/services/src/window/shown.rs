use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use shop::{
    Money, Timestamp,
    catalog::{Card, CategoryTree, Product, ProductType, Variant},
    id::{CategoryId, ProductId, VariantId},
    pricing::BasketLine,
    stock::Availability,
    text::Slug,
};

use super::search_text::SearchText;
use crate::offers::Offers;

/// The published catalog at one moment.
#[derive(Clone)]
pub struct Shown {
    /// Counts every change, for caches and ETags.
    pub version: u64,
    /// The moment whose sales are shown.
    pub as_of: Timestamp,
    /// Sales, automatic promotions, shipping and taxes.
    pub offers: Arc<Offers>,
    /// Every category.
    pub tree: Arc<CategoryTree>,
    /// Every product type.
    pub types: Arc<HashMap<Slug, ProductType>>,
    pub(super) products: HashMap<ProductId, Arc<ShownProduct>>,
    pub(super) by_slug: HashMap<String, ProductId>,
    pub(super) by_former_slug: HashMap<String, ProductId>,
    pub(super) by_variant: HashMap<VariantId, ProductId>,
}

/// A published product with all that pages need of it.
pub struct ShownProduct {
    /// The product, with what its variants cost on sale.
    pub product: Product,
    /// What variants on sale cost without it.
    pub list_prices: HashMap<VariantId, Money>,
    /// Its description as sanitised HTML.
    pub description_html: String,
    /// As listings show it.
    pub card: Card,
    /// Every category it lies in, and those above.
    pub categories: BTreeSet<CategoryId>,
    /// Pieces ordered so far.
    pub sold: i64,
    pub(crate) stock: HashMap<VariantId, Availability>,
    pub(crate) search: SearchText,
}

impl Shown {
    /// The product of an id, if it is published.
    #[must_use]
    pub fn product(&self, id: &ProductId) -> Option<&Arc<ShownProduct>> {
        self.products.get(id)
    }

    /// The product at an address.
    #[must_use]
    pub fn product_at(&self, slug: &str) -> Option<&Arc<ShownProduct>> {
        self.by_slug.get(slug).and_then(|id| self.products.get(id))
    }

    /// The product that used to be at an address.
    #[must_use]
    pub fn product_formerly_at(&self, slug: &str) -> Option<&Arc<ShownProduct>> {
        self.by_former_slug.get(slug).and_then(|id| self.products.get(id))
    }

    /// The product a variant belongs to, and the variant.
    #[must_use]
    pub fn variant(&self, id: &VariantId) -> Option<(&Arc<ShownProduct>, &Variant)> {
        let product = self.by_variant.get(id).and_then(|product| self.products.get(product))?;
        product.product.variant(id).map(|variant| (product, variant))
    }

    /// Every published product, in no special order.
    pub fn products(&self) -> impl Iterator<Item = &Arc<ShownProduct>> {
        self.products.values()
    }

    /// How many are published.
    #[must_use]
    pub fn len(&self) -> usize {
        self.products.len()
    }

    /// Whether the window is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.products.is_empty()
    }

    pub(super) fn put(&mut self, shown: ShownProduct) {
        let product = &shown.product;
        self.by_slug.insert(product.slug.to_string(), product.id.clone());
        for former in &product.former_slugs {
            self.by_former_slug.insert(former.to_string(), product.id.clone());
        }
        for variant in &product.variants {
            self.by_variant.insert(variant.id.clone(), product.id.clone());
        }
        self.products.insert(product.id.clone(), Arc::new(shown));
    }

    pub(super) fn take_out(&mut self, id: &ProductId) {
        let Some(shown) = self.products.remove(id) else { return };
        self.by_slug.remove(shown.product.slug.as_str());
        for former in &shown.product.former_slugs {
            self.by_former_slug.remove(former.as_str());
        }
        for variant in &shown.product.variants {
            self.by_variant.remove(&variant.id);
        }
    }
}

impl ShownProduct {
    /// A variant as it is priced: so many of it, at its list price.
    #[must_use]
    pub fn basket_line(&self, variant: &Variant, quantity: u32) -> BasketLine {
        BasketLine {
            variant: variant.id.clone(),
            product: self.product.id.clone(),
            categories: self.categories.clone(),
            tax_class: self.product.tax_class.clone(),
            weight_grams: variant.weight_grams.unwrap_or(0),
            quantity,
            list_price: self.list_prices.get(&variant.id).copied().unwrap_or(variant.price),
        }
    }

    /// How many of a variant can be bought; none of one that has no counters.
    #[must_use]
    pub fn availability(&self, variant: &VariantId) -> Availability {
        self.stock.get(variant).copied().unwrap_or(Availability::Pieces(0))
    }
}
