//! Every way to pay that this shop has.

mod by_hand;
mod settings;

use std::sync::Arc;

use shop::{Code, Money, Rejection, text::Name};

pub use self::settings::{PaymentSettings, RazorpaySettings, StripeSettings};

use super::{PaymentProvider, demo, razorpay::Razorpay, stripe::Stripe};
use crate::{ServiceResult, error::rejected};
use by_hand::{CashOnDelivery, Transfer};

/// Names what came by hand where the buyer chose no such way.
pub(super) const BY_HAND: &str = "manual";

/// The providers; cheap to clone.
#[derive(Clone)]
pub struct Providers(Arc<[Arc<dyn PaymentProvider>]>);

impl Default for Providers {
    fn default() -> Self {
        Self::of(vec![Box::new(demo::Demo)])
    }
}

impl Providers {
    /// These.
    #[must_use]
    pub fn of(providers: Vec<Box<dyn PaymentProvider>>) -> Self {
        Self(providers.into_iter().map(Arc::from).collect())
    }

    /// These and one more.
    #[must_use]
    pub fn and(self, provider: Box<dyn PaymentProvider>) -> Self {
        Self(self.0.iter().cloned().chain([Arc::from(provider)]).collect())
    }

    /// As a shop of this name is set; the demo alone where nothing is.
    ///
    /// # Errors
    /// If a provider's settings cannot be used.
    pub fn new(settings: &PaymentSettings, shop: &Name) -> ServiceResult<Self> {
        let mut all: Vec<Box<dyn PaymentProvider>> = Vec::new();
        if let Some(stripe) = &settings.stripe {
            all.push(Box::new(Stripe::new(stripe, shop)?));
        }
        if let Some(razorpay) = &settings.razorpay {
            all.push(Box::new(Razorpay::new(razorpay)?));
        }
        if let Some(instructions) = &settings.bank_transfer {
            all.push(Box::new(Transfer { instructions: instructions.clone(), patience: settings.transfer_patience }));
        }
        if settings.cash_on_delivery {
            all.push(Box::new(CashOnDelivery));
        }
        if settings.demo || all.is_empty() {
            all.push(Box::new(demo::Demo));
        }
        Ok(Self::of(all))
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &dyn PaymentProvider> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// All of them, to be kept.
    pub(super) fn shared(&self) -> impl Iterator<Item = &Arc<dyn PaymentProvider>> {
        self.0.iter()
    }

    /// Whether the shop moves no money: it has the demo alone.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.all().all(|provider| provider.code() == "demo")
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

    /// The provider that a payment came by: of those that people have in their hands, where no other is named.
    ///
    /// # Errors
    /// As [`Providers::named`], if the shop does not have it any more.
    pub(crate) fn behind(&self, code: &str) -> ServiceResult<&dyn PaymentProvider> {
        if code == BY_HAND { Ok(&CashOnDelivery) } else { self.named(code) }
    }

    /// What staff call a way to pay.
    #[must_use]
    pub fn label_of(&self, code: &str) -> String {
        match self.all().find(|provider| provider.code() == code) {
            Some(provider) => provider.label().to_owned(),
            None if code == BY_HAND => "By hand".to_owned(),
            None => code.to_owned(),
        }
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
