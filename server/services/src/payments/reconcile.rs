//! The comparison of providers and orders: what is certain is mended, what is not is listed for staff. It makes up for
//! every message that was lost.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::{
    Money, Order, Timestamp,
    id::PaymentId,
    order::{Closing, Refund, RefundState},
    payment::{Discrepancy, PaymentAttempt, PaymentState, Problem, Standing},
};
use store::{Batch, Condition, Direction, Query, StoreError};

use super::{Found, PaymentProvider, Payments, discrepancies::found_batch, heard::Heard};
use crate::{
    OpCtx, ServiceResult,
    documents::{Versioned, write},
    schema::{MARKS, PAYMENTS, key},
};

/// An attempt younger than this is still being made.
const PATIENCE: Duration = Duration::from_secs(60);
/// A refund younger than this may not be on a provider's list; the overlap compares it again.
const SETTLING: Duration = Duration::from_secs(10 * 60);
/// Attempts looked at in one round, the longest waiting first.
const SWARM: u32 = 200;
/// So much of the time before the last comparison is compared again: clocks differ, and what was under way is done.
const OVERLAP: Duration = Duration::from_secs(60 * 60);
/// The first comparison goes back so far.
const FIRST: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// What the comparison remembers of itself.
const MARK: &str = "reconciled";

/// What a comparison found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// Attempts and payments looked at.
    pub looked_at: usize,
    /// Of them, put right.
    pub mended: usize,
    /// Providers that did not answer: for them it is done again the next time.
    pub unreachable: usize,
    /// Discrepancies that wait for staff.
    pub open: usize,
}

/// Until when providers and orders were compared.
#[derive(Serialize, Deserialize)]
struct Mark {
    until: Timestamp,
}

