use serde::{Deserialize, Serialize};

use super::{super::Scope, Off, Priced};
use crate::Money;

/// So much of the order, once, spread over its lines by what each costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fixed {
    /// How much.
    pub amount: Money,
    /// Of which goods.
    #[serde(default)]
    pub scope: Scope,
}

impl Fixed {
    pub(super) fn of(&self, lines: &[Priced], holds: &[bool]) -> Off {
        let left = |(priced, holds): (&Priced, &bool)| if *holds { u64::try_from(priced.left.minor).unwrap_or(0) } else { 0 };
        let weights: Vec<u64> = lines.iter().zip(holds).map(left).collect();
        let most = i64::try_from(weights.iter().sum::<u64>()).unwrap_or(i64::MAX);
        let whole = Money { minor: self.amount.minor.clamp(0, most), ..self.amount };
        Off { lines: whole.split_by(&weights).into_iter().map(|part| part.minor).collect(), shipping: 0 }
    }
}
