//! Taxes: which rate applies where, and whether shown prices contain it.

use serde::{Deserialize, Serialize};

use crate::{
    Money,
    money::Rate,
    pricing::{Destination, Territory},
    text::Name,
};

/// The class of goods that have no other, and what unknown classes fall back to.
pub const STANDARD: &str = "standard";

/// Every tax the shop takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxTable {
    /// Whether shown prices contain the tax.
    pub display: TaxDisplay,
    /// The shop's own place: inclusive prices contain its rates.
    pub home: Destination,
    /// Which class shipping is taxed by; untaxed without one.
    #[serde(default)]
    pub shipping_class: Option<Name>,
    /// The rates; where none holds, nothing is taxed.
    pub rules: Vec<TaxRule>,
}

/// A tax for some goods, somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxRule {
    /// Its name on the bill: `VAT`.
    pub name: Name,
    /// Where it holds.
    pub territory: Territory,
    /// For which goods.
    pub class: Name,
    /// The share.
    pub rate: Rate,
}

/// Whether shown prices contain the tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxDisplay {
    /// They do; the bill says how much is in them.
    Inclusive,
    /// They do not; it is added at the end.
    Exclusive,
}

impl TaxTable {
    /// The rule for goods of a class that go somewhere: the region's before the country's, the class's own before
    /// that of standard goods.
    #[must_use]
    pub fn rule(&self, class: &str, destination: &Destination) -> Option<&TaxRule> {
        let exact = |rule: &TaxRule| match rule.class.as_str() {
            own if own == class => Some(2_u8),
            STANDARD => Some(1),
            _ => None,
        };
        let fits = |rule: &TaxRule| Some((exact(rule)?, rule.territory.names(destination)?));
        let fitting = self.rules.iter().filter_map(|rule| fits(rule).map(|fit| (fit, rule)));
        fitting.max_by_key(|(fit, _)| *fit).map(|(_, rule)| rule)
    }

    /// The rule that inclusive prices of a class contain.
    #[must_use]
    pub fn home_rule(&self, class: &str) -> Option<&TaxRule> {
        self.rule(class, &self.home)
    }
}

impl TaxRule {
    /// The tax on an amount that does not contain it.
    #[must_use]
    pub fn on(&self, net: Money) -> Money {
        self.rate.of(net)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Country;

    fn rule(class: &str, country: &str, regions: &[&str], percent: &str) -> TaxRule {
        TaxRule {
            name: "Tax".parse().unwrap(),
            territory: Territory {
                country: Country::from_code(country).unwrap(),
                regions: regions.iter().map(ToString::to_string).collect(),
            },
            class: class.parse().unwrap(),
            rate: Rate::from_percent(percent).unwrap(),
        }
    }

    #[test]
    fn the_most_exact_rule_holds() {
        let table = TaxTable {
            display: TaxDisplay::Exclusive,
            home: Destination::country(Country::from_code("US").unwrap()),
            shipping_class: None,
            rules: vec![
                rule("standard", "US", &[], "1"),
                rule("standard", "US", &["CA", "NY"], "2"),
                rule("books", "US", &[], "3"),
                rule("food", "DE", &[], "7"),
            ],
        };
        let at = |class: &str, country: &str, region: Option<&str>| {
            let to = Destination { country: Country::from_code(country).unwrap(), region: region.map(str::to_owned) };
            table.rule(class, &to).map(|rule| rule.rate.percent())
        };
        assert_eq!(at("standard", "US", None).as_deref(), Some("1"));
        assert_eq!(at("standard", "US", Some("CA")).as_deref(), Some("2"));
        assert_eq!(at("books", "US", Some("CA")).as_deref(), Some("3"), "the class's own rule comes first");
        assert_eq!(at("toys", "US", Some("TX")).as_deref(), Some("1"), "unknown classes are standard goods");
        assert_eq!(at("standard", "DE", None), None);
        assert_eq!(at("food", "DE", None).as_deref(), Some("7"));
    }
}
