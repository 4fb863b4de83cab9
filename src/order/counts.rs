//! What became of each line's pieces.

use std::time::Duration;

use super::{Beside, LinePart, Order, OrderLine, Payment, Return, ReturnState, Shipment, ShipmentState};
use crate::{
    Timestamp,
    error::{Code, Rejection},
};

/// What became of a line's pieces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ordered in all.
    pub ordered: u32,
    /// Of these, called off.
    pub cancelled: u32,
    /// Of these, on their way or arrived.
    pub shipped: u32,
    /// Of those that are shipped, arrived.
    pub delivered: u32,
    /// Of those that arrived, to be sent back or back already.
    pub returning: u32,
    /// Of those that arrived, back in the house.
    pub returned: u32,
}

impl Counts {
    /// Not called off.
    #[must_use]
    pub fn kept(self) -> u32 {
        self.ordered.saturating_sub(self.cancelled)
    }

    /// Still in the house.
    #[must_use]
    pub fn left(self) -> u32 {
        self.kept().saturating_sub(self.shipped)
    }
}

impl Order {
    /// The line of a number.
    ///
    /// # Errors
    /// `line_not_found`.
    pub fn line(&self, number: u32) -> Result<&OrderLine, Rejection> {
        let found = self.lines.iter().find(|line| line.number == number);
        found.ok_or_else(|| Rejection::new(Code::LineNotFound, format!("This order has no line {number}.")))
    }

    /// What became of a line's pieces.
    #[must_use]
    pub fn counts(&self, line: &OrderLine) -> Counts {
        let shipped = |wanted: fn(&Shipment) -> bool| -> u32 {
            self.shipments.iter().filter(|shipment| wanted(shipment)).map(|shipment| shipment.pieces_of(line.number)).sum()
        };
        let returns =
            |wanted: fn(&Return) -> bool| -> u32 { self.returns.iter().filter(|it| wanted(it)).map(|it| it.pieces_of(line.number)).sum() };
        Counts {
            ordered: line.quantity,
            cancelled: line.cancelled,
            shipped: shipped(Shipment::is_live),
            delivered: shipped(|shipment| shipment.state == ShipmentState::Delivered),
            returning: returns(|it| it.state != ReturnState::Rejected),
            returned: returns(|it| matches!(it.state, ReturnState::Received | ReturnState::Refunded)),
        }
    }

    /// Pieces of a line that may be sent back now: those that arrived within the time for it.
    #[must_use]
    pub fn returnable(&self, line: &OrderLine, now: Timestamp, within: Duration) -> u32 {
        let in_time =
            |shipment: &&Shipment| shipment.state == ShipmentState::Delivered && shipment.ended_at.is_some_and(|at| at.after(within) > now);
        let in_time: u32 = self.shipments.iter().filter(in_time).map(|shipment| shipment.pieces_of(line.number)).sum();
        let counts = self.counts(line);
        counts.delivered.saturating_sub(counts.returning).min(in_time)
    }

    /// Pieces still in the house, of all lines.
    #[must_use]
    pub fn left_to_ship(&self) -> u32 {
        self.lines.iter().map(|line| self.counts(line).left()).sum()
    }

    /// What is still in the house, line by line.
    #[must_use]
    pub fn all_left(&self) -> Vec<LinePart> {
        let parts = self.lines.iter().map(|line| LinePart { line: line.number, quantity: self.counts(line).left() });
        parts.filter(|part| part.quantity > 0).collect()
    }

    /// Whether a shipment is on its way or arrived.
    #[must_use]
    pub fn has_live_shipment(&self) -> bool {
        self.shipments.iter().any(Shipment::is_live)
    }

    /// Whether it can be called off as a whole.
    #[must_use]
    pub fn can_be_cancelled(&self) -> bool {
        self.state.after(super::OrderEvent::Cancelled).is_ok() && !self.has_live_shipment()
    }

    /// What is shown beside the status.
    #[must_use]
    pub fn beside(&self) -> Vec<Beside> {
        let shipped = self.has_live_shipment();
        let arrived = self.shipments.iter().any(|shipment| shipment.state == ShipmentState::Delivered);
        let on_its_way = self.shipments.iter().any(|shipment| shipment.state == ShipmentState::Shipped);
        let left = self.left_to_ship() > 0;
        let shown = [
            (self.state.on_hold, Beside::OnHold),
            (shipped && left, Beside::PartlyShipped),
            (arrived && (on_its_way || left), Beside::PartlyDelivered),
            (self.state.payment == Payment::PartlyRefunded, Beside::PartlyRefunded),
            (self.state.payment == Payment::Promised, Beside::PaymentPromised),
            (!matches!(self.state.payment, Payment::Awaited | Payment::Promised) && !self.due().is_zero(), Beside::PaymentDue),
            (self.open_disputes().next().is_some(), Beside::Disputed),
            (self.returns.iter().any(|it| it.state == ReturnState::Asked), Beside::ReturnAsked),
        ];
        shown.into_iter().filter(|(is_so, _)| *is_so).map(|(_, beside)| beside).collect()
    }

    /// Pieces by line, each line once, all above zero and none above what `most` says there is of it.
    pub(super) fn parts(&self, wanted: &[LinePart], most: impl Fn(&OrderLine) -> u32, deed: &str) -> Result<Vec<LinePart>, Rejection> {
        let mut parts: Vec<LinePart> = Vec::new();
        for part in wanted {
            let line = self.line(part.line)?;
            if part.quantity == 0 {
                return Err(Rejection::field("quantity", "Choose at least one piece."));
            }
            let quantity = match parts.iter_mut().find(|known| known.line == part.line) {
                Some(known) => {
                    known.quantity = known.quantity.saturating_add(part.quantity);
                    known.quantity
                }
                None => {
                    parts.push(*part);
                    part.quantity
                }
            };
            if quantity > most(line) {
                return Err(too_many(line, most(line), deed));
            }
        }
        if parts.is_empty() { Err(Rejection::field("lines", "Choose at least one item.")) } else { Ok(parts) }
    }
}

fn too_many(line: &OrderLine, most: u32, deed: &str) -> Rejection {
    let sentence = match most {
        0 => format!("Nothing is left of {} that can be {deed}.", line.name()),
        most => format!("At most {most} of {} can be {deed}.", line.name()),
    };
    Rejection { code: Code::TooManyPieces, ..Rejection::field("quantity", sentence.clone()) }.with_message(sentence)
}
