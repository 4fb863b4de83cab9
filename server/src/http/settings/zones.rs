use serde::Deserialize;
use services::tariffs::{MethodInput, RateInput, TierInput, ZoneInput};
use shop::{Rejection, error::Checked};
use utoipa::ToSchema;

use super::territory::{TerritoryBody, amount, each, text};
use crate::http::{
    amount::AmountText,
    given::{Given, Wanted, Whole},
};

/// Where the shop ships to, and for how much: all of it, in the place of what was set before.
#[derive(Default, Deserialize, ToSchema)]
pub struct ShippingBody {
    /// The zones; the one that names a destination most exactly holds there.
    #[serde(default)]
    #[schema(value_type = Vec<ZoneBody>)]
    zones: Given<Vec<ZoneBody>>,
}

/// A part of the world with its ways to ship.
#[derive(Default, Deserialize, ToSchema)]
pub struct ZoneBody {
    /// Its name for staff.
    #[serde(default)]
    #[schema(value_type = String, example = "Europe")]
    name: Given<String>,
    /// Where it is; none: everywhere that no other zone names.
    #[serde(default)]
    #[schema(value_type = Option<Vec<TerritoryBody>>)]
    territories: Given<Vec<TerritoryBody>>,
    /// The ways to ship there, at least one.
    #[serde(default)]
    #[schema(value_type = Vec<MethodBody>)]
    methods: Given<Vec<MethodBody>>,
}

/// A way to ship.
#[derive(Default, Deserialize, ToSchema)]
pub struct MethodBody {
    /// Names it in orders; once in a zone. Lower-case letters, digits and hyphens.
    #[serde(default)]
    #[schema(value_type = String, example = "standard")]
    code: Given<String>,
    /// Its name for people.
    #[serde(default)]
    #[schema(value_type = String, example = "Standard")]
    name: Given<String>,
    /// How long it takes.
    #[serde(default)]
    #[schema(value_type = DeliveryBody)]
    delivery: Given<DeliveryBody>,
    /// What it costs.
    #[serde(default)]
    #[schema(value_type = RateBody)]
    rate: Given<RateBody>,
    /// Free for goods of so much or more, after sales and before coupons.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    free_from: Given<AmountText>,
}

/// How long a way to ship takes, in working days.
#[derive(Default, Deserialize, ToSchema)]
pub struct DeliveryBody {
    /// At the soonest.
    #[serde(default)]
    #[schema(value_type = u8, example = 3)]
    soonest: Given<Whole>,
    /// At the latest.
    #[serde(default)]
    #[schema(value_type = u8, example = 5)]
    latest: Given<Whole>,
}

/// What a way to ship costs: one of the three.
#[derive(Default, Deserialize, ToSchema)]
pub struct RateBody {
    /// The same for everything.
    #[serde(default)]
    #[schema(value_type = Option<f64>, example = 4.99)]
    flat: Given<AmountText>,
    /// By what the goods weigh: `from` in grams.
    #[serde(default)]
    #[schema(value_type = Option<Vec<TierBody>>)]
    by_weight: Given<Vec<TierBody>>,
    /// By what the goods cost, after sales and before coupons: `from` in major units.
    #[serde(default)]
    #[schema(value_type = Option<Vec<TierBody>>)]
    by_subtotal: Given<Vec<TierBody>>,
}

/// From so much on, shipping costs this. Below the lowest tier the way is not offered.
#[derive(Default, Deserialize, ToSchema)]
pub struct TierBody {
    /// The least that it is for.
    #[serde(default)]
    #[schema(value_type = f64, example = 0)]
    from: Given<AmountText>,
    /// What it costs.
    #[serde(default)]
    #[schema(value_type = f64, example = 4.99)]
    price: Given<AmountText>,
}

impl ShippingBody {
    /// # Errors
    /// A refusal that names every field of the wrong kind.
    pub(super) fn read(self) -> Result<Vec<ZoneInput>, Rejection> {
        let check = &mut Checked::default();
        let zones = each(self.zones, "zones", check, ZoneBody::read);
        std::mem::take(check).done(|| Some(zones))
    }
}

impl ZoneBody {
    fn read(self, at: &str, check: &mut Checked) -> ZoneInput {
        ZoneInput {
            name: text(self.name, &format!("{at}.name"), check),
            territories: each(self.territories, &format!("{at}.territories"), check, TerritoryBody::read),
            methods: each(self.methods, &format!("{at}.methods"), check, MethodBody::read),
        }
    }
}

impl MethodBody {
    fn read(self, at: &str, check: &mut Checked) -> MethodInput {
        let delivery = self.delivery.take(&format!("{at}.delivery"), check).unwrap_or_default();
        let mut days = |given: Given<Whole>, name: &str| {
            let days = given.take(&format!("{at}.delivery.{name}"), check);
            days.map(|days| days.0.to_string()).unwrap_or_default()
        };
        let (soonest, latest) = (days(delivery.soonest, "soonest"), days(delivery.latest, "latest"));
        let rate = self.rate.take(&format!("{at}.rate"), check).unwrap_or_default();
        MethodInput {
            code: text(self.code, &format!("{at}.code"), check),
            name: text(self.name, &format!("{at}.name"), check),
            soonest,
            latest,
            rate: rate.read(&format!("{at}.rate"), check),
            free_from: amount(self.free_from, &format!("{at}.free_from"), check),
        }
    }
}

impl RateBody {
    fn read(self, at: &str, check: &mut Checked) -> RateInput {
        let flat = self.flat.take(&format!("{at}.flat"), check).map(|amount| RateInput::Flat(amount.as_str().to_owned()));
        let mut tiers = |given: Given<Vec<TierBody>>, name: &str| match given {
            Given::Missing | Given::Null => None,
            given => Some(each(given, &format!("{at}.{name}"), check, TierBody::read)),
        };
        let by_weight = tiers(self.by_weight, "by_weight").map(RateInput::ByWeight);
        let by_subtotal = tiers(self.by_subtotal, "by_subtotal").map(RateInput::BySubtotal);
        let mut said = flat.into_iter().chain(by_weight).chain(by_subtotal);
        let first = said.next().unwrap_or_default();
        if said.next().is_some() {
            check.refuse(at, "Please give only one of flat, by_weight and by_subtotal.");
        }
        first
    }
}

impl TierBody {
    fn read(self, at: &str, check: &mut Checked) -> TierInput {
        TierInput { from: amount(self.from, &format!("{at}.from"), check), price: amount(self.price, &format!("{at}.price"), check) }
    }
}

impl Wanted for Vec<ZoneBody> {
    const MUST_BE: &'static str = "This must be a list of zones, each an object with name, territories and methods.";
}
impl Wanted for Vec<MethodBody> {
    const MUST_BE: &'static str = "This must be a list of ways to ship, each an object with code, name, delivery and rate.";
}
impl Wanted for Vec<TierBody> {
    const MUST_BE: &'static str = "This must be a list of tiers, each an object with from and price.";
}
impl Wanted for DeliveryBody {
    const MUST_BE: &'static str = "This must be an object with soonest and latest.";
}
impl Wanted for RateBody {
    const MUST_BE: &'static str = "This must be an object with flat, by_weight or by_subtotal.";
}
