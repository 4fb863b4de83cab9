//! Money that is promised: it comes on delivery, or is set aside at the buyer's bank until it is captured.

use super::{By, Order, OrderEvent, Payment};
use crate::error::Rejection;

impl Order {
    /// Its money will come: on delivery, or it is set aside at the buyer's bank.
    ///
    /// # Errors
    /// `transition_not_allowed`.
    pub fn promise(&mut self, by: &By) -> Result<(), Rejection> {
        self.note(OrderEvent::PaymentPromised, by, "")
    }

    /// Whether whoever brings it takes the money: it is promised, and not set aside at a bank, where it is captured first.
    #[must_use]
    pub fn is_paid_on_delivery(&self) -> bool {
        self.state.payment == Payment::Promised && self.paying.is_none()
    }

    /// What was promised does not come: it waits for its payment again.
    ///
    /// # Errors
    /// `transition_not_allowed`.
    pub fn end_promise(&mut self, by: &By) -> Result<(), Rejection> {
        self.note(OrderEvent::PromiseEnded, by, "")
    }
}
