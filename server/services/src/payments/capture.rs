//! Taking what was set aside at the buyer's bank.

use shop::{
    Code, Order,
    payment::{PaymentState, Standing},
};

use super::Payments;
use crate::{
    OpCtx, ServiceResult,
    audit::Event,
    error::rejected,
    orders::{Access, Desk},
};

impl Payments {
    /// Takes what was set aside for an order.
    ///
    /// # Errors
    /// `transition_not_allowed` if nothing is set aside; `payment_declined` if the bank gives it no more;
    /// `provider_unavailable`; without the permission.
    pub async fn capture(&self, ctx: &OpCtx, order: &str) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let found = self.orders.find(order, &access).await?;
        let attempt = self.live_attempt(&found).await?.filter(|attempt| attempt.state == PaymentState::Authorized);
        let nothing = || rejected(Code::TransitionNotAllowed, "Nothing is set aside for this order that could be captured.");
        let attempt = attempt.ok_or_else(nothing)?;
        let word: Standing = self.provider(&attempt.provider)?.capture(&attempt).await?;
        let audit = self.audit.entry(ctx, Event::OrderCaptured, &found.id)?;
        self.heard(ctx, &attempt.id, None, &word, &audit).await?.paid(&word)?;
        self.orders.find(order, &access).await
    }
}
