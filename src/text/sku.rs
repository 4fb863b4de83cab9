use std::fmt;

use serde::{Deserialize, Serialize};

use super::{InvalidText, text_like};

/// A stock keeping unit, the warehouse's name of a variant: upper case, without white space inside, at most 64.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sku(String);

impl Sku {
    const MOST: usize = 64;
}

impl TryFrom<String> for Sku {
    type Error = InvalidText;

    fn try_from(raw: String) -> Result<Self, InvalidText> {
        let text = super::one_line(&raw, Self::MOST)?;
        if text.chars().any(char::is_whitespace) {
            return Err(InvalidText::Malformed("A SKU has no spaces, such as FJ-LS-BLU-M."));
        }
        Ok(Self(text.to_uppercase()))
    }
}

text_like! { [] Sku; }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skus_are_upper_case_without_spaces() {
        assert_eq!(" mug-1 ".parse::<Sku>().unwrap().as_str(), "MUG-1");
        for raw in ["", "A B", "A\u{0}", &"A".repeat(65)] {
            assert!(raw.parse::<Sku>().is_err(), "{raw:?}");
        }
    }
}
