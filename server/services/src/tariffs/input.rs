//! Zones and taxes as somebody writes them: every field a text that may be wrong.

use serde::{Deserialize, Serialize};
use shop::{
    pricing::Territory,
    tax::{TaxDisplay, TaxTable},
};

/// A part of the world with its ways to ship.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ZoneInput {
    /// Its name for staff.
    pub name: String,
    /// Where it is; none: everywhere that no other zone names.
    pub territories: Vec<TerritoryInput>,
    /// The ways to ship there.
    pub methods: Vec<MethodInput>,
}

/// A country, or some of its regions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TerritoryInput {
    /// Two letters.
    pub country: String,
    /// Codes or names of regions; none: all of the country.
    pub regions: Vec<String>,
}

/// A way to ship.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MethodInput {
    /// Names it in forms; once in a zone.
    pub code: String,
    /// Its name for people.
    pub name: String,
    /// Working days at the soonest.
    pub soonest: String,
    /// Working days at the latest.
    pub latest: String,
    /// What it costs.
    pub rate: RateInput,
    /// Free for goods of so much; may be empty.
    pub free_from: String,
}

/// What a way to ship costs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateInput {
    /// Not said.
    #[default]
    Unsaid,
    /// The same for everything.
    Flat(String),
    /// By what the goods weigh, in grams.
    ByWeight(Vec<TierInput>),
    /// By what the goods cost.
    BySubtotal(Vec<TierInput>),
}

/// From so much on, shipping costs this.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TierInput {
    /// Grams, or an amount.
    pub from: String,
    /// What it costs.
    pub price: String,
}

/// The taxes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaxesInput {
    /// `inclusive` or `exclusive`.
    pub display: String,
    /// The shop's own place.
    pub home: PlaceInput,
    /// Which class shipping is taxed by; untaxed if it is empty.
    pub shipping_class: String,
    /// The rates.
    pub rules: Vec<RuleInput>,
}

/// Somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceInput {
    /// Two letters.
    pub country: String,
    /// Code or name; may be empty.
    pub region: String,
}

/// A tax for some goods, somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RuleInput {
    /// Its name on the bill.
    pub name: String,
    /// Where it holds.
    pub territory: TerritoryInput,
    /// For which goods; `standard` if it is empty.
    pub class: String,
    /// In percent.
    pub rate: String,
}

impl From<&TaxTable> for TaxesInput {
    fn from(table: &TaxTable) -> Self {
        let display = match table.display {
            TaxDisplay::Inclusive => "inclusive",
            TaxDisplay::Exclusive => "exclusive",
        };
        let rule = |rule: &shop::tax::TaxRule| RuleInput {
            name: rule.name.to_string(),
            territory: TerritoryInput::from(&rule.territory),
            class: rule.class.to_string(),
            rate: rule.rate.percent(),
        };
        Self {
            display: display.to_owned(),
            home: PlaceInput { country: table.home.country.code().to_owned(), region: table.home.region.clone().unwrap_or_default() },
            shipping_class: table.shipping_class.as_ref().map(ToString::to_string).unwrap_or_default(),
            rules: table.rules.iter().map(rule).collect(),
        }
    }
}

impl From<&Territory> for TerritoryInput {
    fn from(territory: &Territory) -> Self {
        Self { country: territory.country.code().to_owned(), regions: territory.regions.clone() }
    }
}
