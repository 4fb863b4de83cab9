//! How far an order has come, as its buyer sees it.

use super::{Closing, Fulfilment, Order, OrderEvent, Payment, ShipmentState};
use crate::Timestamp;

/// A stop on an order's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Its name: `Shipped`.
    pub name: &'static str,
    /// Whether the order has been there.
    pub reached: Reached,
    /// When it came there, if that was written down.
    pub at: Option<Timestamp>,
}

/// Whether an order has been at a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// It has, and went on.
    Before,
    /// It is there.
    Now,
    /// A part of it has.
    Partly,
    /// Not yet.
    Ahead,
}

impl Order {
    /// The stops from Placed to Delivered, one of them now; none for an order that does not go on.
    #[must_use]
    pub fn stops(&self) -> Vec<Stop> {
        if self.state.closing != Closing::Open || self.state.payment == Payment::Refunded {
            return Vec::new();
        }
        let here = match (self.state.fulfilment, self.state.payment) {
            (Fulfilment::Reserved, Payment::Awaited | Payment::Promised) => 0,
            (Fulfilment::Reserved, _) => 1,
            (Fulfilment::Processing, _) => 2,
            (Fulfilment::Shipped, _) => 3,
            (Fulfilment::Delivered, _) => 4,
        };
        let has_arrived = self.shipments.iter().any(|shipment| shipment.state == ShipmentState::Delivered);
        let partly = [false, false, false, self.has_live_shipment(), has_arrived];
        let at = [
            Some(self.placed_at),
            self.last(&[OrderEvent::PaymentCaptured]),
            self.last(&[OrderEvent::WorkBegun]),
            self.last(&[OrderEvent::Dispatched, OrderEvent::RestCancelled]),
            self.last(&[OrderEvent::Arrived]),
        ];
        let names = ["Placed", "Paid", "Packed", "Shipped", "Delivered"];
        let stop = |(place, ((name, partly), at)): (usize, ((&'static str, bool), Option<Timestamp>))| {
            let reached = match place.cmp(&here) {
                std::cmp::Ordering::Less => Reached::Before,
                std::cmp::Ordering::Equal => Reached::Now,
                std::cmp::Ordering::Greater if partly => Reached::Partly,
                std::cmp::Ordering::Greater => Reached::Ahead,
            };
            // What was called back has a day of its own no more.
            Stop { name, reached, at: at.filter(|_| place <= here) }
        };
        names.into_iter().zip(partly).zip(at).enumerate().map(stop).collect()
    }

    /// When it was paid.
    #[must_use]
    pub fn paid_at(&self) -> Option<Timestamp> {
        self.last(&[OrderEvent::PaymentCaptured])
    }

    fn last(&self, events: &[OrderEvent]) -> Option<Timestamp> {
        let is_one = |event: Option<OrderEvent>| event.is_some_and(|event| events.contains(&event));
        self.timeline.iter().rev().find(|entry| is_one(entry.event)).map(|entry| entry.at)
    }
}
