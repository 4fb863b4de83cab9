//! What shipping costs, before anything makes it free.

use super::{Basket, ChosenShipping, Terms, lines::SaleLine};
use crate::{
    Money,
    money::InvalidMoney,
    shipping::{Parcel, ShippingMethod, zone_of},
};

/// What is shipped.
pub(super) fn parcel(lines: &[SaleLine], goods: Money) -> Parcel {
    let weight = |line: &SaleLine| u64::from(line.line.weight_grams) * u64::from(line.line.quantity);
    Parcel { weight_grams: lines.iter().map(weight).sum(), goods }
}

/// The chosen way to ship with its price, if it is offered there.
pub(super) fn chosen(basket: &Basket, terms: &Terms, parcel: Parcel) -> Result<Option<ChosenShipping>, InvalidMoney> {
    let Some(code) = &basket.shipping else { return Ok(None) };
    let offered = offered(basket, terms, parcel);
    let method = offered.into_iter().find(|(method, _)| method.code == *code);
    Ok(method.map(|(method, price)| ChosenShipping {
        code: method.code.clone(),
        name: method.name.clone(),
        delivery: method.delivery,
        price,
    }))
}

/// The ways to ship there with their prices, the cheapest first; none where the shop does not ship to.
pub(super) fn offered<'a>(basket: &Basket, terms: &'a Terms, parcel: Parcel) -> Vec<(&'a ShippingMethod, Money)> {
    let destination = basket.destination.as_ref().unwrap_or(&terms.taxes.home);
    let methods = zone_of(&terms.zones, destination).map(|zone| zone.methods.as_slice()).unwrap_or_default();
    let mut offered: Vec<_> = methods.iter().filter_map(|method| method.price(parcel).map(|price| (method, price))).collect();
    offered.sort_by_key(|(_, price)| price.minor);
    offered
}
