//! A hold until somebody looked.

use shop::{
    Order,
    order::{By, Reason},
};

use super::{Access, Desk, Orders};
use crate::{OpCtx, ServiceResult, audit::Event};

impl Orders {
    /// Stops an order until somebody looked.
    ///
    /// # Errors
    /// `transition_not_allowed`; without the permission.
    pub async fn hold(&self, ctx: &OpCtx, id: &str, reason: Option<Reason>) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let decide = |order: &mut Order, by: &By| order.hold(by).map(|()| ((), Vec::new()));
        Ok(self.step(ctx, id, &access, reason, Event::OrderHeld, decide).await?.0)
    }

    /// Somebody looked: it goes on.
    ///
    /// # Errors
    /// `transition_not_allowed`; without the permission.
    pub async fn release(&self, ctx: &OpCtx, id: &str, reason: Option<Reason>) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let decide = |order: &mut Order, by: &By| order.release(by).map(|()| ((), Vec::new()));
        Ok(self.step(ctx, id, &access, reason, Event::OrderReleased, decide).await?.0)
    }
}
