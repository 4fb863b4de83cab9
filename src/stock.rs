//! How many pieces there are, and how many can still be sold.

use serde::{Deserialize, Serialize};

use crate::id::VariantId;

mod movement;

pub use movement::{Move, Movement, MovementKind};

/// The counters of one variant.
///
/// An order takes `available` when it is placed; shipping takes `on_hand`; lapse and cancellation
/// give `available` back. What is reserved is the difference. Pages show `available`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    /// Of which variant.
    pub variant: VariantId,
    /// Pieces in the house.
    pub on_hand: i64,
    /// Pieces that nobody has ordered.
    pub available: i64,
    /// Pieces ordered so far, less those given back: what "best selling" sorts by.
    #[serde(default)]
    pub sold: i64,
    /// Untracked variants are never decremented, restocked or sold out.
    pub tracked: bool,
}

impl Stock {
    /// New counters for so many pieces.
    #[must_use]
    pub fn new(variant: VariantId, pieces: u32) -> Self {
        Self { variant, on_hand: i64::from(pieces), available: i64::from(pieces), sold: 0, tracked: true }
    }

    /// Counters for what never runs out: downloads, services, made to order.
    #[must_use]
    pub fn untracked(variant: VariantId) -> Self {
        Self { variant, on_hand: 0, available: 0, sold: 0, tracked: false }
    }

    /// Pieces ordered and still in the house.
    #[must_use]
    pub fn reserved(&self) -> i64 {
        self.on_hand - self.available
    }

    /// What pages show.
    #[must_use]
    pub fn availability(&self) -> Availability {
        if self.tracked { Availability::Pieces(u32::try_from(self.available).unwrap_or(0)) } else { Availability::Always }
    }

    /// The counters after a count or an import found so many pieces: what is reserved stays reserved.
    #[must_use]
    pub fn counted(self, pieces: u32) -> Self {
        let reserved = self.reserved();
        Self { on_hand: i64::from(pieces), available: i64::from(pieces) - reserved, tracked: true, ..self }
    }
}

/// How many can be bought now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Availability {
    /// It never runs out.
    Always,
    /// So many, perhaps none.
    Pieces(u32),
}

impl Availability {
    /// From here down, pages say how few are left.
    pub const LOW: u32 = 5;

    /// Whether at least one can be bought.
    #[must_use]
    pub fn any(self) -> bool {
        self != Self::Pieces(0)
    }

    /// At most so many of the wanted.
    #[must_use]
    pub fn cap(self, wanted: u32) -> u32 {
        match self {
            Self::Always => wanted,
            Self::Pieces(left) => wanted.min(left),
        }
    }

    /// The number, where there is one.
    #[must_use]
    pub fn pieces(self) -> Option<u32> {
        match self {
            Self::Always => None,
            Self::Pieces(left) => Some(left),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;

    #[test]
    fn a_count_keeps_what_is_reserved() {
        let variant = VariantId::new(Timestamp::from_millis(0), [0; 10]);
        let stock = Stock { available: 3, ..Stock::new(variant, 5) };
        assert_eq!(stock.reserved(), 2);
        let counted = stock.counted(1);
        assert_eq!((counted.on_hand, counted.available, counted.reserved()), (1, -1, 2));
        assert_eq!(counted.availability(), Availability::Pieces(0));
    }

    #[test]
    fn what_is_untracked_never_runs_out() {
        let variant = VariantId::new(Timestamp::from_millis(0), [0; 10]);
        assert_eq!(Stock::untracked(variant).availability().cap(99), 99);
        assert_eq!(Availability::Pieces(3).cap(5), 3);
        assert!(!Availability::Pieces(0).any());
    }
}
