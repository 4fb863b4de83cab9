//! Fields of a JSON body that may be missing, null, or of the wrong kind; each is told apart, so
//! that one answer names every wrong field.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::value::RawValue;
use shop::error::Checked;

/// What a field is read as.
pub trait Wanted: DeserializeOwned {
    /// The sentence for a field of another kind.
    const MUST_BE: &'static str;
}

/// A field as it was given.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Given<T> {
    /// Left out.
    #[default]
    Missing,
    /// Given as null: take it away.
    Null,
    /// Given.
    Right(T),
    /// Given as something else.
    Wrong(&'static str),
}

impl<T> Given<T> {
    /// The value, if there is one; a wrong one is noted under the field's name.
    pub fn take(self, name: &str, check: &mut Checked) -> Option<T> {
        match self {
            Self::Right(value) => Some(value),
            Self::Wrong(sentence) => {
                check.refuse(name, sentence);
                None
            }
            Self::Missing | Self::Null => None,
        }
    }

    /// Puts what was given in the place of what was there: nothing for null, and no change if it was left out.
    pub fn replace<U>(self, name: &str, check: &mut Checked, place: &mut Option<U>, into: impl FnOnce(T) -> U) {
        match self {
            Self::Missing => {}
            Self::Null => *place = None,
            given => {
                if let Some(value) = given.take(name, check) {
                    *place = Some(into(value));
                }
            }
        }
    }
}

impl<'de, T: Wanted> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        if raw.get() == "null" {
            return Ok(Self::Null);
        }
        Ok(serde_json::from_str(raw.get()).map_or(Self::Wrong(T::MUST_BE), Self::Right))
    }
}

/// A whole number; an enormous one is as good as the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole(pub u32);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let digits = raw.get();
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(serde::de::Error::custom("not a whole number"));
        }
        Ok(Self(digits.parse().unwrap_or(u32::MAX)))
    }
}

impl Wanted for Whole {
    const MUST_BE: &'static str = "This must be a whole number, 0 or more.";
}
impl Wanted for String {
    const MUST_BE: &'static str = "This must be text.";
}
impl Wanted for bool {
    const MUST_BE: &'static str = "This must be true or false.";
}
impl Wanted for Vec<String> {
    const MUST_BE: &'static str = "This must be a list of texts.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Form {
        #[serde(default)]
        name: Given<String>,
        #[serde(default)]
        pieces: Given<Whole>,
    }

    #[test]
    fn every_kind_of_field_is_told_apart() {
        let read = |text| serde_json::from_str::<Form>(text).unwrap();
        let form = read(r#"{"name": 5, "pieces": -1}"#);
        let mut check = Checked::default();
        assert_eq!((form.name.take("name", &mut check), form.pieces.take("pieces", &mut check)), (None, None));
        assert_eq!(check.done(|| Some(())).unwrap_err().fields.len(), 2);
        assert_eq!(read("{}").name, Given::Missing);
        assert_eq!(read(r#"{"name": null}"#).name, Given::Null);
        assert_eq!(read(r#"{"pieces": 99999999999999999999}"#).pieces, Given::Right(Whole(u32::MAX)));
        assert!(matches!(read(r#"{"pieces": 1.5}"#).pieces, Given::Wrong(_)));
        assert!(serde_json::from_str::<Form>(r#"{"name": "a", "name": "b"}"#).is_err());
    }
}
