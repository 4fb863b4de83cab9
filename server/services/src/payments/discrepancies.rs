//! Where provider and orders say different things: a list for staff, each with what can be done about it.

use sha2::{Digest, Sha256};
use shop::{
    Code, Money,
    access::{Need, Permission},
    id::RefundId,
    order::{By, Capture, GivenBack, Refund, RefundCause, RefundState},
    payment::{Discrepancy, PaymentAttempt, Problem, Remedy, Solved},
};
use store::{Batch, Condition, Direction, Json, Query};

use super::{Giving, Payments};
use crate::{
    OpCtx, ServiceResult,
    audit::Event,
    documents::{Versioned, body},
    error::rejected,
    orders::written,
    schema::{DISCREPANCIES, key},
};

/// Discrepancies on a page.
const PAGE: u32 = 50;

/// A page of discrepancies, the latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscrepancyPage {
    /// They.
    pub discrepancies: Vec<Discrepancy>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

impl Payments {
    /// The discrepancies that nobody looked at, or all of them.
    ///
    /// # Errors
    /// Without the permission; the field `cursor`.
    pub async fn discrepancies(&self, ctx: &OpCtx, all: bool, after: Option<&str>) -> ServiceResult<DiscrepancyPage> {
        ctx.require(Need::Can(Permission::Orders))?;
        let by = if all { "found_at" } else { "open_at" };
        let open = Condition::Range { field: by, from: Some(0.into()), to: None };
        let query = Query::all(DISCREPANCIES).filter(open).sorted(by, Direction::Descending).limit(PAGE);
        let (discrepancies, next) = self.documents.page(query, after).await?;
        Ok(DiscrepancyPage { discrepancies, next })
    }

    /// The most of them that are counted.
    pub const MOST_COUNTED: usize = PAGE as usize;

    /// How many wait for a look, up to [`Payments::MOST_COUNTED`].
    ///
    /// # Errors
    /// If the store fails.
    pub async fn open_discrepancies(&self) -> ServiceResult<usize> {
        let open = Condition::Range { field: "open_at", from: Some(0.into()), to: None };
        Ok(self.documents.find::<Discrepancy>(&Query::all(DISCREPANCIES).filter(open).limit(PAGE)).await?.len())
    }

    /// Does something about a discrepancy. Done twice, it happens once.
    ///
    /// # Errors
    /// `not_found`; `conflict` if it is settled, or this is no remedy for it; `refund_failed`; without the permission.
    pub async fn remedy(&self, ctx: &OpCtx, id: &str, remedy: Remedy) -> ServiceResult<()> {
        ctx.require(Need::Can(Permission::Orders))?;
        let nothing = || rejected(Code::NotFound, "This is not there any more.");
        let found = self.documents.load::<Discrepancy>(key(DISCREPANCIES, id)).await?.ok_or_else(nothing)?;
        if found.value.solved.is_some() {
            return Err(rejected(Code::Conflict, "This is settled already."));
        }
        if !found.value.problem.remedies().contains(&remedy) {
            return Err(rejected(Code::Conflict, "This is no remedy for it."));
        }
        match remedy {
            Remedy::Dismiss => {}
            Remedy::GiveBack => self.give_back_unknown(ctx, &found.value).await?,
            Remedy::TakeIn => return self.take_in_as_it_came(ctx, &found).await,
            Remedy::WriteDown => return self.write_down(ctx, &found).await,
        }
        Ok(self.documents.commit(&self.solved(ctx, &found, remedy)?).await?)
    }

    /// The part of a batch that writes a discrepancy down, unless it was found before.
    pub(super) fn discrepancy(
        &self,
        ctx: &OpCtx,
        attempt: &PaymentAttempt,
        reference: &str,
        amount: Money,
        problem: Problem,
    ) -> ServiceResult<Batch> {
        let found = Discrepancy {
            id: Discrepancy::name(&attempt.provider, reference, &problem),
            provider: attempt.provider.clone(),
            reference: reference.to_owned(),
            attempt: Some(attempt.id.clone()),
            order: Some(attempt.order.clone()),
            amount,
            problem,
            found_at: ctx.now,
            solved: None,
        };
        found_batch(&found)
    }

