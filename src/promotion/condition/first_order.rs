use serde::{Deserialize, Serialize};

use super::super::Refusal;
use crate::pricing::Shopper;

/// Whoever buys has not ordered before, as far as the shop can tell by account and e-mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstOrder {}

impl FirstOrder {
    pub(super) fn check(self, shopper: &Shopper) -> Result<(), Refusal> {
        if shopper.has_ordered { Err(Refusal::NotFirstOrder) } else { Ok(()) }
    }
}
