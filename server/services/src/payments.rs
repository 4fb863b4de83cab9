//! Paying an order: one seam for every provider, and never two successful payments for one order.

mod demo;
mod provider;
mod providers;
mod settle;

use shop::{
    Code, Order,
    id::PaymentId,
    order::Closing,
    payment::{PaymentAttempt, PaymentState},
};
use store::Batch;

pub use demo::{DEMO_CARDS, DemoCard};
pub use provider::{CardForm, Outcome, PaymentProvider};
pub use providers::Providers;

use crate::{
    OpCtx, ServiceError, ServiceResult,
    documents::{Documents, Versioned, body},
    error::rejected,
    events::Events,
    orders::{Access, Orders},
    schema::{PAYMENTS, key},
};

/// The payments.
#[derive(Clone)]
pub struct Payments {
    documents: Documents,
    orders: Orders,
    events: Events,
    providers: Providers,
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
    pub(crate) fn new(documents: &Documents, orders: &Orders, events: &Events, providers: &Providers) -> Self {
        Self { documents: documents.clone(), orders: orders.clone(), events: events.clone(), providers: providers.clone() }
    }

    /// The ways to pay.
    pub fn providers(&self) -> impl Iterator<Item = &dyn PaymentProvider> {
        self.providers.all()
    }

    /// The way to pay of a code.
    ///
    /// # Errors
    /// A rejection of the field `payment_method`.
    pub fn provider(&self, code: &str) -> ServiceResult<&dyn PaymentProvider> {
        self.providers.named(code)
    }

    /// Pays an order by card.
    ///
    /// # Errors
    /// `payment_declined` with the provider's reason (the order stays payable); `already_paid`; `amount_not_payable`;
    /// wrong fields.
    pub async fn pay(&self, ctx: &OpCtx, order: &str, access: &Access<'_>, provider: &str, form: &CardForm) -> ServiceResult<Paid> {
        let found = self.payable(order, access, ctx).await?;
        let provider = self.providers.carrying(provider, found.value.due())?;
        let outcome = provider.pay(&found.value, form).await?;
        let attempt = PaymentAttempt {
            id: ctx.new_id(),
            order: found.value.id.clone(),
            provider: provider.code().to_owned(),
            amount: found.value.due(),
            reference: reference(&outcome),
            state: state_after(&outcome),
            started_at: ctx.now,
        };
        let insert = Batch::new().insert(key(PAYMENTS, &attempt.id), body(&attempt)?);
        self.settle(ctx, found, &attempt, insert, outcome).await
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
        let value = PaymentAttempt { state: state_after(&outcome), reference: reference(&outcome), ..attempt.value };
        let ended = Versioned { value, ..attempt };
        let written = ended.replace()?;
        self.settle(ctx, found, &ended.value, written, outcome).await
    }

    /// The attempt of an order that waits for confirmation.
    ///
    /// # Errors
    /// `not_found` if there is none of this id.
    pub async fn awaiting_confirmation(&self, order: &Order, attempt: &str) -> ServiceResult<PaymentAttempt> {
        Ok(self.attempt(order, attempt).await?.value)
    }

    /// The order with its present version, if something is to be paid now: all of it, or what an edit made due.
    async fn payable(&self, order: &str, access: &Access<'_>, ctx: &OpCtx) -> ServiceResult<Versioned<Order>> {
        let found = self.orders.versioned(order, access).await?;
        let order = &found.value;
        if order.has_lapsed(ctx.now) || order.state.closing == Closing::Expired {
            return Err(rejected(
                Code::TransitionNotAllowed,
                "This order was not paid in time and its items went back on the shelf. Please order again.",
            ));
        }
        if order.due().is_zero() {
            let status = order.state.status().to_string().to_lowercase();
            return Err(rejected(Code::AlreadyPaid, format!("This order needs no payment: it is {status}.")));
        }
        Ok(found)
    }

    async fn attempt(&self, order: &Order, id: &str) -> ServiceResult<Versioned<PaymentAttempt>> {
        let nothing = || rejected(Code::NotFound, "We cannot find this attempt to pay.");
        let id: PaymentId = id.parse().map_err(|_| nothing())?;
        let found = self.documents.load::<PaymentAttempt>(key(PAYMENTS, &id)).await?;
        found.filter(|found| found.value.order == order.id).ok_or_else(nothing)
    }
}

fn state_after(outcome: &Outcome) -> PaymentState {
    match outcome {
        Outcome::Succeeded { .. } => PaymentState::Succeeded,
        Outcome::NeedsConfirmation => PaymentState::NeedsConfirmation,
        Outcome::Declined { reason } => PaymentState::Declined { reason: reason.clone() },
    }
}

fn reference(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Succeeded { reference } => reference.clone(),
        Outcome::NeedsConfirmation | Outcome::Declined { .. } => String::new(),
    }
}

fn declined(reason: impl Into<String>) -> ServiceError {
    rejected(Code::PaymentDeclined, reason)
}
