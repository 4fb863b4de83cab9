use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// What shoppers type to get a promotion: `WELCOME-10`. Letters count alike in either case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CouponCode(String);

/// A text that cannot be a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCode {
    /// Nothing was typed.
    #[error("Please type a code.")]
    Empty,
    /// Beyond [`CouponCode::MOST`].
    #[error("A code has at most {} characters.", CouponCode::MOST)]
    TooLong,
    /// Something else than letters, digits, `-` and `_`.
    #[error("A code has letters, digits, - and _ only.")]
    Odd,
}

impl CouponCode {
    /// The most characters.
    pub const MOST: usize = 40;

    /// The code as text, in upper case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CouponCode {
    type Err = InvalidCode;

    fn from_str(raw: &str) -> Result<Self, InvalidCode> {
        let code = raw.trim();
        if code.is_empty() {
            return Err(InvalidCode::Empty);
        }
        if code.chars().count() > Self::MOST {
            return Err(InvalidCode::TooLong);
        }
        if !code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) {
            return Err(InvalidCode::Odd);
        }
        Ok(Self(code.to_ascii_uppercase()))
    }
}

impl TryFrom<String> for CouponCode {
    type Error = InvalidCode;

    fn try_from(raw: String) -> Result<Self, InvalidCode> {
        raw.parse()
    }
}

impl From<CouponCode> for String {
    fn from(code: CouponCode) -> Self {
        code.0
    }
}

impl fmt::Display for CouponCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_alike_in_either_case() {
        assert_eq!(" welcome-10 ".parse::<CouponCode>().unwrap().as_str(), "WELCOME-10");
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for (raw, reason) in [("", InvalidCode::Empty), ("  ", InvalidCode::Empty), ("10 %", InvalidCode::Odd), ("ÄÖ", InvalidCode::Odd)]
        {
            assert_eq!(raw.parse::<CouponCode>(), Err(reason), "{raw}");
        }
        assert_eq!("x".repeat(41).parse::<CouponCode>(), Err(InvalidCode::TooLong));
    }
}
