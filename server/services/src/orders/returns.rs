//! Goods that come back: asked for by the shopper, answered, received and refunded by staff.

use shop::{
    Code, Money, Order,
    id::ReturnId,
    order::{By, LinePart, Reason, RefundCause},
};

use super::{Access, Desk, Orders};
use crate::{OpCtx, ServiceError, ServiceResult, audit::Event, error::rejected};

impl Orders {
    /// The shopper wants to send some pieces back.
    ///
    /// # Errors
    /// `return_too_late`, `too_many_pieces`, `line_not_found`, `transition_not_allowed`, `order_not_found`.
    pub async fn ask_return(&self, ctx: &OpCtx, id: &str, access: &Access<'_>, units: &[LinePart], reason: Reason) -> ServiceResult<Order> {
        let new: ReturnId = ctx.new_id();
        let within = self.settings.return_window;
        let decide =
            |order: &mut Order, by: &By| order.ask_return(new.clone(), units, reason.clone(), within, by).map(|()| ((), Vec::new()));
        Ok(self.step(ctx, id, access, Some(reason.clone()), Event::ReturnAsked, decide).await?.0)
    }

    /// It may come back.
    ///
    /// # Errors
    /// `return_not_found`, `transition_not_allowed`; without the permission.
    pub async fn approve_return(&self, ctx: &OpCtx, id: &str, of: &str, reason: Option<Reason>) -> ServiceResult<Order> {
        let (access, of) = (Access::Desk(Desk::of(ctx)?), return_id(of)?);
        let decide = |order: &mut Order, by: &By| order.approve_return(&of, by).map(|()| ((), Vec::new()));
        Ok(self.step(ctx, id, &access, reason, Event::ReturnAnswered, decide).await?.0)
    }

    /// It may not, and why.
    ///
    /// # Errors
    /// The field `reason`; `return_not_found`, `transition_not_allowed`; without the permission.
    pub async fn reject_return(&self, ctx: &OpCtx, id: &str, of: &str, reason: Option<Reason>) -> ServiceResult<Order> {
        let (access, of) = (Access::Desk(Desk::of(ctx)?), return_id(of)?);
        let decide = |order: &mut Order, by: &By| order.reject_return(&of, by).map(|()| ((), Vec::new()));
        Ok(self.step(ctx, id, &access, reason, Event::ReturnAnswered, decide).await?.0)
    }

    /// It is back, and can be sold again or not.
    ///
    /// # Errors
    /// `return_not_found`, `transition_not_allowed`; without the permission.
    pub async fn receive_return(&self, ctx: &OpCtx, id: &str, of: &str, restock: bool) -> ServiceResult<Order> {
        let (access, of) = (Access::Desk(Desk::of(ctx)?), return_id(of)?);
        let decide = |order: &mut Order, by: &By| Ok(((), order.receive_return(&of, restock, by)?));
        Ok(self.step(ctx, id, &access, None, Event::ReturnReceived, decide).await?.0)
    }

    /// Gives back what was paid for it, or as much of it as staff say.
    ///
    /// # Errors
    /// `refund_too_large`, `refund_failed`, `return_not_found`, `transition_not_allowed`; without the permission.
    pub async fn refund_return(&self, ctx: &OpCtx, id: &str, of: &str, amount: Option<Money>) -> ServiceResult<Order> {
        let (access, of) = (Access::Desk(Desk::of(ctx)?), return_id(of)?);
        let decide = |order: &mut Order, by: &By| {
            let worth = order.refund_return(&of)?;
            let asked = order.ask_refund(amount.unwrap_or(worth), &RefundCause::Return(of.clone()), by, || ctx.new_id())?;
            Ok((asked, Vec::new()))
        };
        let (order, asked) = self.step(ctx, id, &access, None, Event::OrderRefunded, decide).await?;
        self.settle(ctx, order, &asked).await
    }
}

fn return_id(text: &str) -> ServiceResult<ReturnId> {
    let nothing = |_| -> ServiceError { rejected(Code::ReturnNotFound, "This order has no such return.") };
    text.parse().map_err(nothing)
}
