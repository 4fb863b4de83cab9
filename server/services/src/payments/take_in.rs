//! Money that came: never lost. Whatever happened to its order meanwhile, it is on it, and what is too much goes back.

use shop::{
    Money, Order, Timestamp,
    id::{PaymentId, RefundId},
    order::{By, Capture, Closing, Payment},
    payment::{PaymentAttempt, PaymentState, Standing},
    stock::{Move, MovementKind},
};
use store::{Batch, StoreError};

use super::{Paid, Payments, heard::Heard, no_attempt, start::attempt_body, under_way};
use crate::{
    OpCtx, ServiceResult,
    documents::{TRIES, Versioned, wait_for_others, was_overtaken},
    orders::written,
    schema::{PAYMENTS, key},
};

impl Payments {
    /// Money came by another way than the shopper's page. Told twice, it counts once.
    ///
    /// # Errors
    /// `not_found` if there is no such attempt; why the money went back.
    pub async fn captured(&self, ctx: &OpCtx, attempt: &PaymentId, reference: &str) -> ServiceResult<Paid> {
        let found = self.documents.load::<PaymentAttempt>(key(PAYMENTS, attempt)).await?.ok_or_else(no_attempt)?;
        let word = Standing::Captured { reference: reference.to_owned(), amount: found.value.amount };
        self.heard(ctx, attempt, None, &word, &Batch::new()).await?.paid(&word)?;
        Ok(Paid::Yes)
    }

    /// Puts an amount that was not asked for on its order, because staff say so.
    ///
    /// # Errors
    /// If the store fails; `payment_under_way` if the order changed at every try.
    pub(super) async fn take_in_anyway(
        &self,
        ctx: &OpCtx,
        attempt: &PaymentId,
        reference: &str,
        amount: Money,
        beside: &Batch,
    ) -> ServiceResult<()> {
        for tries in 0..TRIES {
            let found = self.documents.load::<PaymentAttempt>(key(PAYMENTS, attempt)).await?.ok_or_else(no_attempt)?;
            let order = self.order_of(&found.value).await?;
            let as_it_came = PaymentAttempt { amount, ..found.value.clone() };
            let (batch, _, comes_back) = self.money_came(ctx, &found, &order, as_it_came, reference, tries > 0)?;
            match self.documents.commit(&batch.and(beside.clone())).await {
                Err(StoreError::BelowLeast { .. } | StoreError::Missing { .. }) => {}
                Err(refused) if was_overtaken(&refused) => wait_for_others(tries).await,
                done => {
                    done?;
                    let order = self.order_of(&found.value).await?.value;
                    return self.orders.after_payment(ctx, order, comes_back).await;
                }
            }
        }
        Err(under_way())
    }

    /// The batch that puts money on its order. An expired order comes back if every line of it can be reserved again,
    /// unless its goods are known to be gone; for one that is over or paid already, the money goes back.
    pub(super) fn money_came(
        &self,
        ctx: &OpCtx,
        found: &Versioned<PaymentAttempt>,
        order: &Versioned<Order>,
        attempt: PaymentAttempt,
        reference: &str,
        are_gone: bool,
    ) -> ServiceResult<(Batch, Heard, bool)> {
        if order.value.has_captured(&attempt.id) {
            return Ok((Batch::new(), Heard::Paid, false));
        }
        let by = By::new(ctx.actor.clone(), ctx.now);
        let attempt = PaymentAttempt { state: PaymentState::Succeeded, captured_as: reference.to_owned(), ..attempt };
        let capture = capture_of(&attempt, ctx.now);
        let (paid, moves) = with(&order.value, capture, are_gone, &by, || ctx.new_id())?;
        let was_wanted = !order.value.due().is_zero() || !moves.is_empty();
        let heard = if was_wanted { Heard::Paid } else { Heard::CameForNothing(why_it_goes_back(&order.value)) };
        let batch = written(ctx, &self.events, order, &paid, &moves, &by)?;
        let batch = batch.replace(found.key.clone(), found.version, attempt_body(&attempt)?);
        Ok((batch, heard, !moves.is_empty()))
    }
}

/// What an attempt that succeeded puts on its order.
pub(super) fn capture_of(attempt: &PaymentAttempt, at: Timestamp) -> Capture {
    Capture {
        payment: attempt.id.clone(),
        provider: attempt.provider.clone(),
        reference: attempt.captured_as.clone(),
        amount: attempt.amount,
        at,
    }
}

/// An order with the money on it, and what its shelves lose if it comes back.
fn with(order: &Order, capture: Capture, are_gone: bool, by: &By, new_id: impl FnMut() -> RefundId) -> ServiceResult<(Order, Vec<Move>)> {
    let mut order = order.clone();
    let was_expired = order.state.closing == Closing::Expired && order.state.payment == Payment::Awaited;
    order.paying = order.paying.filter(|paying| *paying != capture.payment);
    if was_expired && are_gone {
        order.capture_too_late(capture, by)?;
    } else {
        order.capture(capture, by)?;
    }
    let comes_back = was_expired && order.state.closing == Closing::Open;
    let moves = if comes_back { order.moves(MovementKind::Reserve, &order.all_kept()) } else { Vec::new() };
    order.ask_surplus(by, new_id)?;
    Ok((order, moves))
}

/// What is said when money was not wanted any more; it is on its way back.
fn why_it_goes_back(order: &Order) -> String {
    if order.state.closing == Closing::Open {
        return "Another payment of this order came first, so this one is given back. Please look at the order.".to_owned();
    }
    let status = order.state.status().to_string().to_lowercase();
    format!("This payment came too late: the order is {status}. Your money is given back.")
}
