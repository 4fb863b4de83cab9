//! Disputes, written on the order they are of.

use shop::{
    id::PaymentId,
    order::{Actor, By, Dispute},
    payment::PaymentAttempt,
};
use store::{Batch, Condition, Query, StoreError};

use super::{Disputed, Payments, under_way};
use crate::{
    OpCtx, ServiceResult,
    documents::{TRIES, wait_for_others, was_overtaken},
    orders::written,
    schema::{INBOX, PAYMENTS},
};

impl Payments {
    /// Writes down where a dispute stands, with whatever goes `beside` it. One of a payment that is not known changes
    /// nothing.
    pub(super) async fn disputed(&self, ctx: &OpCtx, provider: &str, told: &Disputed, beside: &Batch) -> ServiceResult<()> {
        let by = By::new(Actor::System, ctx.now);
        for tries in 0..TRIES {
            let Some(attempt) = self.attempt_named(provider, &told.payment_reference).await? else {
                return Ok(self.documents.commit(beside).await?);
            };
            let order = self.order_of(&attempt).await?;
            let mut changed = order.value.clone();
            changed.dispute(dispute(told, &attempt.id), &by, || ctx.new_id())?;
            let mut batch = beside.clone();
            if changed != order.value {
                batch = batch.and(written(ctx, &self.events, &order, &changed, &[], &by)?);
            }
            match self.documents.commit(&batch).await {
                Err(StoreError::Conflict { key }) if key.collection == INBOX => return Ok(()),
                Err(refused) if was_overtaken(&refused) => wait_for_others(tries).await,
                done => {
                    done?;
                    self.events.wake();
                    return Ok(());
                }
            }
        }
        Err(under_way())
    }

    /// The attempt that a provider calls so, or whose payment it calls so.
    pub(super) async fn attempt_named(&self, provider: &str, reference: &str) -> ServiceResult<Option<PaymentAttempt>> {
        if reference.is_empty() {
            return Ok(None);
        }
        let name = format!("{provider}:{reference}");
        for field in ["paid_as", "named"] {
            let query = Query::all(PAYMENTS).filter(Condition::Eq(field, name.as_str().into())).limit(1);
            if let Some(found) = self.documents.find::<PaymentAttempt>(&query).await?.into_iter().next() {
                return Ok(Some(found.value));
            }
        }
        Ok(None)
    }
}

fn dispute(told: &Disputed, payment: &PaymentId) -> Dispute {
    Dispute {
        reference: told.reference.clone(),
        payment: payment.clone(),
        amount: told.amount,
        reason: told.reason.clone(),
        evidence_due: told.evidence_due,
        state: told.state,
    }
}
