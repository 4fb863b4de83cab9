//! Whether the settings work.

use stripe_core::balance::RetrieveForMyAccountBalance;

use super::{Stripe, api::Trouble};
use crate::{ServiceError, ServiceResult};

impl Stripe {
    pub(super) async fn try_settings(&self) -> ServiceResult<String> {
        let wrong = |reason: &str| ServiceError::failed("use the settings of Stripe", reason.to_owned());
        let balance = match self.api.ask(&RetrieveForMyAccountBalance::new()).await {
            Ok(balance) => balance,
            Err(Trouble::Refused(refused)) if refused.is_of_secret_key() => {
                return Err(wrong("Stripe does not know STRIPE_SECRET_KEY; was it rolled, or taken from another account?"));
            }
            Err(Trouble::Refused(refused)) if refused.is_forbidden() => {
                return Err(wrong(
                    "STRIPE_SECRET_KEY is a restricted key that may not read the balance; \
                     it also needs PaymentIntents, Refunds, Customers, SetupIntents, Checkout Sessions and Disputes",
                ));
            }
            Err(trouble) => return Err(trouble.into()),
        };
        let mode = if balance.livemode { "live" } else { "test" };
        if !self.publishable_key.starts_with(&format!("pk_{mode}_")) {
            return Err(wrong(&format!("STRIPE_SECRET_KEY is of {mode} mode and STRIPE_PUBLISHABLE_KEY is not; take both of one mode")));
        }
        if self.webhook_secrets.is_empty() {
            return Err(wrong("STRIPE_WEBHOOK_SECRET is not set, so Stripe's messages are refused"));
        }
        Ok(format!("Stripe answers, in {mode} mode{}", if balance.livemode { "" } else { ": no money moves" }))
    }
}
