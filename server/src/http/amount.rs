//! Amounts on the wire: JSON numbers in major units, never through a binary float.

use serde::{Deserialize, Serialize, Serializer, de::Error, ser::Error as _};
use serde_json::value::RawValue;
use shop::{
    Currency, Money,
    money::{InvalidMoney, Rate},
};

use super::given::Wanted;

/// An amount that is sent: `99.90`, with the currency's number of decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount(pub Money);

/// A share that is sent: `8.25` for 8.25 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(pub Rate);

/// An amount that was received, as the decimal text it was written in.
///
/// The same text between quotation marks is taken as well: some languages cannot write decimals otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountText(String);

impl AmountText {
    /// The text, for what reads decimals itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The amount in a currency.
    ///
    /// # Errors
    /// If it is no plain decimal number or has too many decimals.
    pub fn in_currency(&self, currency: Currency) -> Result<Money, InvalidMoney> {
        Money::from_decimal(&self.0, currency)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number(self.0.to_decimal(), serializer)
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number(self.0.percent(), serializer)
    }
}

/// Digits as the JSON number that they are.
fn number<S: Serializer>(digits: String, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(digits).map_err(S::Error::custom)?.serialize(serializer)
}

impl<'de> Deserialize<'de> for AmountText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = match raw.get().as_bytes().first() {
            Some(b'"') => serde_json::from_str::<String>(raw.get()).map_err(D::Error::custom)?,
            Some(b'-' | b'0'..=b'9') => raw.get().to_owned(),
            _ => return Err(D::Error::custom("not an amount")),
        };
        Ok(Self(text))
    }
}

impl Wanted for AmountText {
    const MUST_BE: &'static str = "This must be an amount such as 19.99.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_every_digit() {
        let read = |text: &str| serde_json::from_str::<AmountText>(text).map(|amount| amount.0);
        assert_eq!(read("90071992547409.93").unwrap(), "90071992547409.93");
        assert_eq!(read("\"19.99\"").unwrap(), "19.99");
        assert!(read("true").is_err() && read("[1]").is_err() && read("{}").is_err());
        let sent = Amount(Money::new(9_990, Currency::USD));
        assert_eq!(serde_json::to_string(&sent).unwrap(), "99.90");
        let share = Percent(Rate::from_percent("8.25").unwrap());
        assert_eq!(serde_json::to_string(&share).unwrap(), "8.25");
    }
}
