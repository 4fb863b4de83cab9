//! Moments, as whole milliseconds; nothing here reads a clock.

use std::{fmt, time::Duration};

use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, format_description::well_known::Rfc3339, macros::format_description};

/// A moment in UTC, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From milliseconds since 1970.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This much later.
    #[must_use]
    pub fn after(self, wait: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX)))
    }

    /// Such as `2026-11-21T09:30:00.5Z`, for machines.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        self.date_time().and_then(|moment| moment.format(&Rfc3339).ok()).unwrap_or_default()
    }

    /// Such as `21 November 2026, 09:30 UTC`, for people.
    #[must_use]
    pub fn for_people(self) -> String {
        let format = format_description!("[day padding:none] [month repr:long] [year], [hour]:[minute] UTC");
        self.date_time().and_then(|moment| moment.format(&format).ok()).unwrap_or_default()
    }

    /// Such as `21 November 2026`, where the hour does not matter.
    #[must_use]
    pub fn day_for_people(self) -> String {
        let format = format_description!("[day padding:none] [month repr:long] [year]");
        self.date_time().and_then(|moment| moment.format(&format).ok()).unwrap_or_default()
    }

    fn date_time(self) -> Option<OffsetDateTime> {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000).ok()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_rfc3339())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_well_to_machines_and_people() {
        let moment = Timestamp::from_millis(1_795_253_400_000);
        assert_eq!(moment.to_rfc3339(), "2026-11-21T09:30:00Z");
        assert_eq!(moment.for_people(), "21 November 2026, 09:30 UTC");
        assert_eq!(moment.day_for_people(), "21 November 2026");
    }

    #[test]
    fn absurd_moments_do_not_panic() {
        assert_eq!(Timestamp::from_millis(i64::MAX).after(Duration::MAX).to_rfc3339(), "");
    }
}
