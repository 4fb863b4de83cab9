//! Attempts to pay.

mod amount;
mod discrepancy;
mod razorpay_amount;
mod state;

use serde::{Deserialize, Serialize};

pub use amount::{Unpayable, stripe_amount, stripe_money};
pub use discrepancy::{Discrepancy, Problem, Remedy, Solved};
pub use razorpay_amount::{razorpay_amount, razorpay_money};
pub use state::{PaymentState, Standing};

use crate::{
    Money, Timestamp,
    id::{OrderId, PaymentId},
};

/// One attempt to pay. It is written before its provider is asked, and its id is the key the provider is asked with: so
/// whatever happens in between, asking again finds the same payment and never makes a second one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentAttempt {
    /// Names it, to the provider too.
    pub id: PaymentId,
    /// For which order.
    pub order: OrderId,
    /// Through which provider: `demo`, `stripe`.
    pub provider: String,
    /// Whether the shopper pays on the provider's own page; else within ours.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub away: bool,
    /// How much.
    pub amount: Money,
    /// What the provider calls it, once it has answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// What the provider calls the payment that came of it, which may be another name than the attempt's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub captured_as: String,
    /// Where it stands.
    pub state: PaymentState,
    /// When it began.
    pub started_at: Timestamp,
}
