//! What a buyer may do with an order, and what would come of it.

use std::time::Duration;

use super::{Actor, By, LinePart, Order, OrderEvent, OrderStatus, ReturnState};
use crate::{Money, Timestamp, error::Rejection};

/// What calling off would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallingOff {
    /// What would be given back.
    pub back: Money,
    /// What the rest would cost.
    pub rest: Money,
}

impl Order {
    /// The status people see now: what has lapsed a moment ago is over, though nobody has written it down yet.
    #[must_use]
    pub fn status_now(&self, now: Timestamp) -> OrderStatus {
        if self.has_lapsed(now) { OrderStatus::Expired } else { self.state.status() }
    }

    /// Whether goods, money or an answer are still to come.
    #[must_use]
    pub fn is_under_way(&self, now: Timestamp) -> bool {
        let comes_back = |state| matches!(state, ReturnState::Asked | ReturnState::Approved | ReturnState::Received);
        (self.state.is_under_way() && !self.has_lapsed(now)) || self.returns.iter().any(|it| comes_back(it.state))
    }

    /// What can be called off now: what has not left the house, if the order goes on.
    #[must_use]
    pub fn all_cancellable(&self, now: Timestamp) -> Vec<LinePart> {
        let goes_on = !self.has_lapsed(now) && self.state.after(OrderEvent::UnitsCancelled).is_ok();
        if goes_on { self.all_left() } else { Vec::new() }
    }

    /// What calling some pieces off would do.
    ///
    /// # Errors
    /// As [`Order::cancel_units`].
    pub fn calling_off(&self, parts: &[LinePart], now: Timestamp) -> Result<CallingOff, Rejection> {
        let mut after = self.clone();
        after.cancel_units(parts, &By::new(Actor::Guest, now))?;
        Ok(CallingOff { back: after.surplus(), rest: after.total() })
    }

    /// What can be sent back now, line by line.
    #[must_use]
    pub fn all_returnable(&self, now: Timestamp, within: Duration) -> Vec<LinePart> {
        if self.state.after(OrderEvent::ReturnAsked).is_err() {
            return Vec::new();
        }
        let part = |line: &super::OrderLine| LinePart { line: line.number, quantity: self.returnable(line, now, within) };
        self.lines.iter().map(part).filter(|part| part.quantity > 0).collect()
    }
}
