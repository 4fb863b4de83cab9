//! Calling off, and giving back what was paid.

use shop::{
    Order,
    order::{By, LinePart, Reason},
};

use super::{Access, Orders};
use crate::{OpCtx, ServiceResult, audit::Event};

impl Orders {
    /// Calls an order off, for its owner or for staff: its pieces go back on the shelf, and what was paid is given back.
    ///
    /// # Errors
    /// `transition_not_allowed` once a part has left the house or the order is over; `order_not_found`.
    pub async fn cancel(&self, ctx: &OpCtx, id: &str, access: &Access<'_>, reason: Option<Reason>) -> ServiceResult<Order> {
        let decide = |order: &mut Order, by: &By| {
            let moves = order.cancel(by)?;
            Ok((order.ask_surplus(by, || ctx.new_id())?, moves))
        };
        let (order, _) = self.step(ctx, id, access, reason, Event::OrderCancelled, decide).await?;
        self.settled(ctx, order).await
    }

    /// Calls some pieces off that have not left the house, and gives back what was paid for them.
    ///
    /// # Errors
    /// `too_many_pieces`, `line_not_found`, `transition_not_allowed`, `order_not_found`.
    pub async fn cancel_units(
        &self,
        ctx: &OpCtx,
        id: &str,
        access: &Access<'_>,
        units: &[LinePart],
        reason: Option<Reason>,
    ) -> ServiceResult<Order> {
        let decide = |order: &mut Order, by: &By| {
            let moves = order.cancel_units(units, by)?;
            Ok((order.ask_surplus(by, || ctx.new_id())?, moves))
        };
        let (order, _) = self.step(ctx, id, access, reason, Event::OrderCancelled, decide).await?;
        self.settled(ctx, order).await
    }
}
