use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    id::{CategoryId, ProductId},
    pricing::BasketLine,
};

/// Which goods a promotion is for: all of them, or those of some products and categories (and all below those).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    /// These products.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub products: BTreeSet<ProductId>,
    /// Everything in these categories.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub categories: BTreeSet<CategoryId>,
}

impl Scope {
    /// Whether it is for everything.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.products.is_empty() && self.categories.is_empty()
    }

    /// Whether it is for a line.
    #[must_use]
    pub fn holds(&self, line: &BasketLine) -> bool {
        self.is_everything() || self.products.contains(&line.product) || !self.categories.is_disjoint(&line.categories)
    }
}
