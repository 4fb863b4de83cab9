//! Paying an order: one seam for every provider, and never two successful payments for one order.

mod demo;
mod provider;

use std::sync::Arc;

use shop::{
    Code, Order, Rejection,
    event::DomainEvent,
    id::PaymentId,
    order::OrderEvent,
    payment::{PaymentAttempt, PaymentState},
};
use store::{Batch, Condition, Query, StoreError};

pub use demo::{DEMO_CARDS, DemoCard};
pub use provider::{CardForm, Outcome, PaymentProvider};

use crate::{
    OpCtx, ServiceError, ServiceResult, Settings,
    documents::{Documents, TRIES, Versioned, body, wait_for_others},
    error::rejected,
    events::Events,
    orders::{Access, Orders, order_body},
    schema::{PAYMENTS, key},
};

/// The payments.
#[derive(Clone)]
pub struct Payments {
    documents: Documents,
    orders: Orders,
    events: Events,
    providers: Arc<Vec<Box<dyn PaymentProvider>>>,
}

/// Where paying stands now, for the next page.
#[derive(Clone, Debug, PartialEq)]
pub enum Paid {
    /// The order is paid.
    Yes,
    /// The shopper must confirm this attempt.
    NeedsConfirmation(PaymentId),
}

impl Payments {
    pub(crate) fn new(documents: &Documents, orders: &Orders, events: &Events, _settings: &Arc<Settings>) -> Self {
        Self {
            documents: documents.clone(),
            orders: orders.clone(),
            events: events.clone(),
            providers: Arc::new(vec![Box::new(demo::Demo)]),
        }
    }

    /// The ways to pay.
    pub fn providers(&self) -> impl Iterator<Item = &dyn PaymentProvider> {
        self.providers.iter().map(AsRef::as_ref)
    }

    /// The way to pay of a code.
    ///
    /// # Errors
    /// A rejection of the field `payment_method`.
    pub fn provider(&self, code: &str) -> ServiceResult<&dyn PaymentProvider> {
        let unknown =
            || Rejection { code: Code::PaymentMethodUnknown, ..Rejection::field("payment_method", "Please choose how you want to pay.") };
        Ok(self.providers().find(|provider| provider.code() == code).ok_or_else(unknown)?)
    }

    /// Pays an order by card.
    ///
    /// # Errors
    /// `payment_declined` with the provider's reason (the order stays payable); `already_paid`; wrong fields.
    pub async fn pay(&self, ctx: &OpCtx, order: &str, access: &Access<'_>, provider: &str, form: &CardForm) -> ServiceResult<Paid> {
        let found = self.payable(order, access, ctx).await?;
        let provider = self.provider(provider)?;
        let outcome = provider.pay(&found.value, form).await?;
        let attempt = PaymentAttempt {
            id: ctx.new_id(),
            order: found.value.id.clone(),
            provider: provider.code().to_owned(),
            amount: found.value.total(),
            state: state_after(&outcome),
            started_at: ctx.now,
        };
        let insert = Batch::new().insert(key(PAYMENTS, &attempt.id), body(&attempt)?);
        self.settle(ctx, found, insert, outcome, attempt.id).await
    }

    /// What the shopper said when asked to confirm an attempt.
    ///
    /// # Errors
    /// As [`Payments::pay`]; `payment_declined` too if the attempt was given up for a later one.
    pub async fn confirm(&self, ctx: &OpCtx, order: &str, access: &Access<'_>, attempt: &str, approved: bool) -> ServiceResult<Paid> {
        let found = self.payable(order, access, ctx).await?;
        let attempt = self.attempt(&found.value, attempt).await?;
        if !attempt.value.state.is_live() {
            return Err(declined("This attempt to pay is over. Please try again."));
        }
        let outcome = self.provider(&attempt.value.provider)?.confirm(&found.value, approved).await?;
        let id = attempt.value.id.clone();
        let ended = Versioned { value: PaymentAttempt { state: state_after(&outcome), ..attempt.value }, ..attempt };
        self.settle(ctx, found, ended.replace()?, outcome, id).await
    }

