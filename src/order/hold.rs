//! What staff keep about an order: a hold until somebody looked, and notes that shoppers never see.

use serde::{Deserialize, Serialize};

use super::{Actor, By, Order, OrderEvent};
use crate::{Timestamp, error::Rejection, text::Lines};

/// A note among staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffNote {
    /// When.
    pub at: Timestamp,
    /// Who wrote it.
    pub actor: Actor,
    /// What.
    pub text: Lines<2000>,
}

impl Order {
    /// The most notes on an order; keeps its document bounded.
    pub const MOST_NOTES: usize = 200;

    /// Stops it until somebody looked.
    ///
    /// # Errors
    /// `transition_not_allowed`.
    pub fn hold(&mut self, by: &By) -> Result<(), Rejection> {
        self.note(OrderEvent::Held, by, "")
    }

    /// Somebody looked: it goes on.
    ///
    /// # Errors
    /// `transition_not_allowed`.
    pub fn release(&mut self, by: &By) -> Result<(), Rejection> {
        self.note(OrderEvent::Released, by, "")
    }

    /// Keeps a note among staff.
    ///
    /// # Errors
    /// The field `text` if it is empty, or the order holds as many as it can.
    pub fn keep_note(&mut self, text: Lines<2000>, by: &By) -> Result<(), Rejection> {
        if text.as_str().is_empty() {
            return Err(Rejection::field("text", "Please write something."));
        }
        if self.notes.len() >= Self::MOST_NOTES {
            return Err(Rejection::field("text", format!("An order holds {} notes.", Self::MOST_NOTES)));
        }
        self.notes.push(StaffNote { at: by.at, actor: by.actor.clone(), text });
        Ok(())
    }
}
