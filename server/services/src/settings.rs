//! What a shop is set to, as far as its rules need to know.

mod seller;

use std::time::Duration;

use shop::{
    Currency, Money,
    address::Country,
    money::Rate,
    pricing::{Rates, ShippingMethod, TaxDisplay, TaxRate},
    text::Name,
};

pub use seller::Seller;

use crate::{federation::ProviderSettings, limits::RedisUrl, mail::MailSettings, secrets::Secret};

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
    /// Shipping and tax.
    pub rates: Rates,
    /// How long unpaid stock stays reserved.
    pub reservation: Duration,
    /// What signs access tokens, the first of them; none: keys are made and kept in the store.
    pub token_keys: Vec<Secret>,
    /// Where mails go.
    pub mail: MailSettings,
    /// Where tries are counted, if not in the store.
    pub redis_url: Option<RedisUrl>,
    /// With whom people can sign in, in the order of their buttons.
    pub federation: Vec<ProviderSettings>,
}

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
        let method = |code: &str, name: &str, delivery: &str, minor| {
            let name = name.parse().map_err(|error| wrong(&error))?;
            Ok(ShippingMethod { code: code.to_owned(), name, delivery: delivery.to_owned(), price: Money::new(minor, currency) })
        };
        let tax = TaxRate {
            name: "Sales tax".parse().map_err(|error| wrong(&error))?,
            rate: Rate::from_millionths(82_500),
            display: TaxDisplay::Exclusive,
            on_shipping: false,
        };
        Ok(Self {
            name: "ShopSphere".parse().map_err(|error| wrong(&error))?,
            currency,
            seller: Seller::default(),
            home: Country::from_code("US").map_err(|error| wrong(&error))?,
            rates: Rates {
                shipping: vec![
                    method("standard", "Standard", "3 to 5 working days", 499)?,
                    method("express", "Express", "1 to 2 working days", 1499)?,
                ],
                tax,
            },
            reservation: Duration::from_secs(30 * 60),
            token_keys: Vec::new(),
            mail: MailSettings::Nowhere,
            redis_url: None,
            federation: Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_right() {
        assert!(Settings::demo().is_ok());
    }
}
