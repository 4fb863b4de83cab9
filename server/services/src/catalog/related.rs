use std::cmp::Reverse;

use shop::catalog::{Card, Category};

use super::Catalog;
use crate::window::{ShownProduct, words};

/// What a search box offers while somebody types.
#[derive(Default)]
pub struct Suggestions {
    /// Best matches.
    pub products: Vec<Card>,
    /// Categories whose name fits.
    pub categories: Vec<Category>,
}

impl Catalog {
    /// Products like this one: sharing categories, brand and tags; never sold out ones.
    #[must_use]
    pub fn related(&self, product: &ShownProduct, most: usize) -> Vec<Card> {
        let shown = self.window.now();
        let likeness = |other: &ShownProduct| {
            let categories = other.categories.intersection(&product.categories).count();
            let tags = other.product.tags.iter().filter(|tag| product.product.tags.contains(tag)).count();
            let brand = usize::from(other.product.brand.is_some() && other.product.brand == product.product.brand);
            categories * 4 + brand * 3 + tags
        };
        let mut others: Vec<(usize, &ShownProduct)> = shown
            .products()
            .map(AsRef::as_ref)
            .filter(|other| other.product.id != product.product.id && other.card.availability.any())
            .map(|other| (likeness(other), other))
            .filter(|(likeness, _)| *likeness > 0)
            .collect();
        others.sort_by_key(|(likeness, other)| (Reverse(*likeness), Reverse(other.sold), other.product.id.clone()));
        others.into_iter().take(most).map(|(_, other)| other.card.clone()).collect()
    }

    /// What a search box offers for these letters.
    #[must_use]
    pub fn suggest(&self, letters: &str) -> Suggestions {
        let wanted = words(letters);
        if wanted.is_empty() {
            return Suggestions::default();
        }
        let shown = self.window.now();
        let mut products: Vec<(u32, &ShownProduct)> =
            shown.products().map(|product| (product.search.score(&wanted), product.as_ref())).filter(|(score, _)| *score > 0).collect();
        products.sort_by_key(|(score, product)| (Reverse(*score), Reverse(product.sold), product.product.id.clone()));
        let fits = |category: &&Category| {
            words(category.title.as_str()).iter().any(|word| wanted.iter().any(|letters| word.starts_with(letters.as_str())))
        };
        Suggestions {
            products: products.into_iter().take(6).map(|(_, product)| product.card.clone()).collect(),
            categories: shown.tree.all().filter(fits).take(4).cloned().collect(),
        }
    }
}
