//! The shopper's browser comes back from the provider: what it says counts for nothing, the provider is asked.

use shop::payment::Standing;
use store::Batch;

use super::{Payments, heard::Heard};
use crate::{OpCtx, ServiceResult, orders::Access};

/// Where paying stands when the shopper is back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Back {
    /// The order is paid, or its money is set aside.
    Paid,
    /// It waits for the shopper still: nothing was charged.
    Open,
    /// Nothing came of it. Why.
    Declined(String),
}

impl Payments {
    /// Asks the provider how an attempt went.
    ///
    /// # Errors
    /// `not_found`; `order_not_found`; `provider_unavailable`; where the money went if it was not wanted any more.
    pub async fn come_back(&self, ctx: &OpCtx, order: &str, access: &Access<'_>, attempt: &str) -> ServiceResult<Back> {
        let order = self.orders.find(order, access).await?;
        let attempt = self.attempt_of(&order, attempt).await?.value;
        let provider = self.provider(&attempt.provider)?;
        let (attempt, known) = self.found_at(provider, &attempt).await?;
        let word = match known {
            Some(word) => word,
            None => provider.look(&attempt).await?.standing,
        };
        let heard = self.heard(ctx, &attempt.id, Some(&attempt.reference), &word, &Batch::new()).await?;
        match (&word, heard) {
            (Standing::Open, Heard::GoesOn) => Ok(Back::Open),
            (Standing::Authorized, _) | (_, Heard::Paid) => Ok(Back::Paid),
            (Standing::Declined { reason }, _) => Ok(Back::Declined(reason.clone())),
            (_, Heard::Over | Heard::GoesOn) => Ok(Back::Declined("This attempt to pay is over, and nothing was charged.".to_owned())),
            (word, heard) => heard.paid(word).map(|()| Back::Paid),
        }
    }
}
