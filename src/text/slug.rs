use std::fmt;

use serde::{Deserialize, Serialize};

use super::{InvalidText, text_like};

/// The readable part of an address: `harbour-linen-shirt`. Lower-case ASCII letters, digits and
/// single hyphens, at most 120.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

impl Slug {
    const MOST: usize = 120;
}

impl TryFrom<String> for Slug {
    type Error = InvalidText;

    fn try_from(raw: String) -> Result<Self, InvalidText> {
        let text = super::one_line(&raw, Self::MOST)?;
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !text.split('-').all(plain) {
            return Err(InvalidText::Malformed("Use lower-case letters, digits and single hyphens, such as linen-shirt."));
        }
        Ok(Self(text.to_owned()))
    }
}

text_like! { [] Slug; }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain() {
        assert!("linen-shirt-2".parse::<Slug>().is_ok());
        for raw in ["", "-a", "a-", "a--b", "A", "a b", "../a", "a/b", "é", &"a".repeat(121)] {
            assert!(raw.parse::<Slug>().is_err(), "{raw}");
        }
    }
}
