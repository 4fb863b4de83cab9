//! What must hold for a promotion to work.

mod customer_group;
mod first_order;
mod minimum;

use serde::{Deserialize, Serialize};

pub use customer_group::CustomerGroup;
pub use first_order::FirstOrder;
pub use minimum::Minimum;

use super::Refusal;
use crate::{Money, pricing::Basket};

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Condition {
    /// The goods cost so much or more.
    Minimum(Minimum),
    /// Whoever buys is of a group.
    CustomerGroup(CustomerGroup),
    /// Whoever buys has not ordered before.
    FirstOrder(FirstOrder),
}

impl Condition {
    /// # Errors
    /// Why it does not hold for a basket whose goods cost so much after sales.
    pub(super) fn check(&self, basket: &Basket, goods: Money) -> Result<(), Refusal> {
        match self {
            Self::Minimum(minimum) => minimum.check(goods),
            Self::CustomerGroup(group) => group.check(&basket.shopper),
            Self::FirstOrder(first) => first.check(&basket.shopper),
        }
    }

    /// Whether it allows a sale. A sale is per unit, so what a whole cart costs is nothing that it can ask.
    pub(super) fn allows_sale(&self, basket: &Basket) -> bool {
        match self {
            Self::Minimum(_) => true,
            Self::CustomerGroup(group) => group.check(&basket.shopper).is_ok(),
            Self::FirstOrder(first) => first.check(&basket.shopper).is_ok(),
        }
    }
}
