//! Giving money back, in two phases: the wish is written, the provider is asked with the refund's id as its key, and the
//! answer is written. A crash in between is mended by asking again: the same key gives the money back once.

use shop::{
    Code, Money, Order, Rejection,
    id::{OrderId, RefundId},
    order::{Actor, By, Reason, Refund, RefundCause, RefundState},
};
use store::{Condition, Direction, Query};

use super::{Access, Desk, Orders, written};
use crate::{
    OpCtx, ServiceError, ServiceResult,
    audit::Event,
    documents::{TRIES, wait_for_others, was_overtaken},
    error::rejected,
    payments::{Given, Giving},
    schema::{ORDERS, key},
};

/// Orders looked at in one go.
const SWARM: u32 = 100;
/// Whoever asked for a refund asks the provider at once; it is asked again after this.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(60);

impl Orders {
    /// Gives money back because staff say so.
    ///
    /// # Errors
    /// `refund_too_large` with the most that can be given back; `refund_failed` if the provider said no: nothing
    /// changed, and it can be tried again; without the permission.
    pub async fn refund(&self, ctx: &OpCtx, id: &str, amount: Money, reason: Option<Reason>) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let decide = |order: &mut Order, by: &By| Ok((order.ask_refund(amount, &RefundCause::Goodwill, by, || ctx.new_id())?, Vec::new()));
        let (order, asked) = self.step(ctx, id, &access, reason, Event::OrderRefunded, decide).await?;
        self.settle(ctx, order, &asked).await
    }

    /// Gives back what was paid too much, if a first try failed.
    ///
    /// # Errors
    /// As [`Orders::refund`].
    pub async fn refund_surplus(&self, ctx: &OpCtx, id: &str, reason: Option<Reason>) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let decide = |order: &mut Order, by: &By| Ok((order.ask_surplus(by, || ctx.new_id())?, Vec::new()));
        let (order, asked) = self.step(ctx, id, &access, reason, Event::OrderRefunded, decide).await?;
        self.settle(ctx, order, &asked).await
    }

    /// Tries a refund once more that its provider refused.
    ///
    /// # Errors
    /// `not_found`; `conflict` if it did not fail, or was made good since; as [`Orders::refund`].
    pub async fn refund_again(&self, ctx: &OpCtx, id: &str, refund: &str) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let refund: RefundId = refund.parse().map_err(|_| rejected(Code::NotFound, "This order has no such refund."))?;
        let decide = |order: &mut Order, by: &By| Ok((order.ask_again(&refund, by, || ctx.new_id())?, Vec::new()));
        let (order, asked) = self.step(ctx, id, &access, None, Event::OrderRefunded, decide).await?;
        self.settle(ctx, order, &asked).await
    }

    /// Asks the providers again about every refund that was asked for a minute ago and not heard of; how many orders
    /// were looked at. Safe to run in several copies at once.
    ///
    /// # Errors
    /// If the store fails; a provider that cannot be reached is asked again the next time.
    pub async fn settle_refunds(&self, ctx: &OpCtx) -> ServiceResult<usize> {
        let before = ctx.now.millis().saturating_sub(i64::try_from(PATIENCE.as_millis()).unwrap_or(i64::MAX));
        let waiting = Condition::Range { field: "refunds_at", from: None, to: Some(before.into()) };
        let query = Query::all(ORDERS).filter(waiting).sorted("refunds_at", Direction::Ascending).limit(SWARM);
        let found = self.documents.find::<Order>(&query).await?;
        let by = By::new(Actor::System, ctx.now);
        for order in &found {
            for refund in pending(&order.value) {
                if let Err(error) = self.ask_provider(ctx, &order.value, &refund, &by).await {
                    tracing::error!(order.id = %order.value.id, error = %error.chain(), "Could not settle refund {}", refund.id);
                }
            }
        }
        Ok(found.len())
    }

    /// Asks the provider for some refunds, and tells if one was refused.
    pub(super) async fn settle(&self, ctx: &OpCtx, order: Order, asked: &[RefundId]) -> ServiceResult<Order> {
        let order = self.settled(ctx, order).await?;
        let refused = order.refunds.iter().filter(|refund| asked.contains(&refund.id)).find_map(|refund| match &refund.state {
            RefundState::Failed(reason) => Some(reason),
            RefundState::Pending | RefundState::Done => None,
        });
        match refused {
            Some(reason) => {
                Err(Rejection::new(Code::RefundFailed, format!("The money could not be given back: {reason} You can try again.")).into())
            }
            None => Ok(order),
        }
    }

    /// Asks the provider for every refund of an order that waits. What cannot be asked now is asked again by the jobs,
    /// so that whatever led to it has happened all the same.
    pub(super) async fn settled(&self, ctx: &OpCtx, order: Order) -> ServiceResult<Order> {
        let by = By::new(ctx.actor.clone(), ctx.now);
        let mut order = order;
        for refund in pending(&order) {
            match self.ask_provider(ctx, &order, &refund, &by).await {
                Ok(settled) => order = settled,
                Err(error) => {
                    tracing::error!(order.id = %order.id, error = %error.chain(), "Could not settle refund {}; it is tried again", refund.id);
                }
            }
        }
        Ok(order)
    }

    /// What a provider says by now of a refund that was done or under way: a bank may still send it back. One that is not
    /// on the order changes nothing.
    ///
    /// # Errors
    /// If the provider cannot be reached.
    pub(crate) async fn look_after_refund(&self, ctx: &OpCtx, order: &OrderId, refund: &RefundId) -> ServiceResult<()> {
        let Some(found) = self.documents.load::<Order>(key(ORDERS, order)).await? else { return Ok(()) };
        let Some(refund) = found.value.refunds.iter().find(|it| it.id == *refund) else { return Ok(()) };
        self.ask_provider(ctx, &found.value, refund, &By::new(Actor::System, ctx.now)).await.map(drop)
    }

    async fn ask_provider(&self, ctx: &OpCtx, order: &Order, refund: &Refund, by: &By) -> ServiceResult<Order> {
        let nowhere =
            || ServiceError::failed("give money back", format!("no payment of order {} is known for refund {}", order.id, refund.id));
        let capture = order.capture_of(refund).ok_or_else(nowhere)?;
        let failed_before = order.refunds.iter().any(|it| it.payment == refund.payment && matches!(it.state, RefundState::Failed(_)));
        let giving = Giving { capture, refund, failed_before };
        let provider = self.providers.behind(&capture.provider)?;
        let given = if refund.reference.is_empty() {
            provider.give_back(&giving).await?
        } else {
            Given { reference: refund.reference.clone(), became: provider.look_back(&giving).await? }
        };
        for tries in 0..TRIES {
            let found = self.documents.load::<Order>(key(ORDERS, &order.id)).await?.ok_or_else(nowhere)?;
            let mut settled = found.value.clone();
            settled.name_refund(&refund.id, &given.reference);
            settled.settle_refund(&refund.id, &given.became, by)?;
            if settled == found.value {
                return Ok(settled);
            }
            match self.documents.commit(&written(ctx, &self.events, &found, &settled, &[], by)?).await {
                Err(overtaken) if was_overtaken(&overtaken) => wait_for_others(tries).await,
                done => {
                    done?;
                    self.events.wake();
                    return Ok(settled);
                }
            }
        }
        Err(ServiceError::failed("give money back", "the order changed at every try"))
    }
}

fn pending(order: &Order) -> Vec<Refund> {
    order.refunds.iter().filter(|refund| refund.state == RefundState::Pending).cloned().collect()
}
