use std::time::Duration;

use crate::secrets::Secret;

/// The ways to pay that the shop is set to.
#[derive(Clone, Debug)]
pub struct PaymentSettings {
    /// Stripe, if the shop has keys for it.
    pub stripe: Option<StripeSettings>,
    /// Razorpay, if the shop has keys for it.
    pub razorpay: Option<RazorpaySettings>,
    /// Whether shoppers may pay whoever brings it.
    pub cash_on_delivery: bool,
    /// How to transfer money to the shop, in lines; none: it takes no transfers.
    pub bank_transfer: Option<String>,
    /// How long pieces are kept for a transfer.
    pub transfer_patience: Duration,
    /// Whether the demo stands beside others; without others it always does.
    pub demo: bool,
}

/// How Stripe is reached.
#[derive(Clone, Debug)]
pub struct StripeSettings {
    /// The key of the shop's server: `sk_…` or a restricted `rk_…`.
    pub secret_key: Secret,
    /// The key of its pages: `pk_…`; not secret.
    pub publishable_key: String,
    /// What signs webhooks: `whsec_…`, one or several while they are changed.
    pub webhook_secrets: Vec<Secret>,
    /// Where the API lies, without a slash at the end.
    pub api: String,
    /// Where Stripe.js lies, without a slash at the end.
    pub js: String,
    /// Where its other frames come from (3-D Secure), without a slash at the end.
    pub hooks: String,
    /// Whether money is set aside at first, and captured by staff.
    pub manual_capture: bool,
}

/// How Razorpay is reached.
#[derive(Clone, Debug)]
pub struct RazorpaySettings {
    /// The key's id: `rzp_…`; not secret.
    pub key_id: String,
    /// The key's secret.
    pub key_secret: Secret,
    /// What signs webhooks.
    pub webhook_secret: Secret,
    /// Where the API lies, without a slash at the end.
    pub api: String,
}

impl Default for PaymentSettings {
    fn default() -> Self {
        Self {
            stripe: None,
            razorpay: None,
            cash_on_delivery: false,
            bank_transfer: None,
            transfer_patience: Duration::from_secs(7 * 24 * 60 * 60),
            demo: false,
        }
    }
}
