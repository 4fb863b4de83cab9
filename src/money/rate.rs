//! Percentages of money, exact.

use serde::{Deserialize, Serialize};

use super::Money;

/// A share in millionths: 8.25 % is 82,500.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(u32);

const WHOLE: i128 = 1_000_000;

impl Rate {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// From millionths.
    #[must_use]
    pub const fn from_millionths(millionths: u32) -> Self {
        Self(millionths)
    }

    /// Reads a percentage such as `8.25`, with at most four decimals, from 0 to 100.
    #[must_use]
    pub fn from_percent(text: &str) -> Option<Self> {
        let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
        let plain = !whole.is_empty() && whole.len() <= 3 && part.len() <= 4;
        if !plain || !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let millionths: u32 = format!("{whole}{part:0<4}").parse().ok()?;
        (millionths <= 1_000_000).then_some(Self(millionths))
    }

    /// This share of an amount, rounded half away from zero.
    #[must_use]
    pub fn of(self, whole: Money) -> Money {
        Money { minor: rounded(i128::from(whole.minor) * i128::from(self.0), WHOLE), ..whole }
    }

    /// The part of an amount that this rate, added to the rest, makes up: the tax in a tax-inclusive price.
    #[must_use]
    pub fn contained_in(self, gross: Money) -> Money {
        Money { minor: rounded(i128::from(gross.minor) * i128::from(self.0), WHOLE + i128::from(self.0)), ..gross }
    }

    /// As people write it: `8.25`.
    #[must_use]
    pub fn percent(self) -> String {
        let text = format!("{}.{:04}", self.0 / 10_000, self.0 % 10_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

/// Rounds half away from zero. The result is no larger than the amount it came from, so it fits.
fn rounded(numerator: i128, denominator: i128) -> i64 {
    let half = denominator / 2 * numerator.signum();
    ((numerator + half) / denominator) as i64
}
