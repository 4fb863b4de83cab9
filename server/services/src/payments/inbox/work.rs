//! Working on messages.

use shop::payment::PaymentAttempt;
use store::Batch;

use super::{About, Letter, Payments};
use crate::{
    OpCtx, ServiceError, ServiceResult,
    queue::{Task, Trouble, Worker},
    schema::{PAYMENTS, key},
};

struct Round<'a> {
    payments: &'a Payments,
    ctx: &'a OpCtx,
}

impl Payments {
    /// Works on a few of the messages that are due; the number of those that were tried. Call it again until it is 0.
    ///
    /// # Errors
    /// If the store cannot be read or written.
    pub async fn work_off_inbox(&self, ctx: &OpCtx) -> ServiceResult<usize> {
        Ok(self.inbox.queue.work_due(ctx.now, &Round { payments: self, ctx }).await?.tried)
    }

    /// Asks the provider about what a message is about, and writes down what it says together with the message's end.
    async fn act_upon(&self, ctx: &OpCtx, letter: &Letter, end: &Batch) -> ServiceResult<()> {
        match &letter.about {
            About::Payment { attempt, reference } => {
                let attempt = match attempt {
                    Some(id) => self.documents.load::<PaymentAttempt>(key(PAYMENTS, id)).await?.map(|found| found.value),
                    None => self.attempt_named(&letter.provider, reference).await?,
                };
                // Of another shop on the same account.
                let Some(attempt) = attempt.filter(|attempt| attempt.provider == letter.provider) else { return Ok(()) };
                let provider = self.provider(&letter.provider)?;
                let (attempt, known) = self.found_at(provider, &attempt).await?;
                let word = match known {
                    Some(word) => word,
                    None => provider.look(&attempt).await?.standing,
                };
                self.heard(ctx, &attempt.id, Some(&attempt.reference), &word, end).await.map(drop)
            }
            About::Refund { refund, payment_reference } => {
                let attempt = self.attempt_named(&letter.provider, payment_reference).await?;
                match (refund, attempt) {
                    (Some(refund), Some(attempt)) => self.orders.look_after_refund(ctx, &attempt.order, refund).await,
                    // Given back by hand in the provider's own pages: the comparison with the orders finds it.
                    _ => Ok(()),
                }
            }
            About::Dispute { reference } => {
                let told = self.provider(&letter.provider)?.look_at_dispute(reference).await?;
                self.disputed(ctx, &letter.provider, &told, end).await
            }
            About::Nothing => Ok(()),
        }
    }
}

impl Worker<Letter> for Round<'_> {
    async fn work(&self, task: Task<'_, Letter>) -> Result<(), Trouble> {
        match self.payments.act_upon(self.ctx, task.what, task.end).await {
            Ok(()) => Ok(()),
            // The provider does not know it, or the order does not allow it: so it stays.
            Err(ServiceError::Rejected(refused)) => Err(Trouble::GiveUp(refused.message)),
            Err(failed) => Err(Trouble::Again(failed.chain())),
        }
    }
}
