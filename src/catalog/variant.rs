use serde::{Deserialize, Serialize};

use crate::{
    Money,
    id::VariantId,
    text::{Line, Name, Sku},
};

/// A question a shopper answers before buying: size, colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductOption {
    /// What is chosen.
    pub name: Name,
    /// The answers, in the order they are shown.
    pub values: Vec<Name>,
}

/// What is priced, stocked and sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Names it.
    pub id: VariantId,
    /// The warehouse's name of it.
    pub sku: Sku,
    /// What one costs.
    pub price: Money,
    /// What one cost before the sale; always more than the price.
    #[serde(default)]
    pub compare_at: Option<Money>,
    /// EAN, UPC or the like.
    #[serde(default)]
    pub barcode: Option<Line<64>>,
    /// What one weighs.
    #[serde(default)]
    pub weight_grams: Option<u32>,
    /// One answer for each of the product's options, in their order.
    #[serde(default)]
    pub options: Vec<Name>,
    /// The `src` of the product's image that shows it.
    #[serde(default)]
    pub image: Option<Line<2000>>,
}

impl Variant {
    /// Its answers in words: `Blue / M`; empty for a product without options.
    #[must_use]
    pub fn title(&self) -> String {
        self.options.iter().map(Name::as_str).collect::<Vec<_>>().join(" / ")
    }

    /// Whether it is on sale.
    #[must_use]
    pub fn is_reduced(&self) -> bool {
        self.compare_at.is_some_and(|before| before.minor > self.price.minor)
    }
}
