//! Money given back.

use std::collections::HashMap;

use shop::order::GivenBack;
use stripe_core::refund::{CreateRefund, RetrieveRefund};

use super::{Stripe, intent::sent, refused::Refused};
use crate::{
    ServiceResult,
    payments::{Given, Giving},
};

impl Stripe {
    pub(super) async fn refund(&self, giving: &Giving<'_>) -> ServiceResult<Given> {
        let refund = giving.refund;
        let metadata = [("refund", refund.id.to_string()), ("attempt", giving.capture.payment.to_string()), ("shop", self.shop.clone())];
        let metadata: HashMap<String, String> = metadata.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let create = CreateRefund::new().payment_intent(&giving.capture.reference).amount(sent(refund.amount)?).metadata(metadata);
        match self.api.ask_once(&create, refund.id.as_str()).await {
            Ok(made) => Ok(Given { reference: made.id.to_string(), became: became(&made) }),
            Err(trouble) => {
                let refused = trouble.refused(|refused| refused.is_final() || refused.is_missing())?;
                Ok(Given { reference: String::new(), became: GivenBack::Refused(refused.for_staff()) })
            }
        }
    }

    pub(super) async fn look_at_refund(&self, reference: &str) -> ServiceResult<GivenBack> {
        match self.api.ask(&RetrieveRefund::new(reference)).await {
            Ok(made) => Ok(became(&made)),
            Err(trouble) => {
                trouble.refused(Refused::is_missing)?;
                Ok(GivenBack::Refused("Stripe does not know this refund.".to_owned()))
            }
        }
    }
}

fn became(refund: &stripe_shared::Refund) -> GivenBack {
    match refund.status.as_deref() {
        Some("succeeded") => GivenBack::Done,
        Some("failed" | "canceled") => GivenBack::Refused(why(refund.failure_reason.as_deref())),
        // `pending`, and `requires_action` where the buyer must say to which account.
        _ => GivenBack::UnderWay,
    }
}

/// By Stripe's list of reasons; the money is back at the shop then.
fn why(reason: Option<&str>) -> String {
    let because = match reason {
        Some("lost_or_stolen_card") => "the card was reported lost or stolen",
        Some("expired_or_canceled_card") => "the card is not valid any more",
        Some("insufficient_funds") => "the shop's balance at Stripe does not cover it",
        Some("charge_for_pending_refund_disputed") => "the buyer's bank disputes the payment",
        Some("declined") => "the bank refused it",
        Some("merchant_request") => "it was called off in Stripe's dashboard",
        _ => "the bank did not take it",
    };
    format!("Stripe could not give it back: {because}. Please agree with the buyer on another way.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_says_why_and_what_to_do() {
        assert_eq!(
            why(Some("expired_or_canceled_card")),
            "Stripe could not give it back: the card is not valid any more. Please agree with the buyer on another way."
        );
        assert!(why(None).contains("the bank did not take it"));
    }
}
