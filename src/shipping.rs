//! Shipping: zones of countries and regions, and what it costs there.

mod delivery;
mod method;

use serde::{Deserialize, Serialize};

pub use delivery::{Day, Delivery};
pub use method::{Parcel, ShippingMethod, ShippingRate, Tier};

use crate::{
    pricing::{Destination, Territory},
    text::Name,
};

/// A part of the world with its ways to ship.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingZone {
    /// Its name for staff.
    pub name: Name,
    /// Where it is; none: everywhere that no other zone names.
    #[serde(default)]
    pub territories: Vec<Territory>,
    /// The ways to ship there.
    pub methods: Vec<ShippingMethod>,
}

/// The zone that names a destination most exactly; none where the shop does not ship to.
#[must_use]
pub fn zone_of<'a>(zones: &'a [ShippingZone], destination: &Destination) -> Option<&'a ShippingZone> {
    let exact = |zone: &ShippingZone| match zone.territories.as_slice() {
        [] => Some(0),
        named => named.iter().filter_map(|territory| territory.names(destination)).max(),
    };
    // Of equally exact ones the first.
    let fitting = zones.iter().rev().filter_map(|zone| exact(zone).map(|fit| (fit, zone)));
    fitting.max_by_key(|(fit, _)| *fit).map(|(_, zone)| zone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Country;

    fn zone(name: &str, territories: &[(&str, &[&str])]) -> ShippingZone {
        let territory = |(country, regions): &(&str, &[&str])| Territory {
            country: Country::from_code(country).unwrap(),
            regions: regions.iter().map(ToString::to_string).collect(),
        };
        ShippingZone { name: name.parse().unwrap(), territories: territories.iter().map(territory).collect(), methods: Vec::new() }
    }

    #[test]
    fn the_most_exact_zone_holds() {
        let zones = [zone("World", &[]), zone("America", &[("US", &[]), ("CA", &[])]), zone("Far", &[("US", &["AK", "HI"])])];
        let at = |country: &str, region: Option<&str>| {
            let to = Destination { country: Country::from_code(country).unwrap(), region: region.map(str::to_owned) };
            zone_of(&zones, &to).map(|zone| zone.name.to_string())
        };
        assert_eq!(at("US", Some("HI")).as_deref(), Some("Far"));
        assert_eq!(at("US", None).as_deref(), Some("America"));
        assert_eq!(at("FR", None).as_deref(), Some("World"));
        assert_eq!(zone_of(&zones[1..], &Destination::country(Country::from_code("FR").unwrap())), None);
    }
}
