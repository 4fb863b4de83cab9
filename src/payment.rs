//! Attempts to pay an order.

mod amount;

use serde::{Deserialize, Serialize};

pub use amount::{Unpayable, stripe_amount};

use crate::{
    Money, Timestamp,
    id::{OrderId, PaymentId},
};

/// One attempt to pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentAttempt {
    /// Names it.
    pub id: PaymentId,
    /// For which order.
    pub order: OrderId,
    /// Through which provider: `demo`, `stripe`.
    pub provider: String,
    /// How much.
    pub amount: Money,
    /// What the provider calls it, once it has succeeded.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// Where it stands.
    pub state: PaymentState,
    /// When it began.
    pub started_at: Timestamp,
}

/// Where an attempt stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PaymentState {
    /// The shopper must confirm it (3-D Secure).
    NeedsConfirmation,
    /// The money is here.
    Succeeded,
    /// The provider said no; the order can be paid in another way.
    Declined {
        /// Why, for the shopper.
        reason: String,
    },
}

impl PaymentState {
    /// Whether it may still become a payment.
    #[must_use]
    pub fn is_live(&self) -> bool {
        matches!(self, Self::NeedsConfirmation)
    }
}
