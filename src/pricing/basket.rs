use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Destination;
use crate::{
    Money,
    id::{CategoryId, ProductId, PromotionId, VariantId},
    promotion::CouponCode,
    text::Name,
};

/// What is to be priced: the goods, where they go, and who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basket {
    /// The goods.
    pub lines: Vec<BasketLine>,
    /// Where they go; the shop's own place as long as nobody has said.
    pub destination: Option<Destination>,
    /// The chosen way to ship, by its code.
    pub shipping: Option<String>,
    /// The codes that were typed, the earliest first.
    pub codes: Vec<CouponCode>,
    /// Who asks.
    pub shopper: Shopper,
}

/// A line to be priced: how many of what, and all that a rule may ask of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasketLine {
    /// Of which variant.
    pub variant: VariantId,
    /// Of which product.
    pub product: ProductId,
    /// The product's categories and all above them.
    pub categories: BTreeSet<CategoryId>,
    /// Which tax rates apply.
    pub tax_class: Name,
    /// What one weighs, in grams.
    pub weight_grams: u32,
    /// How many.
    pub quantity: u32,
    /// What one costs without any sale.
    pub list_price: Money,
}

/// What promotions may ask of whoever buys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shopper {
    /// The groups they belong to.
    pub groups: BTreeSet<Name>,
    /// Whether they have ordered before.
    pub has_ordered: bool,
    /// How often limited promotions were used so far.
    pub uses: BTreeMap<PromotionId, Uses>,
}

/// How often a promotion was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uses {
    /// By everybody.
    pub in_all: u32,
    /// By this shopper.
    pub by_shopper: u32,
}
