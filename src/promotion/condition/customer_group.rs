use serde::{Deserialize, Serialize};

use super::super::Refusal;
use crate::{pricing::Shopper, text::Name};

/// Whoever buys is of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerGroup {
    /// Which group.
    pub group: Name,
}

impl CustomerGroup {
    pub(super) fn check(&self, shopper: &Shopper) -> Result<(), Refusal> {
        if shopper.groups.contains(&self.group) { Ok(()) } else { Err(Refusal::NotForYou) }
    }
}
