//! What a promotion takes off.

mod buy_x_get_y;
mod fixed;
mod free_shipping;
mod percentage;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

pub use buy_x_get_y::BuyXGetY;
pub use fixed::Fixed;
pub use free_shipping::FreeShipping;
pub use percentage::Percentage;

use super::Scope;
use crate::{Money, pricing::BasketLine};

/// A benefit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Benefit {
    /// A share of each line, or of each unit in a sale.
    Percentage(Percentage),
    /// So much of the order, or of each unit in a sale.
    Fixed(Fixed),
    /// Shipping costs nothing.
    FreeShipping(FreeShipping),
    /// Some pieces are cheaper if enough are bought.
    BuyXGetY(BuyXGetY),
}

/// What a line costs while promotions work on it.
#[derive(Clone, Debug)]
pub struct Priced<'a> {
    /// What is bought.
    pub line: &'a BasketLine,
    /// What one costs after sales.
    pub unit: Money,
    /// What is left of the line after earlier promotions.
    pub left: Money,
}

/// What a benefit takes off, in minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Off {
    /// Of each line, in their order.
    pub lines: Vec<i64>,
    /// Of shipping.
    pub shipping: i64,
}

static EVERYTHING: LazyLock<Scope> = LazyLock::new(Scope::default);

impl Benefit {
    /// Which goods it is for.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        match self {
            Self::Percentage(percentage) => &percentage.scope,
            Self::Fixed(fixed) => &fixed.scope,
            Self::FreeShipping(_) => &EVERYTHING,
            Self::BuyXGetY(offer) => &offer.scope,
        }
    }

    /// What it takes off lines and shipping: never more than is left of them. `holds` says which lines it is for.
    pub(crate) fn of(&self, lines: &[Priced], holds: &[bool], shipping: Money) -> Off {
        match self {
            Self::Percentage(percentage) => percentage.of(lines, holds),
            Self::Fixed(fixed) => fixed.of(lines, holds),
            Self::FreeShipping(_) => Off { lines: vec![0; lines.len()], shipping: shipping.minor },
            Self::BuyXGetY(offer) => offer.of(lines, holds),
        }
    }

    /// What a sale takes off one unit; nothing if this is no benefit of a unit.
    pub(crate) fn of_unit(&self, line: &BasketLine) -> Money {
        let off = match self {
            Self::Percentage(percentage) if percentage.scope.holds(line) => percentage.rate.of(line.list_price),
            Self::Fixed(fixed) if fixed.scope.holds(line) => fixed.amount,
            _ => Money::zero(line.list_price.currency),
        };
        Money { minor: off.minor.clamp(0, line.list_price.minor.max(0)), ..off }
    }
}
