//! Money: whole minor units and a currency. Floats never hold it, and a split never loses a cent.

use std::{cmp::Reverse, fmt};

use serde::{Deserialize, Serialize};

pub use self::rate::Rate;

mod decimal;
mod rate;

/// An ISO 4217 currency that has a minor unit (JPY has 0 decimals, KWD 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency(iso_currency::Currency);

/// An amount in minor units (cents, pence, yen) of a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// How many minor units; negative for what is given back.
    pub minor: i64,
    /// Of which currency.
    pub currency: Currency,
}

/// An amount that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidMoney {
    /// Not an ISO 4217 code with a minor unit.
    #[error("this is not a currency code such as USD or EUR")]
    UnknownCurrency,
    /// Not a decimal number.
    #[error("this is not an amount such as 19.99")]
    NotANumber,
    /// More decimals than the currency has; refused, not rounded.
    #[error("this has more decimals than the currency allows")]
    TooManyDecimals,
    /// Beyond ten billion major units, or what the arithmetic can hold.
    #[error("this amount is too large")]
    TooLarge,
    /// Two currencies in one sum.
    #[error("amounts in different currencies cannot be added")]
    MixedCurrencies,
}

impl Currency {
    /// US dollar.
    pub const USD: Self = Self(iso_currency::Currency::USD);

    /// The currency of a three-letter code.
    ///
    /// # Errors
    /// [`InvalidMoney::UnknownCurrency`].
    pub fn from_code(code: &str) -> Result<Self, InvalidMoney> {
        let currency = iso_currency::Currency::from_code(code).ok_or(InvalidMoney::UnknownCurrency)?;
        currency.exponent().map(|_| Self(currency)).ok_or(InvalidMoney::UnknownCurrency)
    }

    /// The three letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many decimals its amounts have.
    #[must_use]
    pub fn decimals(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }

    /// Its sign, such as `$`.
    #[must_use]
    pub fn symbol(self) -> String {
        self.0.symbol().to_string()
    }
}

impl Money {
    /// So many minor units.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in a currency.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// Whether it is exactly nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Both together.
    ///
    /// # Errors
    /// If the currencies differ or the sum does not fit.
    pub fn plus(self, other: Self) -> Result<Self, InvalidMoney> {
        if self.currency != other.currency {
            return Err(InvalidMoney::MixedCurrencies);
        }
        let minor = self.minor.checked_add(other.minor).ok_or(InvalidMoney::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// What is left of it.
    ///
    /// # Errors
    /// As [`Money::plus`].
    pub fn minus(self, other: Self) -> Result<Self, InvalidMoney> {
        self.plus(Self { minor: -other.minor, ..other })
    }

    /// So many times it.
    ///
    /// # Errors
    /// If the product does not fit.
    pub fn times(self, count: u32) -> Result<Self, InvalidMoney> {
        let minor = self.minor.checked_mul(i64::from(count)).ok_or(InvalidMoney::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// The sum of several; nothing for none.
    ///
    /// # Errors
    /// As [`Money::plus`].
    pub fn sum(currency: Currency, parts: impl IntoIterator<Item = Self>) -> Result<Self, InvalidMoney> {
        parts.into_iter().try_fold(Self::zero(currency), Self::plus)
    }

    /// Split by weights so that the parts make exactly the whole.
    ///
    /// Largest remainder; ties go to the earlier part, and all-zero weights share equally:
    /// 299 over 4300, 1400, 2300 is 161, 52, 86.
    #[must_use]
    pub fn split_by(self, weights: &[u64]) -> Vec<Self> {
        if weights.is_empty() {
            return Vec::new();
        }
        let total: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        if total == 0 {
            return self.split_by(&vec![1; weights.len()]);
        }
        let exact = |weight: u64| i128::from(self.minor) * i128::from(weight);
        // The quotient of a share lies between 0 and the whole, so it fits.
        let mut parts: Vec<i64> = weights.iter().map(|weight| exact(*weight).div_euclid(total) as i64).collect();
        let mut neediest: Vec<usize> = (0..weights.len()).collect();
        neediest.sort_by_key(|place| Reverse(exact(weights[*place]).rem_euclid(total)));
        let left = self.minor - parts.iter().sum::<i64>();
        for place in neediest.into_iter().take(usize::try_from(left).unwrap_or(0)) {
            parts[place] += 1;
        }
        parts.into_iter().map(|minor| Self { minor, ..self }).collect()
    }
}

/// With the currency's sign, for people: `$1,234.50`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.to_decimal();
        let plain = digits.trim_start_matches('-');
        let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
        let sign = if self.minor < 0 { "−" } else { "" };
        write!(f, "{sign}{}{}", self.currency.symbol(), grouped(whole))?;
        if part.is_empty() { Ok(()) } else { write!(f, ".{part}") }
    }
}

/// `1234567` as `1,234,567`.
fn grouped(whole: &str) -> String {
    let mut text = String::with_capacity(whole.len() + whole.len() / 3);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl TryFrom<String> for Currency {
    type Error = InvalidMoney;

    fn try_from(code: String) -> Result<Self, InvalidMoney> {
        Self::from_code(&code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

#[cfg(test)]
mod tests;
