use serde::Serialize;
use shop::{
    Currency, Money,
    pricing::Territory,
    shipping::{ShippingMethod, ShippingRate, ShippingZone, Tier},
    tax::{TaxDisplay, TaxRule, TaxTable},
};
use utoipa::ToSchema;

use crate::http::amount::{Amount, Percent};

/// Where the shop ships to, and for how much.
#[derive(Serialize, ToSchema)]
pub struct ShippingView {
    /// The zones; the one that names a destination most exactly holds there.
    pub zones: Vec<ZoneView>,
    /// Of every amount.
    pub currency: &'static str,
}

/// A part of the world with its ways to ship.
#[derive(Serialize, ToSchema)]
pub struct ZoneView {
    /// Its name for staff.
    pub name: String,
    /// Where it is; none: everywhere that no other zone names.
    pub territories: Vec<TerritoryView>,
    /// The ways to ship there.
    pub methods: Vec<MethodView>,
}

/// A country, or some of its regions.
#[derive(Serialize, ToSchema)]
pub struct TerritoryView {
    /// Two letters.
    pub country: &'static str,
    /// Codes of regions; none: all of the country.
    pub regions: Vec<String>,
}

/// A way to ship.
#[derive(Serialize, ToSchema)]
pub struct MethodView {
    /// Names it in orders.
    pub code: String,
    /// Its name for people.
    pub name: String,
    /// How long it takes, in working days.
    pub delivery: DeliveryView,
    /// What it costs.
    pub rate: RateView,
    /// Free for goods of so much or more.
    #[schema(value_type = Option<f64>)]
    pub free_from: Option<Amount>,
}

/// How long a way to ship takes, in working days.
#[derive(Serialize, ToSchema)]
pub struct DeliveryView {
    /// At the soonest.
    pub soonest: u8,
    /// At the latest.
    pub latest: u8,
}

/// What a way to ship costs: one of the three.
#[derive(Default, Serialize, ToSchema)]
pub struct RateView {
    /// The same for everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<f64>)]
    pub flat: Option<Amount>,
    /// By what the goods weigh: `from` in grams.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_weight: Option<Vec<WeightTierView>>,
    /// By what the goods cost: `from` in major units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_subtotal: Option<Vec<AmountTierView>>,
}

/// From such a weight on, shipping costs this.
#[derive(Serialize, ToSchema)]
pub struct WeightTierView {
    /// In grams.
    pub from: u64,
    /// What it costs.
    #[schema(value_type = f64)]
    pub price: Amount,
}

/// From such an amount on, shipping costs this.
#[derive(Serialize, ToSchema)]
pub struct AmountTierView {
    /// What the goods cost.
    #[schema(value_type = f64)]
    pub from: Amount,
    /// What it costs.
    #[schema(value_type = f64)]
    pub price: Amount,
}

/// The taxes.
#[derive(Serialize, ToSchema)]
pub struct TaxesView {
    /// `inclusive` if shown prices contain the tax, `exclusive` if it is added at the end.
    pub display: &'static str,
    /// The shop's own place: inclusive prices contain its rates.
    pub home: PlaceView,
    /// Which class shipping is taxed by; null: shipping is not taxed.
    pub shipping_class: Option<String>,
    /// All rates; where none holds, nothing is taxed.
    pub rules: Vec<RuleView>,
}

/// Somewhere.
#[derive(Serialize, ToSchema)]
pub struct PlaceView {
    /// Two letters.
    pub country: &'static str,
    /// The code of a region.
    pub region: Option<String>,
}

/// A tax for some goods, somewhere.
#[derive(Serialize, ToSchema)]
pub struct RuleView {
    /// Its name on the bill.
    pub name: String,
    /// Where it holds.
    pub territory: TerritoryView,
    /// The tax class of the goods.
    pub class: String,
    /// In percent.
    #[schema(value_type = f64)]
    pub rate: Percent,
}

impl ShippingView {
    pub(super) fn of(zones: &[ShippingZone], currency: Currency) -> Self {
        let zone = |zone: &ShippingZone| ZoneView {
            name: zone.name.to_string(),
            territories: zone.territories.iter().map(TerritoryView::from).collect(),
            methods: zone.methods.iter().map(MethodView::from).collect(),
        };
        Self { zones: zones.iter().map(zone).collect(), currency: currency.code() }
    }
}

impl From<&Territory> for TerritoryView {
    fn from(territory: &Territory) -> Self {
        Self { country: territory.country.code(), regions: territory.regions.clone() }
    }
}

impl From<&ShippingMethod> for MethodView {
    fn from(method: &ShippingMethod) -> Self {
        Self {
            code: method.code.clone(),
            name: method.name.to_string(),
            delivery: DeliveryView { soonest: method.delivery.soonest, latest: method.delivery.latest },
            rate: RateView::from(&method.rate),
            free_from: method.free_from.map(Amount),
        }
    }
}

impl From<&ShippingRate> for RateView {
    fn from(rate: &ShippingRate) -> Self {
        let by_weight = |tier: &Tier| WeightTierView { from: tier.from, price: Amount(tier.price) };
        let by_subtotal = |tier: &Tier| {
            let from = Money { minor: i64::try_from(tier.from).unwrap_or(i64::MAX), ..tier.price };
            AmountTierView { from: Amount(from), price: Amount(tier.price) }
        };
        match rate {
            ShippingRate::Flat(price) => Self { flat: Some(Amount(*price)), ..Self::default() },
            ShippingRate::ByWeight(tiers) => Self { by_weight: Some(tiers.iter().map(by_weight).collect()), ..Self::default() },
            ShippingRate::BySubtotal(tiers) => Self { by_subtotal: Some(tiers.iter().map(by_subtotal).collect()), ..Self::default() },
        }
    }
}

impl From<&TaxTable> for TaxesView {
    fn from(table: &TaxTable) -> Self {
        let rule = |rule: &TaxRule| RuleView {
            name: rule.name.to_string(),
            territory: TerritoryView::from(&rule.territory),
            class: rule.class.to_string(),
            rate: Percent(rule.rate),
        };
        Self {
            display: match table.display {
                TaxDisplay::Inclusive => "inclusive",
                TaxDisplay::Exclusive => "exclusive",
            },
            home: PlaceView { country: table.home.country.code(), region: table.home.region.clone() },
            shipping_class: table.shipping_class.as_ref().map(ToString::to_string),
            rules: table.rules.iter().map(rule).collect(),
        }
    }
}
