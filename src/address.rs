//! Where an order goes.

use serde::{Deserialize, Serialize};

use crate::{
    error::{Checked, Rejection},
    text::{InvalidText, Line, Name},
};

pub use self::{
    country::{Country, UnknownCountry},
    format::{AddressFormat, Part, Region},
};

mod country;
mod format;
mod layout;
mod postal_code;
mod printed;
mod region;

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
    /// State, province or county: its code where the country's regions are listed, else as it was typed.
    ///
    /// Orders of an older program have it as it was typed everywhere; [`Address::region_code`] reads both.
    pub region: Option<Name>,
    /// Postal code, as the country writes it; empty only where the country has none or does not need one.
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
    /// State, province or county, by code or name; may be empty where the country does not need it.
    pub region: String,
    /// Postal code.
    pub postal_code: String,
    /// Two letters.
    pub country: String,
}

impl Address {
    /// The region's code where the country's regions are listed: what tax and shipping zones go by.
    #[must_use]
    pub fn region_code(&self) -> Option<&'static str> {
        self.country.address_format().region(self.region.as_ref()?.as_str()).map(Region::code)
    }
}

impl AddressForm {
    /// The checked address.
    ///
    /// A region or postal code is left out if the country writes none: the form shows no field for it.
    ///
    /// # Errors
    /// A rejection that names every wrong field.
    pub fn check(&self) -> Result<Address, Rejection> {
        let mut check = Checked::default();
        let name = check.take("name", self.name.parse());
        let line1 = check.take("line1", self.line1.parse());
        let line2 = check.take("line2", optional(&self.line2));
        let city = check.take("city", self.city.parse());
        let country = check.take("country", Country::from_code(&self.country));
        let region = check.take("region", region::checked(&self.region, country));
        let postal_code = check.take("postal_code", postal_code::checked(&self.postal_code, country));
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

    /// Forgets the region if it was chosen among those of another country: `AL` is Alabama here and Alagoas there.
    #[must_use]
    pub fn with_fields_of(self, country: &str) -> Self {
        if country.is_empty() || country == self.country { self } else { Self { region: String::new(), ..self } }
    }

    /// Whether nothing was typed; a chosen country counts as something.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { name, line1, line2, city, region, postal_code, country } = self;
        [name, line1, line2, city, region, postal_code, country].into_iter().all(|field| field.trim().is_empty())
    }
}

impl From<&Address> for AddressForm {
    fn from(address: &Address) -> Self {
        let text = |line: Option<String>| line.unwrap_or_default();
        let typed = || address.region.as_ref().map(ToString::to_string);
        Self {
            name: address.name.to_string(),
            line1: address.line1.to_string(),
            line2: text(address.line2.as_ref().map(ToString::to_string)),
            city: address.city.to_string(),
            region: text(address.region_code().map(str::to_owned).or_else(typed)),
            postal_code: text(address.postal_code.as_ref().map(ToString::to_string)),
            country: address.country.code().to_owned(),
        }
    }
}

fn optional<const MOST: usize>(raw: &str) -> Result<Option<Line<MOST>>, InvalidText> {
    if raw.trim().is_empty() { Ok(None) } else { raw.parse().map(Some) }
}

#[cfg(test)]
mod tests;
