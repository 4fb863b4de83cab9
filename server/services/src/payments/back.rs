//! The shopper's browser leaves for the provider and comes back: what it says counts for nothing, the provider is asked.

use shop::{
    Order,
    payment::{PaymentAttempt, Standing},
};
use store::Batch;

use super::{Next, PaymentProvider, Payments, heard::Heard};
use crate::{OpCtx, ServiceResult, orders::Access};

/// Where paying stands when the shopper is back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Back {
    /// The order is paid, or its money is set aside.
    Paid,
    /// Nothing was charged yet. What the shopper has still to do; nothing, if it is their bank that takes its time.
    Open(Next),
    /// Nothing came of it. Why.
    Declined(String),
}

impl Payments {
    /// How the shopper goes on with an attempt; nothing if it waits for them no more. Only asks: a page that leads on may
    /// be opened twice, by anybody who has the link.
    ///
    /// # Errors
    /// `not_found`; `order_not_found`; `provider_unavailable`.
    pub async fn way_on(&self, order: &str, access: &Access<'_>, attempt: &str) -> ServiceResult<Next> {
        let (_, attempt, provider) = self.found_for(order, access, attempt).await?;
        if !attempt.state.is_live() || attempt.reference.is_empty() {
            return Ok(Next::Nothing);
        }
        Ok(match provider.look(&attempt).await?.next {
            Next::Leave { url } if !self.may_lead_to(&url) => Next::Nothing,
            next => next,
        })
    }

    /// Asks the provider how an attempt went.
    ///
    /// # Errors
    /// `not_found`; `order_not_found`; `provider_unavailable`; where the money went if it was not wanted any more.
    pub async fn come_back(&self, ctx: &OpCtx, order: &str, access: &Access<'_>, attempt: &str) -> ServiceResult<Back> {
        let (_, attempt, provider) = self.found_for(order, access, attempt).await?;
        let (attempt, known) = self.found_at(provider, &attempt).await?;
        let (word, next) = match known {
            Some(word) => (word, Next::Nothing),
            None => {
                let begun = provider.look(&attempt).await?;
                (begun.standing, begun.next)
            }
        };
        let heard = self.heard(ctx, &attempt.id, Some(&attempt.reference), &word, &Batch::new()).await?;
        match (&word, heard) {
            (Standing::Open, Heard::GoesOn) => Ok(Back::Open(next)),
            (Standing::Authorized, _) | (_, Heard::Paid) => Ok(Back::Paid),
            (Standing::Declined { reason }, _) => Ok(Back::Declined(reason.clone())),
            (_, Heard::Over | Heard::GoesOn) => Ok(Back::Declined("This attempt to pay is over, and nothing was charged.".to_owned())),
            (word, heard) => heard.paid(word).map(|()| Back::Paid),
        }
    }

    async fn found_for(
        &self,
        order: &str,
        access: &Access<'_>,
        attempt: &str,
    ) -> ServiceResult<(Order, PaymentAttempt, &dyn PaymentProvider)> {
        let order = self.orders.find(order, access).await?;
        let attempt = self.attempt_of(&order, attempt).await?.value;
        let provider = self.provider(&attempt.provider)?;
        Ok((order, attempt, provider))
    }

    /// Whether a page of ours may lead there: over https alone, unless the shop itself is tried out on one machine.
    fn may_lead_to(&self, url: &str) -> bool {
        let is_plain = url.bytes().all(|byte| byte.is_ascii_graphic());
        let on_this_machine =
            |url: &str| ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"].iter().any(|here| url.starts_with(here));
        is_plain && (url.starts_with("https://") || (on_this_machine(self.place.url()) && on_this_machine(url)))
    }
}
