//! What a shop is set to, as far as its rules need to know.

mod seller;

use std::time::Duration;

use shop::{
    Currency, Money,
    address::Country,
    money::Rate,
    pricing::{Destination, Territory},
    shipping::{Delivery, ShippingMethod, ShippingRate, ShippingZone},
    tax::{STANDARD, TaxDisplay, TaxRule, TaxTable},
    text::{InvalidText, Name},
};

pub use seller::Seller;

use crate::{federation::ProviderSettings, limits::RedisUrl, mail::MailSettings, payments::PaymentSettings, secrets::Secret};

/// The shop's settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The shop's name.
    pub name: Name,
    /// What prices are in.
    pub currency: Currency,
    /// Who sells, as invoices name them.
    pub seller: Seller,
    /// Where it ships from; the address form begins with it.
    pub home: Country,
    /// Where it ships to, and for how much, until staff set it otherwise.
    pub zones: Vec<ShippingZone>,
    /// The taxes, until staff set them otherwise.
    pub taxes: TaxTable,
    /// How long unpaid stock stays reserved.
    pub reservation: Duration,
    /// How long after their delivery items may be sent back.
    pub return_window: Duration,
    /// What signs access tokens, the first of them; none: keys are made and kept in the store.
    pub token_keys: Vec<Secret>,
    /// How people pay.
    pub payments: PaymentSettings,
    /// Where mails go.
    pub mail: MailSettings,
    /// Where tries are counted, if not in the store.
    pub redis_url: Option<RedisUrl>,
    /// With whom people can sign in, in the order of their buttons.
    pub federation: Vec<ProviderSettings>,
}

const DAY: u64 = 24 * 60 * 60;

/// A setting of the demo shop is not what it should be; cannot happen, and is said rather than panicked.
#[derive(Debug, thiserror::Error)]
#[error("the built-in settings are wrong: {0}")]
pub struct WrongDefaults(String);

impl Settings {
    /// The settings of a shop nobody has set up yet.
    ///
    /// # Errors
    /// Never, as a test shows.
    pub fn demo() -> Result<Self, WrongDefaults> {
        let wrong = |error: &dyn std::fmt::Display| WrongDefaults(error.to_string());
        let currency = Currency::USD;
        let home = Country::from_code("US").map_err(|error| wrong(&error))?;
        let prices = [Money::new(499, currency), Money::new(1499, currency)];
        let rate = Rate::from_millionths(82_500);
        Ok(Self {
            name: "ShopSphere".parse().map_err(|error| wrong(&error))?,
            currency,
            seller: Seller::default(),
            home,
            zones: zones(prices).map_err(|error| wrong(&error))?,
            taxes: taxes(home, rate, TaxDisplay::Exclusive).map_err(|error| wrong(&error))?,
            reservation: Duration::from_secs(30 * 60),
            return_window: Duration::from_secs(30 * DAY),
            token_keys: Vec::new(),
            payments: PaymentSettings::default(),
            mail: MailSettings::Nowhere,
            redis_url: None,
            federation: Vec::new(),
        })
    }
}

/// Everywhere, standard and express, for these prices: what a shop begins with.
///
/// # Errors
/// Never, as a test shows.
pub fn zones([standard, express]: [Money; 2]) -> Result<Vec<ShippingZone>, InvalidText> {
    let method = |code: &str, name: &str, delivery, price| {
        Ok(ShippingMethod { code: code.to_owned(), name: name.parse()?, delivery, rate: ShippingRate::Flat(price), free_from: None })
    };
    let methods = vec![
        method("standard", "Standard", Delivery::working_days(3, 5), standard)?,
        method("express", "Express", Delivery::working_days(1, 2), express)?,
    ];
    Ok(vec![ShippingZone { name: "Everywhere".parse()?, territories: Vec::new(), methods }])
}

/// One rate at home and none elsewhere: what a shop begins with. Where prices contain the tax, so does the price of
/// shipping; a sales tax falls on goods alone.
///
/// # Errors
/// Never, as a test shows.
pub fn taxes(home: Country, rate: Rate, display: TaxDisplay) -> Result<TaxTable, InvalidText> {
    let is_inclusive = display == TaxDisplay::Inclusive;
    let name = if is_inclusive { "VAT" } else { "Sales tax" }.parse()?;
    let territory = Territory { country: home, regions: Vec::new() };
    let shipping_class = is_inclusive.then(|| STANDARD.parse()).transpose()?;
    let rules = vec![TaxRule { name, territory, class: STANDARD.parse()?, rate }];
    Ok(TaxTable { display, home: Destination::country(home), shipping_class, rules })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_right() {
        assert!(Settings::demo().is_ok());
    }
}
