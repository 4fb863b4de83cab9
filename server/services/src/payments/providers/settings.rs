use std::time::Duration;

/// The ways to pay that the shop is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentSettings {
    /// Whether shoppers may pay whoever brings it.
    pub cash_on_delivery: bool,
    /// How to transfer money to the shop, in lines; none: it takes no transfers.
    pub bank_transfer: Option<String>,
    /// How long pieces are kept for a transfer.
    pub transfer_patience: Duration,
    /// Whether the demo stands beside others; without others it always does.
    pub demo: bool,
}

impl Default for PaymentSettings {
    fn default() -> Self {
        Self { cash_on_delivery: false, bank_transfer: None, transfer_patience: Duration::from_secs(7 * 24 * 60 * 60), demo: false }
    }
}
