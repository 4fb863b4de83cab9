//! What becomes of a shipment: it arrives, or is called back.

use shop::{
    Code, Order, Rejection,
    id::ShipmentId,
    order::{By, Reason, ShipmentState},
};

use super::{Access, Desk, Orders};
use crate::{OpCtx, ServiceError, ServiceResult, audit::Event, error::rejected};

impl Orders {
    /// A shipment arrived.
    ///
    /// # Errors
    /// `shipment_not_found`, `transition_not_allowed`; without the permission.
    pub async fn deliver(&self, ctx: &OpCtx, id: &str, shipment: &str) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let shipment = shipment_id(shipment)?;
        let decide = |order: &mut Order, by: &By| order.deliver(&shipment, by).map(|()| ((), Vec::new()));
        Ok(self.step(ctx, id, &access, None, Event::OrderDelivered, decide).await?.0)
    }

    /// All that is on its way arrived.
    ///
    /// # Errors
    /// `transition_not_allowed` if nothing is; without the permission.
    pub async fn deliver_all(&self, ctx: &OpCtx, id: &str) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let decide = |order: &mut Order, by: &By| {
            let on_its_way = order.shipments.iter().filter(|shipment| shipment.state == ShipmentState::Shipped);
            let on_its_way: Vec<ShipmentId> = on_its_way.map(|shipment| shipment.id.clone()).collect();
            if on_its_way.is_empty() {
                return Err(Rejection::new(Code::TransitionNotAllowed, "Nothing of this order is on its way."));
            }
            on_its_way.iter().try_for_each(|shipment| order.deliver(shipment, by))?;
            Ok(((), Vec::new()))
        };
        Ok(self.step(ctx, id, &access, None, Event::OrderDelivered, decide).await?.0)
    }

    /// A shipment comes back before it arrived; its pieces are called off with it if that is wanted, and what was paid
    /// for them is given back.
    ///
    /// # Errors
    /// `shipment_not_found`, `transition_not_allowed`; without the permission.
    pub async fn call_back(&self, ctx: &OpCtx, id: &str, shipment: &str, and_cancel: bool, reason: Option<Reason>) -> ServiceResult<Order> {
        let access = Access::Desk(Desk::of(ctx)?);
        let shipment = shipment_id(shipment)?;
        let decide = |order: &mut Order, by: &By| {
            let moves = order.call_back(&shipment, and_cancel, by)?;
            Ok((order.ask_surplus(by, || ctx.new_id())?, moves))
        };
        let (order, _) = self.step(ctx, id, &access, reason, Event::OrderCalledBack, decide).await?;
        self.settled(ctx, order).await
    }
}

pub(super) fn shipment_id(text: &str) -> ServiceResult<ShipmentId> {
    let nothing = |_| -> ServiceError { rejected(Code::ShipmentNotFound, "This order has no such shipment.") };
    text.parse().map_err(nothing)
}
