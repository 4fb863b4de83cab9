//! What came of an attempt, written: the attempt, and the order if money came, in one commit. Money that came is never
//! lost: whatever happened to the order meanwhile, it is on it, and what is too much goes back.

use shop::{
    Code, Order,
    id::{PaymentId, RefundId},
    order::{By, Capture, Closing, Payment},
    payment::{PaymentAttempt, PaymentState},
    stock::{Move, MovementKind},
};
use store::{Batch, Condition, Query, StoreError};

use super::{Outcome, Paid, Payments, declined};
use crate::{
    OpCtx, ServiceError, ServiceResult,
    documents::{TRIES, Versioned, wait_for_others, was_overtaken, write},
    error::rejected,
    orders::written,
    schema::{ORDERS, PAYMENTS, key},
};

impl Payments {
    /// Writes an attempt's outcome.
    ///
    /// # Errors
    /// `payment_declined`, `payment_under_way`.
    pub(super) async fn settle(
        &self,
        ctx: &OpCtx,
        found: Versioned<Order>,
        attempt: &PaymentAttempt,
        written: Batch,
        outcome: Outcome,
    ) -> ServiceResult<Paid> {
        match outcome {
            Outcome::Declined { reason } => {
                self.commit(&written).await?;
                Err(declined(reason))
            }
            Outcome::NeedsConfirmation => {
                self.commit(&written.and(self.give_up_others(&found.value, &attempt.id).await?)).await?;
                Ok(Paid::NeedsConfirmation(attempt.id.clone()))
            }
            Outcome::Succeeded { .. } => self.take_in(ctx, found, attempt).await,
        }
    }

    /// Money came by another way than the shopper's page: the provider said so by itself, or was asked. Told twice, it
    /// counts once.
    ///
    /// # Errors
    /// `not_found` if there is no such attempt; as [`Payments::pay`].
    pub async fn captured(&self, ctx: &OpCtx, attempt: &PaymentId, reference: &str) -> ServiceResult<Paid> {
        let nothing = || rejected(Code::NotFound, "We cannot find this attempt to pay.");
        let attempt = self.documents.load::<PaymentAttempt>(key(PAYMENTS, attempt)).await?.ok_or_else(nothing)?.value;
        let attempt = PaymentAttempt { state: PaymentState::Succeeded, reference: reference.to_owned(), ..attempt };
        let found = self.order_of(&attempt).await?;
        if found.value.has_captured(&attempt.id) { Ok(Paid::Yes) } else { self.take_in(ctx, found, &attempt).await }
    }

    /// Puts money on its order, and decides again if the order moved meanwhile. An expired order comes back if every
    /// line of it can be reserved again; if not, and for one that is over or paid already, the money goes back.
    async fn take_in(&self, ctx: &OpCtx, mut found: Versioned<Order>, attempt: &PaymentAttempt) -> ServiceResult<Paid> {
        let by = By::new(ctx.actor.clone(), ctx.now);
        let capture = Capture {
            payment: attempt.id.clone(),
            provider: attempt.provider.clone(),
            reference: attempt.reference.clone(),
            amount: attempt.amount,
            at: ctx.now,
        };
        let mut is_gone = false;
        for tries in 0..TRIES {
            let (order, moves) = with(&found.value, capture.clone(), is_gone, &by, || ctx.new_id())?;
            let was_wanted = !found.value.due().is_zero() || !moves.is_empty();
            let batch = self.attempt_as_it_is(attempt).await?.and(written(ctx, &self.events, &found, &order, &moves, &by)?);
            match self.documents.commit(&batch).await {
                Ok(()) => {
                    self.orders.after_payment(ctx, order, !moves.is_empty()).await?;
                    return if was_wanted { Ok(Paid::Yes) } else { Err(came_for_nothing(&found.value)) };
                }
                Err(StoreError::BelowLeast { .. } | StoreError::Missing { .. }) if !is_gone => is_gone = true,
                Err(refused) if was_overtaken(&refused) => {
                    wait_for_others(tries).await;
                    found = self.order_of(attempt).await?;
                    if found.value.has_captured(&attempt.id) {
                        return Ok(Paid::Yes);
                    }
                }
                Err(failed) => return Err(failed.into()),
            }
        }
        Err(under_way())
    }

    /// The part of a batch that writes an attempt: over what is kept of it, or as a new one.
    async fn attempt_as_it_is(&self, attempt: &PaymentAttempt) -> ServiceResult<Batch> {
        let key = key(PAYMENTS, &attempt.id);
        let old = self.documents.load::<PaymentAttempt>(key.clone()).await?;
        write(&key, old.as_ref(), attempt)
    }

    async fn order_of(&self, attempt: &PaymentAttempt) -> ServiceResult<Versioned<Order>> {
        let nothing = || rejected(Code::OrderNotFound, "We cannot find this order.");
        self.documents.load::<Order>(key(ORDERS, &attempt.order)).await?.ok_or_else(nothing)
    }

    async fn commit(&self, batch: &Batch) -> ServiceResult<()> {
        match self.documents.commit(batch).await {
            Err(StoreError::Conflict { .. }) => Err(under_way()),
            done => Ok(done?),
        }
    }

    /// Ends attempts that still wait, so that never two can succeed.
    async fn give_up_others(&self, order: &Order, but: &PaymentId) -> ServiceResult<Batch> {
        let query = Query::all(PAYMENTS).filter(Condition::Eq("order", order.id.as_str().into())).limit(TRIES * 10);
        let mut batch = Batch::new();
        for found in self.documents.find::<PaymentAttempt>(&query).await? {
            if found.value.state.is_live() && found.value.id != *but {
                let state = PaymentState::Declined { reason: "Given up for a later attempt.".to_owned() };
                batch = batch.and(Versioned { value: PaymentAttempt { state, ..found.value.clone() }, ..found }.replace()?);
            }
        }
        Ok(batch)
    }
}

/// An order with the money on it, and what its shelves lose if it comes back.
fn with(order: &Order, capture: Capture, is_gone: bool, by: &By, new_id: impl FnMut() -> RefundId) -> ServiceResult<(Order, Vec<Move>)> {
    let mut order = order.clone();
    let was_expired = order.state.closing == Closing::Expired && order.state.payment == Payment::Awaited;
    if was_expired && is_gone {
        order.capture_too_late(capture, by)?
    } else {
        order.capture(capture, by)?
    }
    let comes_back = was_expired && order.state.closing == Closing::Open;
    let moves = if comes_back { order.moves(MovementKind::Reserve, &order.all_kept()) } else { Vec::new() };
    order.ask_surplus(by, new_id)?;
    Ok((order, moves))
}

/// What is said when money was not wanted any more; it is on its way back.
fn came_for_nothing(order: &Order) -> ServiceError {
    if order.state.closing == Closing::Open {
        return rejected(
            Code::PaymentUnderWay,
            "Another payment of this order came first, so this one is given back. Please look at the order.",
        );
    }
    let status = order.state.status().to_string().to_lowercase();
    rejected(Code::TransitionNotAllowed, format!("This payment came too late: the order is {status}. Your money is given back."))
}

fn under_way() -> ServiceError {
    rejected(Code::PaymentUnderWay, "Another payment of this order came first. Please look at the order.")
}
