//! Giving back what was paid for some pieces, with the choice whether they can be sold again.

use shop::{
    Money, Order,
    order::{By, LineRefund, Reason},
};

use super::{Access, Desk, Orders};
use crate::{OpCtx, ServiceResult, audit::Event};

impl Orders {
    /// What giving back some pieces' money would come to; nothing is changed.
    ///
    /// # Errors
    /// As [`Orders::refund_lines`], but for `refund_failed`.
    pub async fn try_refund_lines(&self, ctx: &OpCtx, id: &str, lines: &[LineRefund]) -> ServiceResult<Money> {
        let mut order = self.find(id, &Access::Desk(Desk::of(ctx)?)).await?;
        let by = By::new(ctx.actor.clone(), ctx.now);
        let (asked, _) = order.refund_lines(lines, &by, || ctx.new_id(), || ctx.new_id())?;
        Ok(order.sum_of(&asked))
    }

    /// Gives back what was paid for some pieces, in one commit with what becomes of them: those in the house are called
    /// off, those that arrived are taken as a return that is here.
    ///
    /// # Errors
    /// `too_many_pieces`, `line_not_found`, `transition_not_allowed`; `refund_too_large` if nothing of the money is left;
    /// `refund_failed` if the provider said no: the pieces are back all the same, and the money can be tried again;
    /// without the permission.
    pub async fn refund_lines(&self, ctx: &OpCtx, id: &str, lines: &[LineRefund], reason: Option<Reason>) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let decide = |order: &mut Order, by: &By| order.refund_lines(lines, by, || ctx.new_id(), || ctx.new_id());
        let (order, asked) = self.step(ctx, id, &access, reason, Event::OrderRefunded, decide).await?;
        self.settle(ctx, order, &asked).await
    }
}
