//! Where an order goes.

mod lines;

use serde::{Deserialize, Serialize};

use crate::{
    error::{Checked, Rejection},
    text::{Line, Name},
};

/// A country by its two letters (ISO 3166-1 alpha-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country(celes::Country);

/// A postal address, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Who receives it.
    pub name: Name,
    /// Street and number.
    pub line1: Line<200>,
    /// Flat, floor, care of.
    pub line2: Option<Line<200>>,
    /// Town or city.
    pub city: Name,
    /// State, province or county, where the country has them.
    pub region: Option<Name>,
    /// Postal code; empty only where the country has none.
    pub postal_code: Option<Line<16>>,
    /// Where in the world.
    pub country: Country,
}

/// An address as it was typed; every field may be wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressForm {
    /// Who receives it.
    pub name: String,
    /// Street and number.
    pub line1: String,
    /// Flat, floor, care of; may be empty.
    pub line2: String,
    /// Town or city.
    pub city: String,
    /// State, province or county; may be empty.
    pub region: String,
    /// Postal code.
    pub postal_code: String,
    /// Two letters.
    pub country: String,
}

impl Country {
    /// The country of two letters, in either case.
    ///
    /// # Errors
    /// A sentence for the field.
    pub fn from_code(code: &str) -> Result<Self, UnknownCountry> {
        celes::Country::from_alpha2(code.trim()).map(Self).map_err(|_| UnknownCountry)
    }

    /// Every country, by name.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = celes::Country::get_countries().iter().copied().map(Self).collect();
        all.sort_by_key(|country| country.name());
        all
    }

    /// The two letters.
    #[must_use]
    #[allow(clippy::misnamed_getters, reason = "the library's `code` is the code as an enum")]
    pub fn code(self) -> &'static str {
        self.0.alpha2
    }

    /// The name in English, without the article that would sort it under T.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.long_name.strip_prefix("The ").unwrap_or(self.0.long_name)
    }
}

/// No country has these letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Please choose a country.")]
pub struct UnknownCountry;

impl AddressForm {
    /// The checked address.
    ///
    /// # Errors
    /// A rejection that names every wrong field.
    pub fn check(&self) -> Result<Address, Rejection> {
        let mut check = Checked::default();
        let name = check.take("name", self.name.parse());
        let line1 = check.take("line1", self.line1.parse());
        let line2 = check.take("line2", optional(&self.line2));
        let city = check.take("city", self.city.parse());
        let region = check.take("region", optional(&self.region));
        let country = check.take("country", Country::from_code(&self.country));
        let postal_code = check.take("postal_code", optional::<16>(&self.postal_code));
        if let (Some(country), Some(code)) = (country, &postal_code)
            && let Some(reason) = postal_code_problem(country, code.as_ref().map(Line::as_str))
        {
            check.refuse("postal_code", reason);
        }
        check.done(|| {
            Some(Address {
                name: name?,
                line1: line1?,
                line2: line2?,
                city: city?,
                region: region?,
                postal_code: postal_code?,
                country: country?,
            })
        })
    }
}

impl From<&Address> for AddressForm {
    fn from(address: &Address) -> Self {
        let text = |line: Option<String>| line.unwrap_or_default();
        Self {
            name: address.name.to_string(),
            line1: address.line1.to_string(),
            line2: text(address.line2.as_ref().map(ToString::to_string)),
            city: address.city.to_string(),
            region: text(address.region.as_ref().map(ToString::to_string)),
            postal_code: text(address.postal_code.as_ref().map(ToString::to_string)),
            country: address.country.code().to_owned(),
        }
    }
}

fn optional<const MOST: usize>(raw: &str) -> Result<Option<Line<MOST>>, crate::text::InvalidText> {
    if raw.trim().is_empty() { Ok(None) } else { raw.parse().map(Some) }
}

