//! Disputes: a buyer asks their bank for the money back, and the bank takes it until it has decided.

use serde::{Deserialize, Serialize};

use super::{By, Closing, Order, OrderEvent, Refund, RefundCause, RefundState};
use crate::{
    Money, Timestamp,
    error::Rejection,
    id::{PaymentId, RefundId},
};

/// A dispute of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// What the provider calls it.
    pub reference: String,
    /// Of which payment.
    pub payment: PaymentId,
    /// How much is in dispute.
    pub amount: Money,
    /// Why, by the bank's word: `fraudulent`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Until when evidence can be handed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_due: Option<Timestamp>,
    /// Where it stands.
    pub state: DisputeState,
}

/// Where a dispute stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeState {
    /// Evidence can be handed in, or the bank looks at it.
    Open,
    /// The shop keeps the money.
    Won,
    /// The buyer has it back.
    Lost,
}

impl Order {
    /// What became of a dispute, by the provider's word. Said twice, or late, it counts once. An open one stops the order
    /// for a look; a lost one is money given back. `new_id` names that.
    ///
    /// # Errors
    /// `transition_not_allowed`.
    pub fn dispute(&mut self, told: Dispute, by: &By, new_id: impl FnOnce() -> RefundId) -> Result<(), Rejection> {
        let known = self.disputes.iter().position(|dispute| dispute.reference == told.reference);
        let before = known.map(|place| self.disputes[place].state);
        if before.is_some_and(|before| before != DisputeState::Open) {
            return Ok(());
        }
        match known {
            Some(place) => self.disputes[place] = told.clone(),
            None => self.disputes.push(told.clone()),
        }
        if before.is_none() {
            self.note(OrderEvent::Disputed, by, &told.amount.to_string())?;
            if self.state.closing == Closing::Open && !self.state.on_hold {
                self.hold(by)?;
            }
        }
        match told.state {
            DisputeState::Open => Ok(()),
            DisputeState::Won => self.note(OrderEvent::DisputeWon, by, ""),
            DisputeState::Lost => {
                self.note(OrderEvent::DisputeLost, by, "")?;
                self.lose(&told, by, new_id())
            }
        }
    }

    /// The disputes that are still to be decided.
    pub fn open_disputes(&self) -> impl Iterator<Item = &Dispute> {
        self.disputes.iter().filter(|dispute| dispute.state == DisputeState::Open)
    }

    /// The bank took it: a refund that nobody has to ask for any more, of what was not given back before.
    fn lose(&mut self, dispute: &Dispute, by: &By, id: RefundId) -> Result<(), Rejection> {
        let left = self.left_of(&dispute.payment).min(dispute.amount.minor);
        if left <= 0 {
            return Ok(());
        }
        self.refunds.push(Refund {
            id: id.clone(),
            payment: dispute.payment.clone(),
            amount: Money::new(left, self.currency()),
            cause: RefundCause::Chargeback,
            reason: dispute.reason.clone(),
            reference: dispute.reference.clone(),
            state: RefundState::Pending,
            at: by.at,
        });
        self.settle_refund(&id, &super::GivenBack::Done, by)
    }
}
