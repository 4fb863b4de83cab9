//! Amounts as decimal text: how people, files and the API write them.

use super::{Currency, InvalidMoney, Money};

/// Ten billion major units: beyond any price, and every sum of a cart stays exact in a browser too.
const MOST_MAJOR: i64 = 10_000_000_000;

impl Money {
    /// Reads `19.99`, `20` or `-5.5`; never through a binary float.
    ///
    /// # Errors
    /// If it is no plain decimal number, has too many decimals, or is too large.
    pub fn from_decimal(text: &str, currency: Currency) -> Result<Self, InvalidMoney> {
        let text = text.trim();
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let only_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !only_digits(whole) || !only_digits(part) {
            return Err(InvalidMoney::NotANumber);
        }
        let decimals = currency.decimals() as usize;
        let part = part.trim_end_matches('0');
        if part.len() > decimals {
            return Err(InvalidMoney::TooManyDecimals);
        }
        let whole: i64 = whole.parse().map_err(|_| InvalidMoney::TooLarge)?;
        if whole > MOST_MAJOR {
            return Err(InvalidMoney::TooLarge);
        }
        let part: i64 = format!("{part:0<decimals$}").parse().unwrap_or(0);
        let minor = whole * 10_i64.pow(currency.decimals()) + part;
        Ok(Self { minor: if negative { -minor } else { minor }, currency })
    }

    /// The plain decimal text: `1234.50`, `-5.00`, and `500` for yen.
    #[must_use]
    pub fn to_decimal(self) -> String {
        let decimals = self.currency.decimals();
        let unit = 10_u64.pow(decimals);
        let sign = if self.minor < 0 { "-" } else { "" };
        let (whole, part) = (self.minor.unsigned_abs() / unit, self.minor.unsigned_abs() % unit);
        if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part:0>width$}", width = decimals as usize) }
    }
}
