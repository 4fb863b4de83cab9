//! Giving an attempt up: at its provider first, so that no money can come by it any more.

use futures::future::{BoxFuture, FutureExt};
use shop::{
    Order,
    event::{DomainEvent, Event},
    id::{EventId, OrderId},
    order::Closing,
    payment::{PaymentAttempt, Standing},
};
use store::{Batch, Condition, Query};

use super::{Asked, PaymentProvider, Payments, heard::Heard};
use crate::{
    OpCtx, ServiceResult,
    documents::Versioned,
    events::Handler,
    schema::{ORDERS, PAYMENTS, key},
};

/// Attempts of one order looked at.
const MOST: u32 = 100;

impl Payments {
    /// Gives an attempt up; if money came by it all the same, that is written down.
    ///
    /// # Errors
    /// If the provider cannot be reached: then it may still become a payment.
    pub(super) async fn give_up(&self, ctx: &OpCtx, attempt: &PaymentAttempt) -> ServiceResult<Heard> {
        let provider = self.provider(&attempt.provider)?;
        let (attempt, word) = self.found_at(provider, attempt).await?;
        let word = match word {
            Some(word @ (Standing::Captured { .. } | Standing::Declined { .. } | Standing::Cancelled)) => word,
            _ => provider.cancel(&attempt).await?,
        };
        self.heard(ctx, &attempt.id, Some(&attempt.reference), &word, &Batch::new()).await
    }

    /// An attempt with the provider's name for it: one that was cut off before that was written is asked for again, by the
    /// same key. With it comes where it stands, if that is said once and for all.
    pub(super) async fn found_at(
        &self,
        provider: &dyn PaymentProvider,
        attempt: &PaymentAttempt,
    ) -> ServiceResult<(PaymentAttempt, Option<Standing>)> {
        if !attempt.reference.is_empty() {
            return Ok((attempt.clone(), None));
        }
        let order = self.order_of(attempt).await?.value;
        let back = self.way_back(&order, attempt);
        let begun = provider.begin(&Asked { attempt, order: &order, back: &back, card: None, saved: None, keep_for: None }).await?;
        // Asked by the same key, a provider may answer from memory: what was open then may be paid by now.
        let over = Some(begun.standing).filter(|standing| *standing != Standing::Open);
        Ok((PaymentAttempt { reference: begun.reference, ..attempt.clone() }, over))
    }

    /// Gives up whatever may still become a payment of an order that needs none any more.
    ///
    /// # Errors
    /// If a provider cannot be reached.
    pub(super) async fn give_up_all(&self, ctx: &OpCtx, order: &OrderId) -> ServiceResult<()> {
        let Some(Versioned { value: order, .. }) = self.documents.load::<Order>(key(ORDERS, order)).await? else { return Ok(()) };
        if order.state.closing == Closing::Open && !order.due().is_zero() {
            return Ok(());
        }
        let query = Query::all(PAYMENTS).filter(Condition::Eq("order", order.id.as_str().into())).limit(MOST);
        for found in self.documents.find::<PaymentAttempt>(&query).await? {
            if found.value.state.is_live() {
                self.give_up(ctx, &found.value).await?;
            }
        }
        Ok(())
    }
}

/// Attempts end with their order.
impl Handler for Payments {
    fn name(&self) -> &'static str {
        "payments"
    }

    fn handle<'a>(&'a self, ctx: &'a OpCtx, _: &'a EventId, event: &'a Event) -> BoxFuture<'a, ServiceResult<()>> {
        async move {
            match event.what {
                DomainEvent::OrderPaid | DomainEvent::OrderExpired | DomainEvent::OrderCancelled | DomainEvent::OrderPartlyCancelled => {
                    self.give_up_all(ctx, &event.order).await
                }
                _ => Ok(()),
            }
        }
        .boxed()
    }
}
