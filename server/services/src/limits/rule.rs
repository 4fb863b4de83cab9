//! When a try may be made: pure, and the same wherever tallies are kept.

use std::time::Duration;

use shop::Timestamp;

/// How often something may be tried.
///
/// So many tries are free; each after that waits twice as long as the one before. They are
/// forgotten all at once after some quiet, and one by one before that, or an address that many
/// people share would never be quiet for long enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// Tries that need not wait.
    pub free: u32,
    /// In which time one of them is forgotten.
    pub one_forgotten: Duration,
    /// After how much quiet all are.
    pub all_forgotten: Duration,
    /// How long the first try after the free ones waits.
    pub first_delay: Duration,
    /// The longest that any waits; not more than `all_forgotten`.
    pub longest_delay: Duration,
}

/// What is remembered of tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Tally {
    /// When the last of them will have been forgotten, if none comes after it. How many are
    /// remembered now is how far away that is.
    pub empty_at: Timestamp,
    /// When the last one was made.
    pub last_at: Timestamp,
}

/// Whether a try may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Yes; this is to be remembered.
    Counted(Tally),
    /// Not before so long.
    Wait(Duration),
}

impl Rule {
    /// Counts a try, or says how long to wait for it.
    pub(super) fn judge(self, tally: Option<Tally>, now: Timestamp) -> Verdict {
        let tally = tally.filter(|tally| now < self.forgets_at(*tally));
        let count = tally.map_or(0, |tally| self.count(tally, now));
        if let (Some(tally), Some(beyond)) = (tally, count.checked_sub(self.free)) {
            let allowed_at = tally.last_at.after(self.delay(beyond));
            if now < allowed_at {
                return Verdict::Wait(since(now, allowed_at));
            }
        }
        let begins = tally.map_or(now, |tally| tally.empty_at.max(now));
        Verdict::Counted(Tally { empty_at: begins.after(self.one_forgotten), last_at: now })
    }

    /// The tally as if one try had not been made.
    pub(super) fn without_one(self, tally: Tally, now: Timestamp) -> Option<Tally> {
        let one = i64::try_from(self.one_forgotten.as_millis()).unwrap_or(i64::MAX);
        let empty_at = Timestamp::from_millis(tally.empty_at.millis().saturating_sub(one));
        (empty_at > now).then_some(Tally { empty_at, ..tally })
    }

    /// When nothing of it is remembered.
    pub(super) fn forgets_at(self, tally: Tally) -> Timestamp {
        tally.last_at.after(self.all_forgotten)
    }

    /// How many tries are remembered.
    fn count(self, tally: Tally, now: Timestamp) -> u32 {
        let count = since(now, tally.empty_at).as_millis().div_ceil(self.one_forgotten.as_millis().max(1));
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    fn delay(self, beyond: u32) -> Duration {
        self.first_delay.saturating_mul(2_u32.saturating_pow(beyond)).min(self.longest_delay)
    }
}

fn since(early: Timestamp, late: Timestamp) -> Duration {
    Duration::from_millis(u64::try_from(late.millis().saturating_sub(early.millis())).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule {
        free: 5,
        one_forgotten: Duration::from_secs(3600),
        all_forgotten: Duration::from_secs(3600),
        first_delay: Duration::from_secs(1),
        longest_delay: Duration::from_secs(900),
    };
    const START: Timestamp = Timestamp::from_millis(1_795_000_000_000);

    /// Somebody who tries as soon as they may, and how long they waited each time.
    fn waits(rule: Rule, tries: usize) -> Vec<u64> {
        let (mut tally, mut now, mut waits) = (None, START, Vec::new());
        for _ in 0..tries {
            let mut waited = Duration::ZERO;
            tally = loop {
                match rule.judge(tally, now) {
                    Verdict::Counted(tally) => break Some(tally),
                    Verdict::Wait(wait) => (waited, now) = (waited + wait, now.after(wait)),
                }
            };
            waits.push(waited.as_secs());
        }
        waits
    }

    #[test]
    fn five_tries_are_free_and_each_after_them_waits_twice_as_long() {
        assert_eq!(waits(RULE, 18), [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
    }

    #[test]
    fn a_patient_guesser_has_about_a_hundred_tries_a_day() {
        let (mut spent, mut tries) = (0, 0);
        for wait in waits(RULE, 200) {
            spent += wait;
            if spent > 24 * 3600 {
                break;
            }
            tries += 1;
        }
        assert!((90..130).contains(&tries), "{tries}");
    }

    #[test]
    fn an_hour_of_quiet_forgets_everything() {
        let mut tally = Tally { empty_at: START.after(RULE.one_forgotten * 20), last_at: START };
        assert!(matches!(RULE.judge(Some(tally), START.after(Duration::from_secs(899))), Verdict::Wait(_)));
        for _ in 0..5 {
            let Verdict::Counted(next) = RULE.judge(Some(tally), START.after(RULE.all_forgotten)) else { panic!("must not wait") };
            tally = next;
        }
        assert!(matches!(RULE.judge(Some(tally), START.after(RULE.all_forgotten)), Verdict::Wait(_)));
    }

    #[test]
    fn a_busy_address_that_fails_now_and_then_never_waits() {
        let rule = Rule { free: 60, one_forgotten: Duration::from_secs(15), ..RULE };
        let mut tally = None;
        for minute in 0..2_000 {
            for _ in 0..4 {
                let Verdict::Counted(next) = rule.judge(tally, START.after(Duration::from_secs(minute * 60))) else {
                    panic!("had to wait in minute {minute}")
                };
                tally = Some(next);
            }
        }
    }

    #[test]
    fn a_try_that_is_given_back_was_never_made() {
        let Verdict::Counted(one) = RULE.judge(None, START) else { panic!() };
        let Verdict::Counted(two) = RULE.judge(Some(one), START) else { panic!() };
        assert_eq!(RULE.without_one(two, START), Some(one));
        assert_eq!(RULE.without_one(one, START), None);
    }

    #[test]
    fn absurd_numbers_do_not_panic() {
        let far = Tally { empty_at: Timestamp::from_millis(i64::MAX), last_at: Timestamp::from_millis(i64::MAX) };
        let early = Timestamp::from_millis(i64::MIN);
        assert!(matches!(RULE.judge(Some(far), early), Verdict::Wait(_)));
        assert!(RULE.without_one(Tally { empty_at: early, last_at: early }, early).is_none());
        let zero = Duration::ZERO;
        let none = Rule { free: 0, one_forgotten: zero, all_forgotten: zero, first_delay: zero, longest_delay: zero };
        assert!(matches!(none.judge(Some(far), START), Verdict::Wait(_)));
    }
}
