//! Every way to pay that this shop has.

use std::sync::Arc;

use shop::{Code, Money, Rejection};

use super::{PaymentProvider, demo};
use crate::{ServiceResult, error::rejected};

/// The providers; cheap to clone.
#[derive(Clone)]
pub struct Providers(Arc<Vec<Box<dyn PaymentProvider>>>);

impl Default for Providers {
    fn default() -> Self {
        Self(Arc::new(vec![Box::new(demo::Demo)]))
    }
}

impl Providers {
    /// These.
    #[must_use]
    pub fn of(providers: Vec<Box<dyn PaymentProvider>>) -> Self {
        Self(Arc::new(providers))
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &dyn PaymentProvider> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// The provider of a code.
    ///
    /// # Errors
    /// A rejection of the field `payment_method`.
    pub fn named(&self, code: &str) -> ServiceResult<&dyn PaymentProvider> {
        let unknown =
            || Rejection { code: Code::PaymentMethodUnknown, ..Rejection::field("payment_method", "Please choose how you want to pay.") };
        Ok(self.all().find(|provider| provider.code() == code).ok_or_else(unknown)?)
    }

    /// The provider of a code, for a payment of so much.
    ///
    /// # Errors
    /// As [`Providers::named`]; `amount_not_payable` if it cannot carry that.
    pub fn carrying(&self, code: &str, amount: Money) -> ServiceResult<&dyn PaymentProvider> {
        let provider = self.named(code)?;
        if provider.can_carry(amount) {
            return Ok(provider);
        }
        let sentence = format!("{} cannot carry a payment of {amount}. Please choose another way to pay.", provider.label());
        Err(rejected(Code::AmountNotPayable, sentence))
    }
}