    /// The attempt of an order that waits for confirmation.
    ///
    /// # Errors
    /// `not_found` if there is none of this id.
    pub async fn awaiting_confirmation(&self, order: &Order, attempt: &str) -> ServiceResult<PaymentAttempt> {
        Ok(self.attempt(order, attempt).await?.value)
    }

    /// The order with its present version, if it can be paid now.
    async fn payable(&self, order: &str, access: &Access<'_>, ctx: &OpCtx) -> ServiceResult<Versioned<Order>> {
        let found = self.orders.versioned(order, access).await?;
        if found.value.state.awaits_payment() && !found.value.has_lapsed(ctx.now) {
            return Ok(found);
        }
        if found.value.state.after(OrderEvent::PaymentCaptured).is_err() && !found.value.state.awaits_payment() {
            return Err(rejected(
                Code::AlreadyPaid,
                format!("This order needs no payment: it is {}.", found.value.state.status().to_string().to_lowercase()),
            ));
        }
        Err(rejected(
            Code::TransitionNotAllowed,
            "This order was not paid in time and its items went back on the shelf. Please order again.",
        ))
    }

    async fn attempt(&self, order: &Order, id: &str) -> ServiceResult<Versioned<PaymentAttempt>> {
        let nothing = || rejected(Code::NotFound, "We cannot find this attempt to pay.");
        let id: PaymentId = id.parse().map_err(|_| nothing())?;
        let found = self.documents.load::<PaymentAttempt>(key(PAYMENTS, &id)).await?;
        found.filter(|found| found.value.order == order.id).ok_or_else(nothing)
    }

    /// Writes an attempt's outcome, and the order if it is paid, in one commit.
    async fn settle(
        &self,
        ctx: &OpCtx,
        mut found: Versioned<Order>,
        attempt: Batch,
        outcome: Outcome,
        id: PaymentId,
    ) -> ServiceResult<Paid> {
        for tries in 0..TRIES {
            let batch = match &outcome {
                Outcome::Declined { .. } => attempt.clone(),
                Outcome::NeedsConfirmation => attempt.clone().and(self.give_up_others(&found.value, &id).await?),
                Outcome::Succeeded => attempt.clone().and(self.mark_paid(ctx, &mut found)?),
            };
            match self.documents.commit(&batch).await {
                Ok(()) => return self.answer(outcome, id),
                // A reminder, say; unless the order was paid or expired, this payment still counts.
                Err(StoreError::Conflict { key }) if key == found.key => {
                    wait_for_others(tries).await;
                    let reread = self.documents.load::<Order>(key).await?;
                    let Some(open) = reread.filter(|order| order.value.state.awaits_payment()) else { break };
                    found = open;
                }
                Err(StoreError::Conflict { .. }) => break,
                Err(failed) => return Err(failed.into()),
            }
        }
        Err(rejected(Code::PaymentUnderWay, "Another payment of this order came first. Please look at the order."))
    }

    fn mark_paid(&self, ctx: &OpCtx, found: &mut Versioned<Order>) -> ServiceResult<Batch> {
        let order = &mut found.value;
        order.record(OrderEvent::PaymentCaptured, ctx.actor.clone(), ctx.now).map_err(ServiceError::doing("mark an order as paid"))?;
        let batch = Batch::new().replace(found.key.clone(), found.version, order_body(order)?);
        Ok(batch.and(self.events.tell(ctx, &order.id, DomainEvent::OrderPaid)?))
    }

    fn answer(&self, outcome: Outcome, id: PaymentId) -> ServiceResult<Paid> {
        match outcome {
            Outcome::Succeeded => {
                self.events.wake();
                Ok(Paid::Yes)
            }
            Outcome::NeedsConfirmation => Ok(Paid::NeedsConfirmation(id)),
            Outcome::Declined { reason } => Err(declined(reason)),
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

fn state_after(outcome: &Outcome) -> PaymentState {
    match outcome {
        Outcome::Succeeded => PaymentState::Succeeded,
        Outcome::NeedsConfirmation => PaymentState::NeedsConfirmation,
        Outcome::Declined { reason } => PaymentState::Declined { reason: reason.clone() },
    }
}

fn declined(reason: impl Into<String>) -> ServiceError {
    rejected(Code::PaymentDeclined, reason)
}
