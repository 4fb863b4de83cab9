//! A provider's word about an attempt, written: the attempt, the order, and whatever goes beside them, in one commit.
//! There is no other way in, so it does not matter who brings the word, how often, or in which order.

use shop::{
    Order,
    id::PaymentId,
    order::{Actor, By, Closing, OrderEvent, Payment},
    payment::{PaymentAttempt, PaymentState, Problem, Standing},
};
use store::{Batch, StoreError};

use super::{Payments, declined, no_attempt, start::attempt_body, under_way};
use crate::{
    OpCtx, ServiceError, ServiceResult,
    documents::{TRIES, Versioned, wait_for_others, was_overtaken},
    error::rejected,
    orders::written,
    schema::{DISCREPANCIES, INBOX, ORDERS, PAYMENTS, key},
};

/// What a word led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// The attempt goes on, or stays as it was.
    GoesOn,
    /// The attempt was over before, or is now.
    Over,
    /// The order is paid, by this word or the same one before.
    Paid,
    /// Money came that was not wanted any more; it is on its way back. Why, for the shopper.
    CameForNothing(String),
    /// Money came that is not what was asked for; staff look at it.
    Differs,
}

/// What was learnt when a commit was refused.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// The pieces of the order are somebody else's by now.
    are_gone: bool,
    /// The discrepancy was found before.
    is_listed: bool,
}

impl Heard {
    /// Whether the order is paid by it.
    ///
    /// # Errors
    /// Why it is not: `payment_declined`, `payment_under_way`.
    pub(super) fn paid(self, word: &Standing) -> ServiceResult<()> {
        match (self, word) {
            (Self::Paid, _) => Ok(()),
            (Self::CameForNothing(sentence), _) => Err(rejected(shop::Code::TransitionNotAllowed, sentence)),
            (Self::Differs, _) => Err(rejected(
                shop::Code::PaymentUnderWay,
                "Your payment arrived, and its amount is not the order's. We are looking into it and will write to you.",
            )),
            (_, Standing::Declined { reason }) => Err(declined(reason.clone())),
            (_, Standing::Cancelled) => Err(declined("This attempt to pay is over, and nothing was charged. Please try again.")),
            (Self::GoesOn | Self::Over, _) => Err(under_way()),
        }
    }

    /// Nothing, if an attempt that was given up led to no payment.
    ///
    /// # Errors
    /// `already_paid`, or where the money went.
    pub(super) fn paid_anyway(self) -> ServiceResult<()> {
        match self {
            Self::GoesOn | Self::Over => Ok(()),
            Self::Paid => Err(rejected(shop::Code::AlreadyPaid, "This order is paid already.")),
            other => other.paid(&Standing::Open),
        }
    }
}

impl Payments {
    /// Writes a provider's word down, with whatever goes `beside` it; `reference` is its name for the attempt if that was
    /// learnt with it.
    ///
    /// # Errors
    /// `not_found` if there is no such attempt; if the store fails.
    pub(super) async fn heard(
        &self,
        ctx: &OpCtx,
        attempt: &PaymentId,
        reference: Option<&str>,
        word: &Standing,
        beside: &Batch,
    ) -> ServiceResult<Heard> {
        let mut known = Known::default();
        for tries in 0..TRIES {
            let found = self.documents.load::<PaymentAttempt>(key(PAYMENTS, attempt)).await?.ok_or_else(no_attempt)?;
            let order = self.order_of(&found.value).await?;
            let (batch, heard, comes_back) = self.decide(ctx, &found, &order, reference, word, known)?;
            let batch = batch.and(beside.clone());
            if batch.is_empty() {
                return Ok(heard);
            }
            match self.documents.commit(&batch).await {
                Ok(()) => {
                    if matches!(word, Standing::Captured { .. }) {
                        let order = self.order_of(&found.value).await?.value;
                        self.orders.after_payment(ctx, order, comes_back).await?;
                    }
                    self.events.wake();
                    return Ok(heard);
                }
                // Not even its own message is ours any more: whoever has it writes the word down.
                Err(StoreError::Conflict { key }) if key.collection == INBOX => return Ok(Heard::GoesOn),
                Err(StoreError::Exists { key, .. }) if key.collection == DISCREPANCIES => known.is_listed = true,
                Err(StoreError::BelowLeast { .. } | StoreError::Missing { .. }) if !known.are_gone => known.are_gone = true,
                Err(refused) if was_overtaken(&refused) => wait_for_others(tries).await,
                Err(failed) => return Err(failed.into()),
            }
        }
        Err(under_way())
    }

    /// What a word means for attempt and order as they are: the batch, what it leads to, and whether stock moves by it.
    fn decide(
        &self,
        ctx: &OpCtx,
        found: &Versioned<PaymentAttempt>,
        order: &Versioned<Order>,
        reference: Option<&str>,
        word: &Standing,
        known: Known,
    ) -> ServiceResult<(Batch, Heard, bool)> {
        let mut attempt = found.value.clone();
        if let Some(reference) = reference.filter(|_| attempt.reference.is_empty()) {
            reference.clone_into(&mut attempt.reference);
        }
        if let Standing::Captured { reference, amount } = word {
            if *amount != attempt.amount && !order.value.has_captured(&attempt.id) {
                let problem = Problem::AmountDiffers { asked: attempt.amount };
                let listed = if known.is_listed { Batch::new() } else { self.discrepancy(ctx, &attempt, reference, *amount, problem)? };
                return Ok((listed, Heard::Differs, false));
            }
            return self.money_came(ctx, found, order, attempt, reference, known.are_gone);
        }
        let by = By::new(Actor::System, ctx.now);
        let mut batch = Batch::new();
        let mut heard = if attempt.state.is_live() { Heard::GoesOn } else { Heard::Over };
        if let Some(after) = attempt.state.after(word) {
            let mut changed = order.value.clone();
            if !after.is_live() {
                heard = Heard::Over;
                changed.paying = changed.paying.filter(|paying| *paying != attempt.id);
            }
            if after == PaymentState::Authorized && changed.state.after(OrderEvent::PaymentPromised).is_ok() {
                changed.promise(&by)?;
            }
            if attempt.state == PaymentState::Authorized && changed.state.payment == Payment::Promised && !after.is_live() {
                if changed.state.after(OrderEvent::PromiseEnded).is_ok() {
                    changed.end_promise(&by)?;
                } else if changed.state.closing == Closing::Open && !known.is_listed {
                    batch = batch.and(self.discrepancy(ctx, &attempt, &attempt.reference, attempt.amount, Problem::PromiseLost)?);
                }
            }
            attempt.state = after;
            if changed != order.value {
                batch = batch.and(written(ctx, &self.events, order, &changed, &[], &by)?);
            }
        }
        if attempt != found.value {
            batch = batch.replace(found.key.clone(), found.version, attempt_body(&attempt)?);
        }
        Ok((batch, heard, false))
    }

    pub(super) async fn order_of(&self, attempt: &PaymentAttempt) -> ServiceResult<Versioned<Order>> {
        let nothing = || ServiceError::failed("find the order of a payment", format!("order {} is not there", attempt.order));
        self.documents.load::<Order>(key(ORDERS, &attempt.order)).await?.ok_or_else(nothing)
    }
}
