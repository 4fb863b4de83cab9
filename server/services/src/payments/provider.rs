//! The seam: what the shop needs of whoever moves the money.

use futures::future::BoxFuture;
use shop::{Money, Order, order::Refund};

use crate::ServiceResult;

/// A way to pay. Its vendor's types never leave its file.
pub trait PaymentProvider: Send + Sync {
    /// Names it in forms and documents.
    fn code(&self) -> &'static str;

    /// Its name for people.
    fn label(&self) -> &'static str;

    /// A sentence under its name.
    fn description(&self) -> &'static str;

    /// Whether a payment of so much is possible. What is owed is never rounded to make it so.
    fn can_carry(&self, _amount: Money) -> bool {
        true
    }

    /// Tries to pay an order.
    ///
    /// # Errors
    /// Wrong fields, or a provider that cannot be reached.
    fn pay<'a>(&'a self, order: &'a Order, form: &'a CardForm) -> BoxFuture<'a, ServiceResult<Outcome>>;

    /// Goes on after the shopper was asked.
    ///
    /// # Errors
    /// A provider that cannot be reached.
    fn confirm<'a>(&'a self, order: &'a Order, approved: bool) -> BoxFuture<'a, ServiceResult<Outcome>>;

    /// Gives money back out of the payment that the refund names (`order.capture_of(refund)`). The refund's id is the
    /// key: asked twice for the same one, the money is given back once. `NeedsConfirmation`: it is on its way, ask later.
    ///
    /// # Errors
    /// A provider that cannot be reached; it is asked again.
    fn refund<'a>(&'a self, order: &'a Order, refund: &'a Refund) -> BoxFuture<'a, ServiceResult<Outcome>>;
}

/// What came of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The money is here, or given back.
    Succeeded {
        /// What the provider calls the payment.
        reference: String,
    },
    /// The shopper must confirm.
    NeedsConfirmation,
    /// No, and why.
    Declined {
        /// A sentence for the shopper.
        reason: String,
    },
}

/// A card as it was typed. It has no `Serialize` and shows nothing in logs: it is never kept or echoed.
#[derive(Clone, Default)]
pub struct CardForm {
    /// The number, perhaps with spaces.
    pub number: String,
    /// Month and year: `12/34`.
    pub expiry: String,
    /// The three digits on the back.
    pub cvc: String,
}

impl std::fmt::Debug for CardForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CardForm(…)")
    }
}
