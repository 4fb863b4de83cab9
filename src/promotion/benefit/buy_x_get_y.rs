use serde::{Deserialize, Serialize};

use super::{super::Scope, Off, Priced};
use crate::money::Rate;

/// Of every so many pieces some are cheaper: always the cheapest of those in the cart.
///
/// Buy 2, get 1 at 100 %: of seven pieces the two cheapest are free.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuyXGetY {
    /// So many are paid.
    pub buy: u32,
    /// So many more are cheaper.
    pub get: u32,
    /// By how much.
    pub rate: Rate,
    /// Of which goods.
    #[serde(default)]
    pub scope: Scope,
}

impl BuyXGetY {
    pub(super) fn of(&self, lines: &[Priced], holds: &[bool]) -> Off {
        let mut off = vec![0; lines.len()];
        let mut wanted: Vec<usize> = (0..lines.len()).filter(|place| holds[*place]).collect();
        // By price and then by variant, so that the order of the lines does not matter.
        wanted.sort_by_key(|place| (lines[*place].unit.minor, &lines[*place].line.variant));
        let pieces: u64 = wanted.iter().map(|place| u64::from(lines[*place].line.quantity)).sum();
        let mut cheaper = (pieces / u64::from(self.buy + self.get).max(1)) * u64::from(self.get);
        for place in wanted {
            let priced = &lines[place];
            let taken = u32::try_from(cheaper.min(u64::from(priced.line.quantity))).unwrap_or(0);
            cheaper -= u64::from(taken);
            let whole = crate::Money { minor: priced.unit.minor * i64::from(taken), ..priced.unit };
            off[place] = self.rate.of(whole).minor.min(priced.left.minor);
        }
        Off { lines: off, shipping: 0 }
    }
}
