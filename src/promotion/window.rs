use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::Timestamp;

/// From when (included) until when (not included) a promotion works; open where no moment is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<Timestamp>,
    /// The first moment after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<Timestamp>,
}

impl Window {
    /// Whether it is open.
    #[must_use]
    pub fn is_open(self, now: Timestamp) -> bool {
        self.check(now).is_ok()
    }

    /// # Errors
    /// Not yet, or no longer.
    pub(super) fn check(self, now: Timestamp) -> Result<(), Refusal> {
        match self {
            Self { starts_at: Some(starts_at), .. } if now < starts_at => Err(Refusal::NotYetValid { from: starts_at }),
            Self { ends_at: Some(ends_at), .. } if ends_at <= now => Err(Refusal::Expired),
            _ => Ok(()),
        }
    }
}