impl Payments {
    /// Compares providers and orders since the last time, or since a moment. Safe to run in several copies at once, and
    /// beside everything else: each finding is written down like a message.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn reconcile(&self, ctx: &OpCtx, since: Option<Timestamp>) -> ServiceResult<Reconciled> {
        let mut sum = Reconciled::default();
        self.ask_about_the_living(ctx, &mut sum).await?;
        let mark = self.documents.load::<Mark>(key(MARKS, MARK)).await?;
        let last = mark.as_ref().map_or_else(|| ctx.now.before(FIRST), |mark| mark.value.until.before(OVERLAP));
        let since = since.unwrap_or(last);
        for provider in self.providers.all() {
            match self.compare(ctx, provider, since, &mut sum).await {
                Err(failed) if failed.unreachable().is_some() => {
                    tracing::warn!(
                        provider = provider.code(),
                        error = failed.chain(),
                        "Could not compare the payments of {}",
                        provider.code()
                    );
                    sum.unreachable += 1;
                }
                done => done?,
            }
        }
        if sum.unreachable == 0 {
            let batch = write(&key(MARKS, MARK), mark.as_ref(), &Mark { until: ctx.now })?;
            match self.documents.commit(&batch).await {
                // Another copy compared as well.
                Err(StoreError::Conflict { .. } | StoreError::Exists { .. }) => {}
                done => done?,
            }
        }
        sum.open = self.open_discrepancies().await?;
        Ok(sum)
    }

    /// Asks about every attempt that may still become a payment and that nobody has heard of for a while.
    async fn ask_about_the_living(&self, ctx: &OpCtx, sum: &mut Reconciled) -> ServiceResult<()> {
        let old = Condition::Range { field: "live_at", from: None, to: Some(ctx.now.before(PATIENCE).millis().into()) };
        let query = Query::all(PAYMENTS).filter(old).sorted("live_at", Direction::Ascending).limit(SWARM);
        for found in self.documents.find::<PaymentAttempt>(&query).await? {
            sum.looked_at += 1;
            match self.ask_about(ctx, &found.value).await {
                Ok(is_mended) => sum.mended += usize::from(is_mended),
                Err(error) => {
                    tracing::warn!(attempt.id = %found.value.id, error = error.chain(), "Could not ask about attempt {}", found.value.id);
                }
            }
        }
        Ok(())
    }

    /// Whether the answer changed anything.
    async fn ask_about(&self, ctx: &OpCtx, attempt: &PaymentAttempt) -> ServiceResult<bool> {
        let order = self.order_of(attempt).await?.value;
        let is_wanted = order.state.closing == Closing::Open && order.paying.as_ref() == Some(&attempt.id) && !order.has_lapsed(ctx.now);
        // One that was cut off leads no shopper anywhere: they never got the provider's answer.
        if !is_wanted || attempt.state == PaymentState::Begun {
            return Ok(self.give_up(ctx, attempt).await? != Heard::GoesOn);
        }
        let begun = self.provider(&attempt.provider)?.look(attempt).await?;
        Ok(self.heard(ctx, &attempt.id, None, &begun.standing, &Batch::new()).await? != Heard::GoesOn)
    }

    async fn compare(&self, ctx: &OpCtx, provider: &dyn PaymentProvider, since: Timestamp, sum: &mut Reconciled) -> ServiceResult<()> {
        let theirs = provider.payments_since(since).await?;
        for payment in &theirs {
            sum.looked_at += 1;
            sum.mended += usize::from(self.compare_one(ctx, provider, payment).await?);
        }
        self.look_for_ours(ctx, provider, since, &theirs).await
    }

    /// Whether something was mended.
    async fn compare_one(&self, ctx: &OpCtx, provider: &dyn PaymentProvider, payment: &Found) -> ServiceResult<bool> {
        let attempt = match &payment.attempt {
            Some(id) => self.documents.load::<PaymentAttempt>(key(PAYMENTS, id)).await?.map(|found| found.value),
            None => self.attempt_named(provider.code(), &payment.reference).await?,
        };
        let Some(attempt) = attempt else {
            // Without an id of ours it is another shop's, on the same account.
            if let Some(id) = payment.attempt.clone().filter(|_| payment.given_back.minor < payment.amount.minor) {
                self.list(ctx, provider, payment, (Some(id), None), Problem::OrderUnknown).await?;
            }
            return Ok(false);
        };
        let order = self.order_of(&attempt).await?.value;
        if order.has_captured(&attempt.id) {
            let ours = given_back(&order, &attempt.id);
            // What was given back since the provider made its list is not on it yet.
            let since = ctx.now.before(SETTLING);
            let is_fresh = |refund: &Refund| refund.state == RefundState::Pending || refund.at > since;
            let is_under_way = order.refunds.iter().any(|refund| refund.payment == attempt.id && is_fresh(refund));
            if payment.given_back != ours && !is_under_way {
                let problem = Problem::GivenBackDiffers { ours, theirs: payment.given_back };
                self.list(ctx, provider, payment, (Some(attempt.id.clone()), Some(&order)), problem).await?;
            }
            return Ok(false);
        }
        let word = Standing::Captured { reference: payment.reference.clone(), amount: payment.amount };
        Ok(self.heard(ctx, &attempt.id, None, &word, &Batch::new()).await? == Heard::Paid)
    }

    /// Looks for payments on orders that the provider does not list.
    async fn look_for_ours(&self, ctx: &OpCtx, provider: &dyn PaymentProvider, since: Timestamp, theirs: &[Found]) -> ServiceResult<()> {
        let started = Condition::Range { field: "started_at", from: Some(since.millis().into()), to: None };
        let query = Query::all(PAYMENTS).filter(started).sorted("started_at", Direction::Ascending);
        for Versioned { value: attempt, .. } in self.documents.find_all::<PaymentAttempt>(query).await? {
            let is_theirs = attempt.provider == provider.code() && provider.keeps_books();
            let is_listed = theirs.iter().any(|payment| payment.reference == attempt.captured_as);
            if !is_theirs || attempt.state != PaymentState::Succeeded || is_listed {
                continue;
            }
            let standing = provider.look(&attempt).await?.standing;
            if !matches!(standing, Standing::Captured { .. }) {
                let batch = self.discrepancy(ctx, &attempt, &attempt.captured_as, attempt.amount, Problem::NotAtProvider)?;
                self.list_batch(&batch).await?;
            }
        }
        Ok(())
    }

    async fn list(
        &self,
        ctx: &OpCtx,
        provider: &dyn PaymentProvider,
        payment: &Found,
        (attempt, order): (Option<PaymentId>, Option<&Order>),
        problem: Problem,
    ) -> ServiceResult<()> {
        let batch = found_batch(&Discrepancy {
            id: Discrepancy::name(provider.code(), &payment.reference, &problem),
            provider: provider.code().to_owned(),
            reference: payment.reference.clone(),
            attempt,
            order: order.map(|order| order.id.clone()),
            amount: payment.amount,
            problem,
            found_at: ctx.now,
            solved: None,
        })?;
        self.list_batch(&batch).await
    }

    async fn list_batch(&self, batch: &Batch) -> ServiceResult<()> {
        match self.documents.commit(batch).await {
            // It was found before.
            Err(StoreError::Exists { .. }) => Ok(()),
            done => Ok(done?),
        }
    }
}

fn given_back(order: &Order, payment: &PaymentId) -> Money {
    let done = order.refunds.iter().filter(|refund| refund.payment == *payment && refund.state == RefundState::Done);
    Money::new(done.map(|refund| refund.amount.minor).sum(), order.currency())
}
