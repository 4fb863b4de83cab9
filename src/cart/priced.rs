use serde::{Deserialize, Serialize};

use super::Notice;
use crate::{
    Money,
    catalog::Image,
    id::{ProductId, VariantId},
    pricing::Quote,
    stock::Availability,
};

/// A cart as shoppers see it: named, priced now, and with what they should know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PricedCart {
    /// The lines in the order they were added.
    pub lines: Vec<PricedLine>,
    /// What it costs.
    pub quote: Quote,
    /// What changed, was capped or sold out.
    pub notices: Vec<Notice>,
}

/// A line of a [`PricedCart`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PricedLine {
    /// Which variant.
    pub variant: VariantId,
    /// Of which product.
    pub product: ProductId,
    /// The product's address.
    pub slug: String,
    /// The product's title.
    pub title: String,
    /// The variant's answers: `Blue / M`; empty without options.
    pub variant_title: String,
    /// Its picture.
    pub image: Option<Image>,
    /// How many.
    pub quantity: u32,
    /// What one costs now.
    pub unit_price: Money,
    /// What one cost before the sale.
    pub compare_at: Option<Money>,
    /// Unit price × quantity.
    pub subtotal: Money,
    /// How many can be bought.
    pub availability: Availability,
}

impl PricedCart {
    /// Pieces in all: the number on the badge.
    #[must_use]
    pub fn pieces(&self) -> u32 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    /// Whether it can be ordered as it is.
    #[must_use]
    pub fn can_be_ordered(&self) -> bool {
        !self.lines.is_empty() && !self.notices.iter().any(Notice::blocks_order)
    }
}
