use serde::{Deserialize, Serialize};

use super::Cart;
use crate::{Money, id::VariantId, stock::Availability};

/// Something the shopper should know about a line; never an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are named for what they are")]
pub enum Notice {
    /// Fewer than wanted could be put in, because only so many are left.
    StockCapped { variant: VariantId, wanted: u32, left: u32 },
    /// Fewer than wanted could be put in, because a line holds no more.
    LimitCapped { variant: VariantId, wanted: u32, most: u32 },
    /// A line in the cart asks for more than is left now.
    StockFell { variant: VariantId, title: String, wanted: u32, left: u32 },
    /// A line's price moved since it was put in.
    PriceMoved { variant: VariantId, title: String, before: Money, now: Money },
    /// A line's product is not sold any more; the line was taken out.
    Withdrawn { title: Option<String> },
    /// An item of an earlier order cannot be bought any more; it was left out.
    LeftOut { title: String },
}

impl Notice {
    pub(super) fn capped(variant: &VariantId, wanted: u32, granted: u32, left: Availability) -> Self {
        let variant = variant.clone();
        match left {
            Availability::Pieces(left) if left < Cart::MOST_OF_ONE && left <= granted.max(left) && left < wanted => {
                Self::StockCapped { variant, wanted, left }
            }
            _ => Self::LimitCapped { variant, wanted, most: Cart::MOST_OF_ONE },
        }
    }

    /// The sentence for the shopper.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::StockCapped { left, wanted, .. } => format!("Only {left} left, so the cart holds {left} instead of {wanted}."),
            Self::LimitCapped { most, .. } => format!("You can order at most {most} of one item at a time."),
            Self::StockFell { title, left: 0, .. } => format!("{title} has sold out. Please remove it to go on."),
            Self::StockFell { title, left, .. } => format!("Only {left} of {title} left. Please lower the quantity."),
            Self::PriceMoved { title, before, now, .. } => format!("The price of {title} changed from {before} to {now}."),
            Self::Withdrawn { title: Some(title) } => format!("{title} is no longer sold and was taken out of your cart."),
            Self::LeftOut { title } => format!("{title} cannot be bought just now, so it was left out."),
            Self::Withdrawn { title: None } => "An item is no longer sold and was taken out of your cart.".to_owned(),
        }
    }

    /// Whether it must be mended before an order can be placed.
    #[must_use]
    pub fn blocks_order(&self) -> bool {
        matches!(self, Self::StockFell { .. })
    }
}
