//! What Stripe lists, for the comparison with the orders.

use shop::Timestamp;
use stripe_core::payment_intent::ListPaymentIntent;
use stripe_shared::{PaymentIntent, PaymentIntentStatus};
use stripe_types::RangeQueryTs;

use super::{Stripe, api::money};
use crate::{ServiceResult, payments::Found};

/// The most that Stripe lists at once.
const PAGE: i64 = 100;

impl Stripe {
    pub(super) async fn list_payments(&self, since: Timestamp) -> ServiceResult<Vec<Found>> {
        let all = ListPaymentIntent::new().created(RangeQueryTs::gte(since.millis().div_euclid(1000))).limit(PAGE);
        let mut request = all.clone().expand(vec!["data.latest_charge".to_owned()]);
        let mut found = Vec::new();
        loop {
            let page = self.api.ask(&request).await?;
            let last = page.data.last().map(|intent| intent.id.to_string());
            for intent in page.data.into_iter().filter(|intent| intent.status == PaymentIntentStatus::Succeeded) {
                found.extend(self.found(&intent));
            }
            match last {
                Some(last) if page.has_more => request = request.starting_after(last),
                _ => break,
            }
        }
        // The latest come first.
        found.reverse();
        Ok(found)
    }

    /// None for what is no payment of this shop: it is in a currency that the shop cannot count.
    fn found(&self, intent: &PaymentIntent) -> Option<Found> {
        let charge = intent.latest_charge.as_ref().and_then(|charge| charge.as_object());
        let is_ours = intent.metadata.get("shop") == Some(&self.shop);
        let seconds = charge.map_or(intent.created, |charge| charge.created);
        let found = Found {
            reference: intent.id.to_string(),
            attempt: intent.metadata.get("attempt").filter(|_| is_ours).and_then(|attempt| attempt.parse().ok()),
            amount: money(intent.amount_received, &intent.currency).ok()?,
            given_back: money(charge.map_or(0, |charge| charge.amount_refunded), &intent.currency).ok()?,
            at: Timestamp::from_millis(seconds.saturating_mul(1000)),
        };
        Some(found)
    }
}
