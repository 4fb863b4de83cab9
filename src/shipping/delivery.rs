use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// How long a way to ship takes, in working days (Monday to Friday; holidays are not known).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// At the soonest.
    pub soonest: u8,
    /// At the latest.
    pub latest: u8,
}

/// A day for people: `Thu 26 Nov`.
pub type Day = String;

const DAY: i64 = 24 * 60 * 60 * 1_000;

impl Delivery {
    /// From so many to so many working days.
    #[must_use]
    pub const fn working_days(soonest: u8, latest: u8) -> Self {
        Self { soonest, latest }
    }

    /// The first and the last day it may arrive if it is ordered now (UTC).
    #[must_use]
    pub fn window(self, now: Timestamp) -> (Day, Day) {
        (after(now, self.soonest).for_calendars(), after(now, self.latest).for_calendars())
    }

    /// Whether the last of these days is over.
    #[must_use]
    pub fn is_late(self, ordered: Timestamp, now: Timestamp) -> bool {
        after(ordered, self.latest).millis() + DAY <= now.millis()
    }
}

/// In words: `3 to 5 working days`.
impl fmt::Display for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.soonest, self.latest) {
            (1, 1) => f.write_str("1 working day"),
            (soonest, latest) if soonest == latest => write!(f, "{latest} working days"),
            (soonest, latest) => write!(f, "{soonest} to {latest} working days"),
        }
    }
}

/// So many working days later.
fn after(now: Timestamp, working_days: u8) -> Timestamp {
    let mut day = now.millis().div_euclid(DAY);
    let mut left = working_days;
    while left > 0 {
        day += 1;
        // 1 January 1970 was a Thursday: 0 is Monday, 5 and 6 are the weekend.
        if (day + 3).rem_euclid(7) < 5 {
            left -= 1;
        }
    }
    Timestamp::from_millis(day * DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_do_not_count() {
        // Friday, 20 November 2026.
        let friday = Timestamp::from_millis(1_795_132_800_000);
        assert_eq!(Delivery::working_days(1, 5).window(friday), ("Mon 23 Nov".to_owned(), "Fri 27 Nov".to_owned()));
    }

    #[test]
    fn it_is_late_once_the_last_day_is_over() {
        let friday = Timestamp::from_millis(1_795_132_800_000);
        let monday = |days: i64| Timestamp::from_millis(1_795_392_000_000 + days * DAY);
        let next_day = Delivery::working_days(1, 1);
        assert!(!next_day.is_late(friday, monday(0)));
        assert!(next_day.is_late(friday, monday(1)));
    }

    #[test]
    fn it_is_said_in_words() {
        assert_eq!(Delivery::working_days(3, 5).to_string(), "3 to 5 working days");
        assert_eq!(Delivery::working_days(1, 1).to_string(), "1 working day");
        assert_eq!(Delivery::working_days(2, 2).to_string(), "2 working days");
    }
}
