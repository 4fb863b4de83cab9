//! Shipping zones, checked.

use std::collections::BTreeSet;

use shop::{
    Currency, Money, Rejection,
    address::Country,
    error::Checked,
    pricing::Territory,
    shipping::{Delivery, ShippingMethod, ShippingRate, ShippingZone, Tier},
    text::Slug,
};

use super::{MethodInput, RateInput, TerritoryInput, TierInput, ZoneInput};

/// How many zones, territories or regions of one, ways to ship there, and tiers of one.
const MOST: usize = 300;
/// The longest way: half a year of working days.
const LONGEST: u8 = 130;

/// The checked zones.
///
/// # Errors
/// A rejection that names every wrong field.
pub(super) fn check(zones: &[ZoneInput], currency: Currency) -> Result<Vec<ShippingZone>, Rejection> {
    let mut check = Checked::default();
    some(&mut check, "zones", zones.len());
    if zones.iter().filter(|zone| zone.territories.is_empty()).count() > 1 {
        check.refuse("zones", "Only one zone can be everywhere else. Please name the territories of the others.");
    }
    let checked = zones.iter().take(MOST).enumerate().map(|(place, input)| zone(&mut check, &format!("zones[{place}]"), input, currency));
    let checked: Vec<_> = checked.collect();
    check.done(|| checked.into_iter().collect())
}

fn zone(check: &mut Checked, at: &str, input: &ZoneInput, currency: Currency) -> Option<ShippingZone> {
    let name = check.take(&format!("{at}.name"), input.name.parse());
    if input.territories.len() > MOST {
        check.refuse(&format!("{at}.territories"), format!("Please name at most {MOST}."));
    }
    let named = input.territories.iter().take(MOST).enumerate();
    let territories: Vec<_> = named.map(|(place, input)| territory(check, &format!("{at}.territories[{place}]"), input)).collect();
    some(check, &format!("{at}.methods"), input.methods.len());
    let mut codes = BTreeSet::new();
    let mut methods = Vec::new();
    for (place, input) in input.methods.iter().take(MOST).enumerate() {
        let at = format!("{at}.methods[{place}]");
        if !codes.insert(input.code.trim()) {
            check.refuse(&format!("{at}.code"), "Another way to ship of this zone has this code.");
        }
        methods.push(method(check, &at, input, currency));
    }
    let (territories, methods): (Option<_>, Option<_>) = (territories.into_iter().collect(), methods.into_iter().collect());
    Some(ShippingZone { name: name?, territories: territories?, methods: methods? })
}

/// A country, or some of its regions by the codes of the address library.
pub(super) fn territory(check: &mut Checked, at: &str, input: &TerritoryInput) -> Option<Territory> {
    let country = check.take(&format!("{at}.country"), Country::from_code(&input.country))?;
    let mut regions = Vec::new();
    for (place, named) in input.regions.iter().take(MOST).enumerate() {
        if let Some(code) = region(check, &format!("{at}.regions[{place}]"), country, named)
            && !regions.contains(&code)
        {
            regions.push(code);
        }
    }
    Some(Territory { country, regions })
}

pub(super) fn region(check: &mut Checked, at: &str, country: Country, named: &str) -> Option<String> {
    let format = country.address_format();
    let found = format.region(named).map(|region| region.code().to_owned());
    let sentence = match format.regions() {
        [] => format!("The regions of {} are not known here; please leave them out.", country.name()),
        [one, ..] => format!("{} has no such region. Please give its code, such as {}.", country.name(), one.code()),
    };
    check.take(at, found.ok_or(sentence))
}

fn method(check: &mut Checked, at: &str, input: &MethodInput, currency: Currency) -> Option<ShippingMethod> {
    let code = check.take(&format!("{at}.code"), input.code.parse::<Slug>());
    let name = check.take(&format!("{at}.name"), input.name.parse());
    let soonest = days(check, &format!("{at}.delivery.soonest"), &input.soonest);
    let latest = days(check, &format!("{at}.delivery.latest"), &input.latest);
    if soonest.zip(latest).is_some_and(|(soonest, latest)| latest < soonest) {
        check.refuse(&format!("{at}.delivery.latest"), "This must not be sooner than the soonest.");
    }
    let rate = rate(check, &format!("{at}.rate"), &input.rate, currency);
    let free_from = match input.free_from.trim() {
        "" => Some(None),
        text => price(check, &format!("{at}.free_from"), text, currency).map(Some),
    };
    let delivery = Delivery::working_days(soonest?, latest?);
    Some(ShippingMethod { code: code?.to_string(), name: name?, delivery, rate: rate?, free_from: free_from? })
}

fn rate(check: &mut Checked, at: &str, input: &RateInput, currency: Currency) -> Option<ShippingRate> {
    match input {
        RateInput::Flat(text) => price(check, &format!("{at}.flat"), text, currency).map(ShippingRate::Flat),
        RateInput::ByWeight(list) => {
            let grams = |text: &str| text.trim().parse::<u64>().map_err(|_| "Please give whole grams, such as 2000.".to_owned());
            tiers(check, &format!("{at}.by_weight"), list, currency, grams).map(ShippingRate::ByWeight)
        }
        RateInput::BySubtotal(list) => {
            let minor = |text: &str| match Money::from_decimal(text, currency) {
                Ok(amount) => u64::try_from(amount.minor).map_err(|_| NEGATIVE.to_owned()),
                Err(reason) => Err(reason.to_string()),
            };
            tiers(check, &format!("{at}.by_subtotal"), list, currency, minor).map(ShippingRate::BySubtotal)
        }
        RateInput::Unsaid => {
            check.refuse(at, "Please say what it costs: flat, by_weight or by_subtotal.");
            None
        }
    }
}

fn tiers(
    check: &mut Checked,
    at: &str,
    list: &[TierInput],
    currency: Currency,
    read: impl Fn(&str) -> Result<u64, String>,
) -> Option<Vec<Tier>> {
    some(check, at, list.len());
    let mut tiers = Vec::new();
    for (place, input) in list.iter().take(MOST).enumerate() {
        let from = check.take(&format!("{at}[{place}].from"), read(&input.from));
        let price = price(check, &format!("{at}[{place}].price"), &input.price, currency);
        let Some((from, price)) = from.zip(price) else { continue };
        if tiers.iter().any(|tier: &Tier| tier.from == from) {
            check.refuse(&format!("{at}[{place}].from"), "Another tier begins there.");
        }
        tiers.push(Tier { from, price });
    }
    tiers.sort_by_key(|tier| tier.from);
    (tiers.len() == list.len()).then_some(tiers)
}

const NEGATIVE: &str = "This must not be negative.";

fn price(check: &mut Checked, at: &str, text: &str, currency: Currency) -> Option<Money> {
    let price = check.take(at, Money::from_decimal(text, currency))?;
    if price.minor < 0 {
        check.refuse(at, NEGATIVE);
    }
    Some(price)
}

fn days(check: &mut Checked, at: &str, text: &str) -> Option<u8> {
    let parsed = text.trim().parse::<u8>().ok().filter(|days| *days <= LONGEST);
    check.take(at, parsed.ok_or(format!("Please give working days, a whole number from 0 to {LONGEST}.")))
}

fn some(check: &mut Checked, at: &str, count: usize) {
    if !(1..=MOST).contains(&count) {
        check.refuse(at, format!("Please give at least one, and at most {MOST}."));
    }
}
