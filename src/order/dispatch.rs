//! Shipping: a part or all of what is left, its arrival, and calling it back.

use super::{By, Carrier, LinePart, Order, OrderEvent, Shipment, ShipmentState, TrackingNumber, TrackingPage};
use crate::{
    error::{Code, Rejection},
    id::ShipmentId,
    stock::{Move, MovementKind},
};

/// What staff hand to a carrier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parcel {
    /// What is in it; all that is left if nothing is named.
    pub lines: Vec<LinePart>,
    /// Who brings it.
    pub carrier: Option<Carrier>,
    /// What the carrier calls it.
    pub tracking: Option<TrackingNumber>,
    /// Where a shopper sees how far it is, if not on the carrier's usual page.
    pub page: Option<TrackingPage>,
}

impl Order {
    /// Packing begins.
    ///
    /// # Errors
    /// `transition_not_allowed`.
    pub fn begin_work(&mut self, by: &By) -> Result<(), Rejection> {
        self.note(OrderEvent::WorkBegun, by, "")
    }

    /// Some pieces leave the house; what its shelves lose.
    ///
    /// # Errors
    /// `too_many_pieces`, `line_not_found`, `transition_not_allowed`: also while an amount is due.
    pub fn ship(&mut self, id: ShipmentId, parcel: Parcel, by: &By) -> Result<Vec<Move>, Rejection> {
        self.state.after(OrderEvent::PartDispatched)?;
        if !self.due().is_zero() && !self.is_paid_on_delivery() {
            let sentence = format!("{} of this order is still to be paid. It can be shipped then.", self.due());
            return Err(Rejection::new(Code::TransitionNotAllowed, sentence));
        }
        let wanted = if parcel.lines.is_empty() { self.all_left() } else { parcel.lines };
        let parts = self.parts(&wanted, |line| self.counts(line).left(), "shipped")?;
        let Parcel { carrier, tracking, page, .. } = parcel;
        let moves = self.moves(MovementKind::Ship, &parts);
        let shipment = Shipment { id, lines: parts, carrier, tracking, page, state: ShipmentState::Shipped, at: by.at, ended_at: None };
        let with = shipment.for_people();
        self.shipments.push(shipment);
        let event = if self.left_to_ship() == 0 { OrderEvent::Dispatched } else { OrderEvent::PartDispatched };
        self.note(event, by, &with)?;
        Ok(moves)
    }

    /// A shipment arrived.
    ///
    /// # Errors
    /// `shipment_not_found`, `transition_not_allowed`.
    pub fn deliver(&mut self, shipment: &ShipmentId, by: &By) -> Result<(), Rejection> {
        self.state.after(OrderEvent::PartArrived)?;
        let found = self.on_its_way(shipment)?;
        (found.state, found.ended_at) = (ShipmentState::Delivered, Some(by.at));
        if self.left_to_ship() > 0 || self.is_on_its_way() {
            return self.note(OrderEvent::PartArrived, by, "");
        }
        self.arrive_if_all_has(by)
    }

    /// A shipment comes back before it arrived, and its pieces are called off with it if that is wanted; what its
    /// shelves get back.
    ///
    /// # Errors
    /// `shipment_not_found`, `transition_not_allowed`: once it arrived, it can only be returned.
    pub fn call_back(&mut self, shipment: &ShipmentId, and_cancel: bool, by: &By) -> Result<Vec<Move>, Rejection> {
        self.state.after(OrderEvent::FulfilmentCancelled)?;
        let found = self.on_its_way(shipment)?;
        (found.state, found.ended_at) = (ShipmentState::Cancelled, Some(by.at));
        let parts = found.lines.clone();
        let mut moves = self.moves(MovementKind::CallBack, &parts);
        self.note(OrderEvent::FulfilmentCancelled, by, &self.in_words(&parts))?;
        if and_cancel {
            moves.extend(self.cancel_units(&parts, by)?);
        }
        Ok(moves)
    }

    pub(super) fn arrive_if_all_has(&mut self, by: &By) -> Result<(), Rejection> {
        if self.is_on_its_way() { Ok(()) } else { self.note(OrderEvent::Arrived, by, "") }
    }

    fn is_on_its_way(&self) -> bool {
        self.shipments.iter().any(|shipment| shipment.state == ShipmentState::Shipped)
    }

    fn on_its_way(&mut self, id: &ShipmentId) -> Result<&mut Shipment, Rejection> {
        let found = self.shipments.iter_mut().find(|shipment| shipment.id == *id);
        let found = found.ok_or_else(|| Rejection::new(Code::ShipmentNotFound, "This order has no such shipment."))?;
        match found.state {
            ShipmentState::Shipped => Ok(found),
            ShipmentState::Delivered => Err(Rejection::new(Code::TransitionNotAllowed, "This shipment has arrived already.")),
            ShipmentState::Cancelled => Err(Rejection::new(Code::TransitionNotAllowed, "This shipment was called back.")),
        }
    }
}
