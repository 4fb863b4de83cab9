use serde::{Deserialize, Serialize};

use super::AddressFormat;

/// A country by its two letters (ISO 3166-1 alpha-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country(celes::Country);

/// No country has these letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Please choose a country.")]
pub struct UnknownCountry;

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

    /// How it writes its addresses.
    #[must_use]
    pub fn address_format(self) -> &'static AddressFormat {
        AddressFormat::of(self.code())
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
