use serde::{Deserialize, Serialize};

use crate::{Money, money::Rate, text::Name};

/// What is added to the goods: shipping and tax.
///
/// One set for the whole shop as yet; zones choose among several later, by the address shipped to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rates {
    /// The ways to ship, cheapest first.
    pub shipping: Vec<ShippingMethod>,
    /// The tax.
    pub tax: TaxRate,
}

/// A way to ship at a flat price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingMethod {
    /// Names it in forms: `standard`.
    pub code: String,
    /// Its name for people.
    pub name: Name,
    /// Working days until it arrives, in words.
    pub delivery: String,
    /// What it costs, whatever is shipped.
    pub price: Money,
}

/// The tax on goods and shipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxRate {
    /// Its name on the bill: `Sales tax`.
    pub name: Name,
    /// The share.
    pub rate: Rate,
    /// Whether prices contain it.
    pub display: TaxDisplay,
    /// Whether shipping is taxed too.
    pub on_shipping: bool,
}

/// Whether shown prices contain the tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TaxDisplay {
    /// They do; the bill says how much is in them.
    Inclusive,
    /// They do not; it is added at the end.
    Exclusive,
}

impl Rates {
    /// The way to ship of a code.
    #[must_use]
    pub fn shipping_method(&self, code: &str) -> Option<&ShippingMethod> {
        self.shipping.iter().find(|method| method.code == code)
    }
}

impl TaxRate {
    /// The tax in or on an amount, rounded once.
    #[must_use]
    pub fn on(&self, amount: Money) -> Money {
        match self.display {
            TaxDisplay::Inclusive => self.rate.contained_in(amount),
            TaxDisplay::Exclusive => self.rate.of(amount),
        }
    }
}
