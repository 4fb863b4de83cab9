use serde::{Deserialize, Serialize};

use super::Stock;
use crate::{
    Timestamp,
    id::{OrderId, VariantId},
    order::Actor,
};

/// A line of the stock ledger: what moved, why, and who moved it. The sums of a variant's lines are its counters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// Of which variant.
    pub variant: VariantId,
    /// What happened.
    pub kind: MovementKind,
    /// What was added to the pieces in the house.
    pub on_hand: i64,
    /// What was added to the pieces that nobody has ordered.
    pub available: i64,
    /// For which order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    /// Who moved it.
    pub actor: Actor,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// What happened to pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MovementKind {
    /// Ordered.
    Reserve,
    /// No longer ordered.
    Release,
    /// Left the house.
    Ship,
    /// Came back before it arrived, and is still ordered.
    CallBack,
    /// Came back from a shopper, and can be sold again.
    Return,
    /// Counted, received, broken, lost: what staff and imports say.
    Adjustment,
    /// The books were wrong and were mended.
    Repair,
}

/// What a step of an order does to a shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// What happens.
    pub kind: MovementKind,
    /// To which variant.
    pub variant: VariantId,
    /// To how many.
    pub pieces: u32,
    /// Whether its pieces are counted; if not, nothing moves.
    pub tracked: bool,
}

impl MovementKind {
    /// The kind as programs name it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reserve => "reserve",
            Self::Release => "release",
            Self::Ship => "ship",
            Self::CallBack => "call_back",
            Self::Return => "return",
            Self::Adjustment => "adjustment",
            Self::Repair => "repair",
        }
    }

    /// What it adds to `on_hand` and to `available` for each piece; what staff say and repairs have no such rule.
    #[must_use]
    pub const fn each(self) -> (i64, i64) {
        match self {
            Self::Reserve => (0, -1),
            Self::Release => (0, 1),
            Self::Ship => (-1, 0),
            Self::CallBack => (1, 0),
            Self::Return => (1, 1),
            Self::Adjustment | Self::Repair => (0, 0),
        }
    }
}

impl Move {
    /// What it adds to `on_hand` and to `available`.
    #[must_use]
    pub fn deltas(&self) -> (i64, i64) {
        let (on_hand, available) = self.kind.each();
        if self.tracked { (on_hand * i64::from(self.pieces), available * i64::from(self.pieces)) } else { (0, 0) }
    }

    /// What it adds to the pieces sold.
    #[must_use]
    pub fn sold(&self) -> i64 {
        match self.kind {
            MovementKind::Reserve => i64::from(self.pieces),
            MovementKind::Release => -i64::from(self.pieces),
            _ => 0,
        }
    }
}

impl Stock {
    /// The counters after a movement.
    #[must_use]
    pub fn moved(self, (on_hand, available): (i64, i64)) -> Self {
        Self { on_hand: self.on_hand + on_hand, available: self.available + available, ..self }
    }
}
