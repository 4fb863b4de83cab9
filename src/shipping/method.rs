use serde::{Deserialize, Serialize};

use super::Delivery;
use crate::{Money, text::Name};

/// A way to ship.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingMethod {
    /// Names it in forms: `standard`.
    pub code: String,
    /// Its name for people.
    pub name: Name,
    /// How long it takes.
    pub delivery: Delivery,
    /// What it costs.
    pub rate: ShippingRate,
    /// Free for goods of so much, after sales and before coupons, in displayed prices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_from: Option<Money>,
}

/// What a way to ship costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShippingRate {
    /// The same for everything.
    Flat(Money),
    /// By what the goods weigh, in grams.
    ByWeight(Vec<Tier>),
    /// By what the goods cost, in minor units, after sales and before coupons.
    BySubtotal(Vec<Tier>),
}

/// From so much on, shipping costs this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// The least that it is for: grams or minor units.
    pub from: u64,
    /// What it costs.
    pub price: Money,
}

/// What is shipped, as far as its price asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// What the goods weigh.
    pub weight_grams: u64,
    /// What the goods cost, after sales and before coupons, in displayed prices.
    pub goods: Money,
}

impl ShippingMethod {
    /// What it costs to ship a parcel so; none if it is lighter or cheaper than the lowest tier.
    ///
    /// Tiers from 0 g at 4.99 and from 2,000 g at 9.99: 1,999 g cost 4.99, 2,000 g cost 9.99.
    #[must_use]
    pub fn price(&self, parcel: Parcel) -> Option<Money> {
        let price = match &self.rate {
            ShippingRate::Flat(price) => Some(*price),
            ShippingRate::ByWeight(tiers) => tier_of(tiers, parcel.weight_grams),
            ShippingRate::BySubtotal(tiers) => tier_of(tiers, u64::try_from(parcel.goods.minor).unwrap_or(0)),
        }?;
        let is_free = self.free_from.is_some_and(|from| parcel.goods.minor >= from.minor);
        Some(if is_free { Money::zero(price.currency) } else { price })
    }
}

fn tier_of(tiers: &[Tier], much: u64) -> Option<Money> {
    tiers.iter().filter(|tier| tier.from <= much).max_by_key(|tier| tier.from).map(|tier| tier.price)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    fn usd(minor: i64) -> Money {
        Money::new(minor, Currency::USD)
    }

    fn method(rate: ShippingRate, free_from: Option<Money>) -> ShippingMethod {
        ShippingMethod {
            code: "standard".into(),
            name: "Standard".parse().unwrap(),
            delivery: Delivery::working_days(3, 5),
            rate,
            free_from,
        }
    }

    fn parcel(weight_grams: u64, goods: i64) -> Parcel {
        Parcel { weight_grams, goods: usd(goods) }
    }

    #[test]
    fn tiers_begin_at_their_from() {
        let tiers = vec![Tier { from: 2_000, price: usd(999) }, Tier { from: 0, price: usd(499) }];
        let by_weight = method(ShippingRate::ByWeight(tiers.clone()), None);
        assert_eq!([0, 1_999, 2_000, 90_000].map(|grams| by_weight.price(parcel(grams, 1)).unwrap().minor), [499, 499, 999, 999]);
        let by_subtotal = method(ShippingRate::BySubtotal(tiers[..1].to_vec()), None);
        assert_eq!(by_subtotal.price(parcel(1, 1_999)), None, "below the lowest tier it is not offered");
        assert_eq!(by_subtotal.price(parcel(1, 2_000)), Some(usd(999)));
    }

    #[test]
    fn free_from_means_that_and_more() {
        let method = method(ShippingRate::Flat(usd(499)), Some(usd(5_000)));
        assert_eq!([4_999, 5_000, 5_001].map(|goods| method.price(parcel(1, goods)).unwrap().minor), [499, 0, 0]);
    }
}
