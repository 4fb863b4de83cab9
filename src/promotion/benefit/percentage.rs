use serde::{Deserialize, Serialize};

use super::{super::Scope, Off, Priced};
use crate::money::Rate;

/// A share of each line, rounded half away from zero line by line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Percentage {
    /// The share.
    pub rate: Rate,
    /// Of which goods.
    #[serde(default)]
    pub scope: Scope,
}

impl Percentage {
    pub(super) fn of(&self, lines: &[Priced], holds: &[bool]) -> Off {
        let off = |(priced, holds): (&Priced, &bool)| if *holds { self.rate.of(priced.left).minor.min(priced.left.minor) } else { 0 };
        Off { lines: lines.iter().zip(holds).map(off).collect(), shipping: 0 }
    }
}