    /// Gives the money of a payment back that is on no order. The discrepancy names the refund, so it happens once.
    async fn give_back_unknown(&self, ctx: &OpCtx, found: &Discrepancy) -> ServiceResult<()> {
        let payment = found.attempt.clone().unwrap_or_else(|| ctx.new_id());
        let capture = Capture {
            payment: payment.clone(),
            provider: found.provider.clone(),
            reference: found.reference.clone(),
            amount: found.amount,
            at: found.found_at,
        };
        let refund = Refund {
            id: refund_of(found),
            payment,
            amount: found.amount,
            cause: RefundCause::Surplus,
            reason: String::new(),
            reference: String::new(),
            state: RefundState::Pending,
            at: ctx.now,
        };
        let given = self.provider(&found.provider)?.give_back(&Giving { capture: &capture, refund: &refund, failed_before: false }).await?;
        match given.became {
            GivenBack::Refused(reason) => Err(rejected(Code::RefundFailed, format!("The money could not be given back: {reason}"))),
            GivenBack::Done | GivenBack::UnderWay => Ok(()),
        }
    }

    /// Puts another amount than was asked for on its order: what is too much goes back, what is missing is due.
    async fn take_in_as_it_came(&self, ctx: &OpCtx, found: &Versioned<Discrepancy>) -> ServiceResult<()> {
        let nothing = || rejected(Code::Conflict, "It is not known for which attempt to pay it came.");
        let attempt = found.value.attempt.as_ref().ok_or_else(nothing)?;
        let beside = self.solved(ctx, found, Remedy::TakeIn)?;
        self.take_in_anyway(ctx, attempt, &found.value.reference, found.value.amount, &beside).await
    }

    /// Writes down on the order what the provider gave back without the shop.
    async fn write_down(&self, ctx: &OpCtx, found: &Versioned<Discrepancy>) -> ServiceResult<()> {
        let Problem::GivenBackDiffers { ours, theirs } = &found.value.problem else { return Ok(()) };
        let nothing = || rejected(Code::Conflict, "It is not known of which order it is.");
        let attempt = self.attempt_named(&found.value.provider, &found.value.reference).await?.ok_or_else(nothing)?;
        let order = self.order_of(&attempt).await?;
        let missing = theirs.minor - ours.minor;
        if missing <= 0 {
            return Err(rejected(Code::Conflict, "The order says more than the provider gave back. Please look at its refunds."));
        }
        let by = By::new(ctx.actor.clone(), ctx.now);
        let mut changed = order.value.clone();
        changed.write_down_refund(&attempt.id, Money::new(missing, theirs.currency), &by, refund_of(&found.value))?;
        let batch = written(ctx, &self.events, &order, &changed, &[], &by)?;
        self.documents.commit(&batch.and(self.solved(ctx, found, Remedy::WriteDown)?)).await?;
        self.events.wake();
        Ok(())
    }

    fn solved(&self, ctx: &OpCtx, found: &Versioned<Discrepancy>, remedy: Remedy) -> ServiceResult<Batch> {
        let solved = Some(Solved { at: ctx.now, actor: ctx.actor.clone(), remedy });
        let value = Discrepancy { solved, ..found.value.clone() };
        let line = self.audit.entry(ctx, Event::DiscrepancySolved, &found.value.reference)?;
        Ok(Batch::new().replace(found.key.clone(), found.version, discrepancy_body(&value)?).and(line))
    }
}

/// The part of a batch that writes a discrepancy down.
pub(super) fn found_batch(found: &Discrepancy) -> ServiceResult<Batch> {
    Ok(Batch::new().insert(key(DISCREPANCIES, &found.id), discrepancy_body(found)?))
}

fn discrepancy_body(found: &Discrepancy) -> ServiceResult<Json> {
    let mut document = body(found)?;
    if let (Some(fields), None) = (document.as_object_mut(), &found.solved) {
        fields.insert("open_at".to_owned(), found.found_at.millis().into());
    }
    Ok(document)
}

/// The name of the refund that settles a discrepancy: the same each time.
fn refund_of(found: &Discrepancy) -> RefundId {
    let hash = Sha256::digest(found.id.as_bytes());
    let random = hash.first_chunk().copied().unwrap_or_default();
    RefundId::new(found.found_at, random)
}