/// Countries whose posts use no postal codes, as far as shops need to know
/// (Universal Postal Union, "Addressing solutions").
const WITHOUT_CODES: &[&str] = &[
    "AE", "AG", "AO", "AW", "BF", "BI", "BJ", "BO", "BS", "BW", "BZ", "CF", "CG", "CI", "CK", "CM", "DJ", "DM", "ER", "FJ", "GA", "GD",
    "GH", "GM", "GQ", "GY", "HK", "JM", "KI", "KM", "KN", "KP", "LC", "ML", "MO", "MR", "MW", "NR", "NU", "QA", "RW", "SB", "SC", "SL",
    "SR", "ST", "SY", "TD", "TG", "TK", "TL", "TO", "TT", "TV", "UG", "VU", "YE", "ZW",
];

/// A pattern per country (`9` a digit, `A` a letter) where a wrong code is a common slip; elsewhere
/// any plain code will do, because a refused right code is worse than a passed wrong one.
const PATTERNS: &[(&str, &[&str])] = &[
    ("US", &["99999", "99999-9999"]),
    ("DE", &["99999"]),
    ("FR", &["99999"]),
    ("ES", &["99999"]),
    ("IT", &["99999"]),
    ("AT", &["9999"]),
    ("CH", &["9999"]),
    ("AU", &["9999"]),
    ("NL", &["9999AA", "9999 AA"]),
    ("IN", &["999999", "999 999"]),
    ("CA", &["A9A 9A9", "A9A9A9"]),
    (
        "GB",
        &["A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA", "A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA"],
    ),
];

fn postal_code_problem(country: Country, code: Option<&str>) -> Option<String> {
    let Some(code) = code else {
        let needed = !WITHOUT_CODES.contains(&country.code());
        return needed.then(|| "Please fill in the postal code.".to_owned());
    };
    let fits = |pattern: &str| {
        pattern.len() == code.len()
            && pattern.bytes().zip(code.bytes()).all(|(want, is)| match want {
                b'9' => is.is_ascii_digit(),
                b'A' => is.is_ascii_alphabetic(),
                other => other == is,
            })
    };
    match PATTERNS.iter().find(|(letters, _)| *letters == country.code()) {
        Some((_, patterns)) if !patterns.iter().any(|pattern| fits(pattern)) => {
            Some(format!("A postal code in {} looks like {}.", country.name(), patterns[0].replace('9', "1")))
        }
        None if !code.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-')) => {
            Some("A postal code has letters and digits only.".to_owned())
        }
        _ => None,
    }
}

impl TryFrom<String> for Country {
    type Error = UnknownCountry;

    fn try_from(code: String) -> Result<Self, UnknownCountry> {
        Self::from_code(&code)
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ada() -> AddressForm {
        AddressForm {
            name: "Ada Lovelace".into(),
            line1: "12 St James's Square".into(),
            city: "London".into(),
            postal_code: "SW1Y 4JH".into(),
            country: "gb".into(),
            ..AddressForm::default()
        }
    }

    #[test]
    fn a_whole_address_passes() {
        let address = ada().check().unwrap();
        assert_eq!(address.country.code(), "GB");
        assert_eq!(address.line2, None);
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let refused = AddressForm { name: "\u{7}".into(), country: "XX".into(), ..AddressForm::default() }.check().unwrap_err();
        assert_eq!(refused.fields.keys().collect::<Vec<_>>(), ["city", "country", "line1", "name"]);
    }

    #[test]
    fn countries_are_listed_by_name() {
        let names: Vec<_> = Country::all().into_iter().map(Country::name).collect();
        assert!(names.is_sorted() && names.contains(&"United States Of America"), "{names:?}");
    }

    #[test]
    fn postal_codes_follow_the_country() {
        let with =
            |country: &str, postal_code: &str| AddressForm { country: country.into(), postal_code: postal_code.into(), ..ada() }.check();
        assert!(with("US", "10001").is_ok());
        assert!(with("US", "10001-1234").is_ok());
        assert!(with("HK", "").is_ok());
        assert!(with("BR", "01310-100").is_ok());
        for (country, code) in [("US", "SW1Y 4JH"), ("US", ""), ("DE", "1234"), ("BR", "<script>"), ("IN", "12345")] {
            assert_eq!(with(country, code).unwrap_err().fields.keys().collect::<Vec<_>>(), ["postal_code"], "{country} {code}");
        }
    }
}
