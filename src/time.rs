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

    /// This much earlier.
    #[must_use]
    pub fn before(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(i64::try_from(span.as_millis()).unwrap_or(i64::MAX)))
    }

    /// Such as `2026-11-21T09:30:00.5Z`, for machines.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        self.date_time().and_then(|moment| moment.format(&Rfc3339).ok()).unwrap_or_default()
    }

    /// The moment of a text such as `2026-11-21T09:30:00Z`.
    #[must_use]
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        let nanos = OffsetDateTime::parse(text.trim(), &Rfc3339).ok()?.unix_timestamp_nanos();
        i64::try_from(nanos / 1_000_000).ok().map(Self)
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

    /// Such as `Sat 21 Nov`, for days that are near.
    #[must_use]
    pub fn for_calendars(self) -> String {
        let format = format_description!("[weekday repr:short] [day padding:none] [month repr:short]");
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

/// A span of time for people, such as `40 seconds`, `1 hour` or `3 days`; never shorter than it is.
///
/// Two of a unit are needed before it is used for a span that is not exactly one: `90 seconds`, then `2 minutes`.
#[must_use]
pub fn in_words(span: Duration) -> String {
    const UNITS: [(u64, &str); 3] = [(24 * 60 * 60, "day"), (60 * 60, "hour"), (60, "minute")];
    let seconds = span.as_secs() + u64::from(span.subsec_nanos() > 0);
    let fits = |length: u64| seconds == length || seconds >= 2 * length;
    let (length, unit) = UNITS.into_iter().find(|(length, _)| fits(*length)).unwrap_or((1, "second"));
    let count = seconds.div_ceil(length);
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_in_words() {
        for (millis, words) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (40_000, "40 seconds"),
            (60_000, "1 minute"),
            (90_000, "90 seconds"),
            (120_001, "3 minutes"),
            (1_800_000, "30 minutes"),
            (3_600_000, "1 hour"),
            (5_400_000, "90 minutes"),
            (86_400_000, "1 day"),
            (30 * 86_400_000, "30 days"),
        ] {
            assert_eq!(in_words(Duration::from_millis(millis)), words);
        }
    }

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
