use serde::{Deserialize, Serialize};

use crate::{Address, address::Country};

/// As much of an address as decides over shipping and tax.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destination {
    /// Which country.
    pub country: Country,
    /// The region's code, in upper case, where it is known: `CA`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

/// Somewhere that a rule holds: a whole country or some of its regions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Territory {
    /// Which country.
    pub country: Country,
    /// Codes of regions in upper case; none: all of the country.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
}

impl Destination {
    /// Somewhere in a country.
    #[must_use]
    pub fn country(country: Country) -> Self {
        Self { country, region: None }
    }
}

impl From<&Address> for Destination {
    fn from(address: &Address) -> Self {
        Self { country: address.country, region: address.region_code().map(str::to_owned) }
    }
}

impl Territory {
    /// How exactly it names a destination, if it holds there: 2 by its region, 1 by its country.
    #[must_use]
    pub fn names(&self, destination: &Destination) -> Option<u8> {
        if self.country != destination.country {
            return None;
        }
        match &destination.region {
            _ if self.regions.is_empty() => Some(1),
            Some(region) => self.regions.contains(region).then_some(2),
            None => None,
        }
    }
}
