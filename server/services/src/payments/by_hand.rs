//! Money that comes by hand: on delivery, or by a transfer that staff find on the bank's statement.

use std::sync::Arc;

use shop::{
    Code, Money, Order,
    order::{By, Closing, Reason},
    payment::{PaymentAttempt, PaymentState},
};

use super::{Manner, PaymentProvider, Payments, start::attempt_body, take_in::capture_of, under_way};
use crate::{
    OpCtx, ServiceResult,
    audit::Event,
    documents::{TRIES, Versioned, wait_for_others, was_overtaken},
    error::rejected,
    orders::{Access, Desk, written},
    schema::{PAYMENTS, key},
};

impl Payments {
    /// Settles that an order is paid later; an attempt by another way is given up first. Whether nobody was faster.
    pub(super) async fn settle_for_later(
        &self,
        ctx: &OpCtx,
        found: Versioned<Order>,
        provider: &dyn PaymentProvider,
    ) -> ServiceResult<bool> {
        if let Some(live) = self.live_attempt(&found.value).await? {
            self.give_up(ctx, &live).await?.paid_anyway()?;
            return Ok(false);
        }
        let by = By::new(ctx.actor.clone(), ctx.now);
        let mut order = Order { pays_by: provider.code().to_owned(), ..found.value.clone() };
        provider.manner().settle(&mut order, &by)?;
        match self.documents.commit(&written(ctx, &self.events, &found, &order, &[], &by)?).await {
            Err(refused) if was_overtaken(&refused) => Ok(false),
            done => {
                done?;
                self.events.wake();
                Ok(true)
            }
        }
    }

    /// Staff have the money in their hands, or found it on the bank's statement.
    ///
    /// # Errors
    /// `already_paid`; `transition_not_allowed`; without the permission.
    pub async fn mark_paid(&self, ctx: &OpCtx, order: &str, reason: Option<Reason>) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        for tries in 0..TRIES {
            let found = self.orders.versioned(order, &access).await?;
            let due = found.value.due();
            if due.is_zero() {
                return Err(rejected(Code::AlreadyPaid, "Nothing of this order is to be paid."));
            }
            if found.value.state.closing != Closing::Open {
                return Err(rejected(Code::TransitionNotAllowed, "An order that is over takes no payment by hand."));
            }
            if let Some(live) = self.live_attempt(&found.value).await? {
                self.give_up(ctx, &live).await?.paid_anyway()?;
                continue;
            }
            if self.write_by_hand(ctx, &found, due, reason.as_ref()).await? {
                return self.orders.find(order, &access).await;
            }
            wait_for_others(tries).await;
        }
        Err(under_way())
    }

    /// The payment and the order in one commit; whether nobody was faster.
    async fn write_by_hand(&self, ctx: &OpCtx, found: &Versioned<Order>, due: Money, reason: Option<&Reason>) -> ServiceResult<bool> {
        let reference = reason.map_or_else(|| "by hand".to_owned(), ToString::to_string);
        let attempt = PaymentAttempt {
            id: ctx.new_id(),
            order: found.value.id.clone(),
            provider: self.hand_of(&found.value),
            away: false,
            amount: due,
            reference: reference.clone(),
            captured_as: reference,
            state: PaymentState::Succeeded,
            started_at: ctx.now,
        };
        let by = By::new(ctx.actor.clone(), ctx.now).because(reason.cloned());
        let mut order = found.value.clone();
        order.capture(capture_of(&attempt, ctx.now), &by)?;
        let batch = written(ctx, &self.events, found, &order, &[], &by)?;
        let batch = batch.insert(key(PAYMENTS, &attempt.id), attempt_body(&attempt)?);
        match self.documents.commit(&batch.and(self.audit.entry(ctx, Event::OrderMarkedPaid, &order.id)?)).await {
            Err(refused) if was_overtaken(&refused) => Ok(false),
            done => {
                done?;
                self.events.wake();
                Ok(true)
            }
        }
    }

    /// By which way money in staff's hands came: as the buyer chose, if that was one of those.
    fn hand_of(&self, order: &Order) -> String {
        let by_hand = |provider: &&Arc<dyn PaymentProvider>| matches!(provider.manner(), Manner::OnDelivery | Manner::Transfer { .. });
        let chosen = self.providers.shared().filter(by_hand).find(|provider| provider.code() == order.pays_by);
        chosen.map_or(super::providers::BY_HAND, |provider| provider.code()).to_owned()
    }
}

impl Manner<'_> {
    /// Settles on an order how it is paid later: its pieces are kept until delivery, or as long as a transfer may take.
    ///
    /// # Errors
    /// `transition_not_allowed`.
    pub(crate) fn settle(self, order: &mut Order, by: &By) -> Result<(), shop::Rejection> {
        match self {
            Self::OnDelivery => order.promise(by),
            Self::Transfer { patience, .. } => {
                order.expires_at = order.expires_at.max(by.at.after(patience));
                Ok(())
            }
            Self::TestCard | Self::Form { .. } | Self::Away => Ok(()),
        }
    }
}
