//! Goods that come back: asked for, approved, received, refunded.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{By, LinePart, Order, OrderEvent, Reason, cancel::pieces_of};
use crate::{
    Money, Timestamp,
    error::{Code, Rejection},
    id::ReturnId,
    money::InvalidMoney,
    stock::{Move, MovementKind},
    time::in_words,
};

/// Some pieces that come back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// Names it.
    pub id: ReturnId,
    /// What comes back.
    pub lines: Vec<LinePart>,
    /// What the shopper says.
    pub reason: Reason,
    /// Where it stands.
    pub state: ReturnState,
    /// What staff answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Reason>,
    /// Whether its pieces can be sold again.
    #[serde(default)]
    pub restocked: bool,
    /// When it was asked for.
    pub at: Timestamp,
}

/// Where a return stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnState {
    /// Waits for staff.
    Asked,
    /// May be sent.
    Approved,
    /// May not.
    Rejected,
    /// Back in the house.
    Received,
    /// Back, and its money asked to be given back.
    Refunded,
}

impl Return {
    /// How many pieces of a line come back.
    #[must_use]
    pub fn pieces_of(&self, line: u32) -> u32 {
        pieces_of(&self.lines, line)
    }
}

impl Order {
    /// The shopper wants to send some pieces back.
    ///
    /// # Errors
    /// `return_too_late`, `too_many_pieces`, `line_not_found`, `transition_not_allowed`.
    pub fn ask_return(&mut self, id: ReturnId, wanted: &[LinePart], reason: Reason, within: Duration, by: &By) -> Result<(), Rejection> {
        self.state.after(OrderEvent::ReturnAsked)?;
        let counts = |line: &super::OrderLine| self.counts(line);
        let parts = self.parts(wanted, |line| counts(line).delivered.saturating_sub(counts(line).returning), "sent back")?;
        let in_time = |part: &LinePart| self.line(part.line).is_ok_and(|line| self.returnable(line, by.at, within) >= part.quantity);
        if !parts.iter().all(in_time) {
            let sentence = format!("Items can be sent back within {} of their delivery. That time is over.", in_words(within));
            return Err(Rejection::new(Code::ReturnTooLate, sentence));
        }
        let what = self.in_words(&parts);
        self.returns.push(Return { id, lines: parts, reason, state: ReturnState::Asked, answer: None, restocked: false, at: by.at });
        self.note(OrderEvent::ReturnAsked, by, &what)
    }

    /// Staff say that it may come back.
    ///
    /// # Errors
    /// `return_not_found`, `transition_not_allowed`.
    pub fn approve_return(&mut self, id: &ReturnId, by: &By) -> Result<(), Rejection> {
        self.answer_return(id, ReturnState::Approved, OrderEvent::ReturnApproved, by)
    }

    /// Staff say that it may not, and why.
    ///
    /// # Errors
    /// The field `reason`; `return_not_found`, `transition_not_allowed`.
    pub fn reject_return(&mut self, id: &ReturnId, by: &By) -> Result<(), Rejection> {
        if by.reason.is_none() {
            return Err(Rejection::field("reason", "Please say why."));
        }
        self.answer_return(id, ReturnState::Rejected, OrderEvent::ReturnRejected, by)
    }

    /// It is back; what its shelves get, if its pieces can be sold again.
    ///
    /// # Errors
    /// `return_not_found`, `transition_not_allowed`.
    pub fn receive_return(&mut self, id: &ReturnId, restock: bool, by: &By) -> Result<Vec<Move>, Rejection> {
        self.state.after(OrderEvent::ReturnReceived)?;
        let found = self.return_in(id, &[ReturnState::Approved])?;
        (found.state, found.restocked) = (ReturnState::Received, restock);
        let parts = found.lines.clone();
        self.note(OrderEvent::ReturnReceived, by, &self.in_words(&parts))?;
        Ok(if restock { self.moves(MovementKind::Return, &parts) } else { Vec::new() })
    }

    /// Its money is asked to be given back; what it is worth: what was paid for its pieces, as far as that was not
    /// given back before.
    ///
    /// # Errors
    /// `return_not_found`, `transition_not_allowed`.
    pub fn refund_return(&mut self, id: &ReturnId) -> Result<Money, Rejection> {
        self.return_in(id, &[ReturnState::Received])?;
        let worth = self.worth_of(id)?;
        self.return_in(id, &[ReturnState::Received])?.state = ReturnState::Refunded;
        Ok(Money { minor: worth.minor.min(self.refundable().minor), ..worth })
    }

    /// What was paid for the pieces of a return: after those of the returns before it.
    ///
    /// # Errors
    /// If a sum does not fit.
    pub fn worth_of(&self, id: &ReturnId) -> Result<Money, InvalidMoney> {
        let before = self.returns.iter().take_while(|it| it.id != *id).filter(|it| it.state != ReturnState::Rejected);
        let before: Vec<LinePart> = before.flat_map(|it| it.lines.iter().copied()).collect();
        let lines = self.returns.iter().find(|it| it.id == *id).map(|it| it.lines.as_slice()).unwrap_or_default();
        let mut worth = Money::zero(self.currency());
        for (line, quoted) in self.lines.iter().zip(&self.quote.lines) {
            let left = quoted.quantity.saturating_sub(pieces_of(&before, line.number));
            let with = quoted.for_fewer(left, self.quote.display)?.paid(self.quote.display)?;
            let without = quoted.for_fewer(left.saturating_sub(pieces_of(lines, line.number)), self.quote.display)?;
            worth = worth.plus(with.minus(without.paid(self.quote.display)?)?)?;
        }
        Ok(worth)
    }

    fn answer_return(&mut self, id: &ReturnId, state: ReturnState, event: OrderEvent, by: &By) -> Result<(), Rejection> {
        self.state.after(event)?;
        let found = self.return_in(id, &[ReturnState::Asked])?;
        (found.state, found.answer) = (state, by.reason.clone());
        self.note(event, by, "")
    }

    fn return_in(&mut self, id: &ReturnId, states: &[ReturnState]) -> Result<&mut Return, Rejection> {
        let found = self.returns.iter_mut().find(|it| it.id == *id);
        let found = found.ok_or_else(|| Rejection::new(Code::ReturnNotFound, "This order has no such return."))?;
        if states.contains(&found.state) {
            return Ok(found);
        }
        let standing = match found.state {
            ReturnState::Asked => "not approved yet",
            ReturnState::Approved => "approved, and not received yet",
            ReturnState::Rejected => "refused",
            ReturnState::Received => "received",
            ReturnState::Refunded => "refunded",
        };
        Err(Rejection::new(Code::TransitionNotAllowed, format!("This return is {standing}, so that cannot be done.")))
    }
}
