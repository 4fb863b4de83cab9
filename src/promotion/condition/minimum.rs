use serde::{Deserialize, Serialize};

use super::super::Refusal;
use crate::Money;

/// The goods cost so much or more: after sales, before coupons, in displayed prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minimum {
    /// The least.
    pub amount: Money,
}

impl Minimum {
    /// "From" and "over" a minimum both mean that much or more.
    pub(super) fn check(self, goods: Money) -> Result<(), Refusal> {
        if goods.minor >= self.amount.minor {
            return Ok(());
        }
        let missing = Money { minor: self.amount.minor - goods.minor, ..self.amount };
        Err(Refusal::BelowMinimum { minimum: self.amount, missing })
    }
}
