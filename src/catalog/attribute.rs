use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{InvalidText, Line, text_like};

/// The machine's name of an attribute, `battery_life`: it stands in addresses of filtered listings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AttributeKey(String);

impl TryFrom<String> for AttributeKey {
    type Error = InvalidText;

    fn try_from(raw: String) -> Result<Self, InvalidText> {
        let text = raw.trim();
        if text.is_empty() {
            return Err(InvalidText::Empty);
        }
        let plain = text.len() <= 40
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if plain {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidText::Malformed("Use lower-case letters, digits and _, such as battery_life."))
        }
    }
}

text_like! { [] AttributeKey; }

/// What a product says of an attribute; its form follows the attribute's kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AttributeValue {
    /// Yes or no.
    Boolean(bool),
    /// A number in the attribute's unit. Not money, so a float will do.
    Number(f64),
    /// Free text, or one of the attribute's choices.
    Text(Line<500>),
}

impl fmt::Display for AttributeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(yes) => f.write_str(if *yes { "Yes" } else { "No" }),
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}
