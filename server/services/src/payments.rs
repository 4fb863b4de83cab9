//! Paying an order: one seam for every provider, and never two successful payments for one order.
//!
//! An attempt is written before its provider is asked, and an order knows the one attempt that may still become a
//! payment. Whatever a provider says of it, on the shopper's page, by itself or when asked, goes through one place
//! ([`heard`](Payments)) and one table ([`shop::payment::PaymentState::after`]).

mod at_the_desk;
mod awaited;
mod back;
mod by_hand;
mod capture;
mod demo;
mod discrepancies;
mod dispute;
mod give_up;
mod heard;
mod inbox;
mod provider;
mod providers;
mod razorpay;
mod reconcile;
mod start;
mod stripe;
mod take_in;
mod unreachable;
mod vault;

use std::sync::Arc;

use shop::{
    Code, Order,
    id::PaymentId,
    order::{Closing, Payment},
    payment::PaymentAttempt,
};

pub use self::{
    at_the_desk::AboutOrder,
    awaited::Awaited,
    back::Back,
    demo::{DEMO_CARDS, DemoCard},
    discrepancies::DiscrepancyPage,
    inbox::{Arrived, InboxPage, Letter},
    provider::{
        About, Answer, Asked, Begun, CardForm, CardVault, Disputed, Found, Given, Giving, Manner, Mode, Next, Notice, PaymentProvider,
        SavedCard, Sent,
    },
    providers::{PaymentSettings, Providers, RazorpaySettings, StripeSettings},
    reconcile::Reconciled,
    start::{Paid, Start, Started},
    unreachable::Unreachable,
};

use crate::{
    OpCtx, ServiceError, ServiceResult,
    audit::Audit,
    documents::{Documents, Versioned},
    error::rejected,
    events::Events,
    orders::{Access, Orders},
    place::Place,
    schema::{PAYMENTS, key},
};
use inbox::Inbox;

/// The payments.
#[derive(Clone)]
pub struct Payments {
    documents: Documents,
    orders: Orders,
    events: Events,
    audit: Audit,
    place: Place,
    providers: Providers,
    inbox: Arc<Inbox>,
}

impl Payments {
    pub(crate) fn new(
        documents: &Documents,
        orders: &Orders,
        events: &Events,
        audit: &Audit,
        place: &Place,
        providers: &Providers,
    ) -> Self {
        Self {
            documents: documents.clone(),
            orders: orders.clone(),
            events: events.clone(),
            audit: audit.clone(),
            place: place.clone(),
            providers: providers.clone(),
            inbox: Arc::new(Inbox::new(documents)),
        }
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

    /// The attempt of an order that waits for its shopper.
    ///
    /// # Errors
    /// `not_found` if there is none of this id.
    pub async fn attempt(&self, order: &Order, attempt: &str) -> ServiceResult<PaymentAttempt> {
        Ok(self.attempt_of(order, attempt).await?.value)
    }

    /// Whether an order can be paid by a provider now; nothing is begun.
    ///
    /// # Errors
    /// As [`Payments::start`].
    pub async fn must_be_payable(&self, ctx: &OpCtx, order: &str, access: &Access<'_>, provider: &str) -> ServiceResult<()> {
        let found = self.payable(order, access, ctx).await?;
        self.providers.carrying(provider, found.value.due()).map(drop)
    }

    /// What opens the provider's form for an attempt that was begun; none if it is over or needs none.
    ///
    /// # Errors
    /// `not_found`; `provider_unavailable`.
    pub async fn secret_of(&self, attempt: &PaymentId) -> ServiceResult<Option<String>> {
        let attempt = self.documents.load::<PaymentAttempt>(key(PAYMENTS, attempt)).await?.ok_or_else(no_attempt)?.value;
        if !attempt.state.is_live() || attempt.reference.is_empty() {
            return Ok(None);
        }
        match self.provider(&attempt.provider)?.look(&attempt).await?.next {
            Next::Form { client_secret } => Ok(Some(client_secret)),
            Next::Nothing | Next::Leave { .. } | Next::Confirm => Ok(None),
        }
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
        if order.state.payment == Payment::Promised {
            return Err(rejected(Code::AlreadyPaid, "This order needs no payment now: how it is paid is settled."));
        }
        Ok(found)
    }

    async fn attempt_of(&self, order: &Order, id: &str) -> ServiceResult<Versioned<PaymentAttempt>> {
        let id: PaymentId = id.parse().map_err(|_| no_attempt())?;
        let found = self.documents.load::<PaymentAttempt>(key(PAYMENTS, &id)).await?;
        found.filter(|found| found.value.order == order.id).ok_or_else(no_attempt)
    }
}

fn no_attempt() -> ServiceError {
    rejected(Code::NotFound, "We cannot find this attempt to pay.")
}

fn declined(reason: impl Into<String>) -> ServiceError {
    rejected(Code::PaymentDeclined, reason)
}

fn under_way() -> ServiceError {
    rejected(Code::PaymentUnderWay, "Another payment of this order came first. Please look at the order.")
}
