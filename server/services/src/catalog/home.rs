use std::cmp::Reverse;

use shop::catalog::{Card, Category};

use super::Catalog;
use crate::window::ShownProduct;

/// What the first page shows.
pub struct Home {
    /// The departments in order.
    pub departments: Vec<Category>,
    /// Products tagged `featured`.
    pub featured: Vec<Card>,
    /// Products tagged `new`, latest first.
    pub new: Vec<Card>,
    /// Reduced products, most taken off first.
    pub on_sale: Vec<Card>,
}

const ROW: usize = 8;

impl Catalog {
    /// What the first page shows. A shop that tags nothing shows its latest instead.
    #[must_use]
    pub fn home(&self) -> Home {
        let shown = self.window.now();
        let mut all: Vec<&ShownProduct> = shown.products().map(AsRef::as_ref).filter(|product| product.card.availability.any()).collect();
        all.sort_by_key(|product| (Reverse(product.product.created_at), product.product.id.clone()));
        let tagged = |tag: &str| -> Vec<Card> {
            all.iter()
                .filter(|product| product.product.tags.iter().any(|t| t.as_str() == tag))
                .take(ROW)
                .map(|product| product.card.clone())
                .collect()
        };
        let (mut featured, new) = (tagged("featured"), tagged("new"));
        if featured.is_empty() {
            featured = all.iter().take(ROW).map(|product| product.card.clone()).collect();
        }
        let mut on_sale: Vec<Card> = all.iter().map(|product| &product.card).filter(|card| card.percent_off().is_some()).cloned().collect();
        on_sale.sort_by_key(|card| (Reverse(card.percent_off()), card.slug.clone()));
        on_sale.truncate(ROW);
        Home { departments: shown.tree.below(None).cloned().collect(), featured, new, on_sale }
    }
}
