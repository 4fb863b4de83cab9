//! Money: what came in, what was given back, and what is still owed, by either side.

use serde::{Deserialize, Serialize};

use super::{By, Order, OrderEvent, Payment};
use crate::{
    Money, Timestamp,
    error::{Code, Rejection},
    id::{PaymentId, RefundId, ReturnId},
};

/// Money that came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capture {
    /// By which attempt to pay.
    pub payment: PaymentId,
    /// Through which provider.
    pub provider: String,
    /// What the provider calls it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// When.
    pub at: Timestamp,
}

/// Money that is given back, out of one payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// Names it, to the provider too: asked twice, it is given back once.
    pub id: RefundId,
    /// Out of which payment.
    pub payment: PaymentId,
    /// How much.
    pub amount: Money,
    /// What for.
    pub cause: RefundCause,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What the provider calls it, once it has answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// Where it stands.
    pub state: RefundState,
    /// When it was asked for.
    pub at: Timestamp,
}

/// What money is given back for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundCause {
    /// More was paid than the order costs: pieces were called off, or the order was changed.
    Surplus,
    /// Goods came back.
    Return(ReturnId),
    /// Staff decided so.
    Goodwill,
    /// The buyer's bank took it back: a dispute was lost.
    Chargeback,
}

/// What the provider says of a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenBack {
    /// The money is given back.
    Done,
    /// It is on its way; the provider will say what becomes of it.
    UnderWay,
    /// No, and why; said after it was done, the money came back to the shop.
    Refused(String),
}

/// Where a refund stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundState {
    /// The provider is asked; nobody else can have this money meanwhile.
    Pending,
    /// Given back.
    Done,
    /// The provider said no, and why; it counts for nothing.
    Failed(String),
}

impl Order {
    /// All that came in.
    #[must_use]
    pub fn captured(&self) -> Money {
        self.money(self.captures.iter().map(|capture| capture.amount.minor))
    }

    /// All that was given back, or is being so.
    #[must_use]
    pub fn refunded(&self) -> Money {
        self.money(self.refunds.iter().filter(|refund| refund.counts()).map(|refund| refund.amount.minor))
    }

    /// The most that can still be given back: not what a bank holds until a dispute is decided.
    #[must_use]
    pub fn refundable(&self) -> Money {
        self.money(self.refundable_by_payment().into_iter().map(|(_, left)| left))
    }

    /// What was paid, less what was given back because the order costs less now, less what it costs: above zero it is
    /// to be given back, below zero it is due. What was given back for other reasons is no debt.
    #[must_use]
    pub fn balance(&self) -> Money {
        let settled = self.refunds.iter().filter(|refund| refund.counts() && refund.cause == RefundCause::Surplus);
        // An order that is over costs nothing.
        let cost = if self.state.closing == super::Closing::Open { self.total().minor } else { 0 };
        self.money([self.captured().minor, -cost].into_iter().chain(settled.map(|refund| -refund.amount.minor)))
    }

    /// What is to be paid now; nothing for an order that is over.
    #[must_use]
    pub fn due(&self) -> Money {
        Money::new((-self.balance().minor).max(0), self.currency())
    }

    /// What is to be given back now, because more was paid than it costs.
    #[must_use]
    pub fn surplus(&self) -> Money {
        Money::new(self.balance().minor.clamp(0, self.refundable().minor.max(0)), self.currency())
    }

    /// Money came in.
    ///
    /// # Errors
    /// `already_paid` if the same payment came before; `transition_not_allowed`.
    pub fn capture(&mut self, capture: Capture, by: &By) -> Result<(), Rejection> {
        let event = match self.state.payment {
            Payment::Awaited | Payment::Promised if self.state.after(OrderEvent::PaymentCaptured).is_ok() => OrderEvent::PaymentCaptured,
            Payment::Awaited | Payment::Promised => OrderEvent::PaidTooLate,
            _ => OrderEvent::PaidFurther,
        };
        self.take_in(event, capture, by)
    }

    /// Money came in for an order that expired and whose pieces somebody else has by now.
    ///
    /// # Errors
    /// As [`Order::capture`].
    pub fn capture_too_late(&mut self, capture: Capture, by: &By) -> Result<(), Rejection> {
        self.take_in(OrderEvent::PaidTooLate, capture, by)
    }

    /// Whether a payment is on it already.
    #[must_use]
    pub fn has_captured(&self, payment: &PaymentId) -> bool {
        self.captures.iter().any(|capture| capture.payment == *payment)
    }

    fn take_in(&mut self, event: OrderEvent, capture: Capture, by: &By) -> Result<(), Rejection> {
        if self.has_captured(&capture.payment) {
            return Err(Rejection::new(Code::AlreadyPaid, "This payment is on the order already."));
        }
        let amount = if event == OrderEvent::PaymentCaptured { String::new() } else { capture.amount.to_string() };
        self.captures.push(capture);
        self.note(event, by, &amount)
    }

    /// Asks for money to be given back, out of the latest payments first: one refund for each payment it comes from.
    /// `new_id` makes their names.
    ///
    /// # Errors
    /// `refund_too_large` with the most that can be given back; the field `amount`.
    pub fn ask_refund(
        &mut self,
        amount: Money,
        cause: &RefundCause,
        by: &By,
        mut new_id: impl FnMut() -> RefundId,
    ) -> Result<Vec<RefundId>, Rejection> {
        if amount.currency != self.currency() || amount.minor <= 0 {
            return Err(Rejection::field("amount", format!("Type an amount above zero, in {}.", self.currency().code())));
        }
        let most = self.refundable();
        if amount.minor > most.minor {
            let sentence = if most.minor <= 0 {
                "Nothing is left to be given back.".to_owned()
            } else {
                format!("At most {most} more can be given back.")
            };
            return Err(Rejection { code: Code::RefundTooLarge, ..Rejection::field("amount", sentence.clone()) }.with_message(sentence));
        }
        let mut left = amount.minor;
        let mut asked = Vec::new();
        for (payment, most) in self.refundable_by_payment() {
            let part = left.min(most);
            if part > 0 {
                left -= part;
                asked.push((payment, part));
            }
        }
        let reason = by.reason.as_ref().map(ToString::to_string).unwrap_or_default();
        let currency = self.currency();
        let refund = |(payment, minor)| Refund {
            id: new_id(),
            payment,
            amount: Money::new(minor, currency),
            cause: cause.clone(),
            reason: reason.clone(),
            reference: String::new(),
            state: RefundState::Pending,
            at: by.at,
        };
        let refunds: Vec<Refund> = asked.into_iter().map(refund).collect();
        let ids = refunds.iter().map(|refund| refund.id.clone()).collect();
        self.refunds.extend(refunds);
        Ok(ids)
    }

    /// Asks for what was paid too much to be given back; nothing if there is none.
    ///
    /// # Errors
    /// As [`Order::ask_refund`].
    pub fn ask_surplus(&mut self, by: &By, new_id: impl FnMut() -> RefundId) -> Result<Vec<RefundId>, Rejection> {
        match self.surplus() {
            surplus if surplus.minor > 0 => self.ask_refund(surplus, &RefundCause::Surplus, by, new_id),
            _ => Ok(Vec::new()),
        }
    }

    /// Whether a refund failed and was not made good since: by another of the same cause and amount.
    #[must_use]
    pub fn can_be_asked_again(&self, refund: &Refund) -> bool {
        let mut later = self.refunds.iter().skip_while(|it| it.id != refund.id);
        let makes_good = |it: &Refund| it.counts() && it.cause == refund.cause && it.amount == refund.amount;
        let is_owed = match refund.cause {
            RefundCause::Surplus => self.surplus().minor > 0,
            RefundCause::Return(_) | RefundCause::Goodwill => self.refundable().minor >= refund.amount.minor,
            RefundCause::Chargeback => false,
        };
        matches!(refund.state, RefundState::Failed(_)) && is_owed && !later.any(makes_good)
    }

    /// Asks once more for money to be given back that a provider refused to give.
    ///
    /// # Errors
    /// `not_found`; `conflict` if it did not fail, or was made good since; as [`Order::ask_refund`].
    pub fn ask_again(&mut self, id: &RefundId, by: &By, new_id: impl FnMut() -> RefundId) -> Result<Vec<RefundId>, Rejection> {
        let nothing = || Rejection::new(Code::NotFound, "This order has no such refund.");
        let refund = self.refunds.iter().find(|refund| refund.id == *id).cloned().ok_or_else(nothing)?;
        if !self.can_be_asked_again(&refund) {
            return Err(Rejection::new(Code::Conflict, "This refund did not fail, or was made good since. Please look at the order."));
        }
        match refund.cause {
            RefundCause::Surplus => self.ask_surplus(by, new_id),
            cause => self.ask_refund(refund.amount, &cause, by, new_id),
        }
    }

    /// What the provider said of a refund. Said twice, it counts once; a bank may still send it back when it was done.
    ///
    /// # Errors
    /// `transition_not_allowed`.
    pub fn settle_refund(&mut self, id: &RefundId, told: &GivenBack, by: &By) -> Result<(), Rejection> {
        let Some(refund) = self.refunds.iter_mut().find(|refund| refund.id == *id) else { return Ok(()) };
        let amount = refund.amount.to_string();
        match (&refund.state, told) {
            (RefundState::Pending, GivenBack::Done) => {
                refund.state = RefundState::Done;
                let event = if self.given_back() == self.captured() { OrderEvent::AllRefunded } else { OrderEvent::PartRefunded };
                self.note(event, by, &amount)
            }
            (RefundState::Pending, GivenBack::Refused(reason)) => {
                // It changed nothing (CASES 16): the refund itself says that it failed.
                refund.state = RefundState::Failed(reason.clone());
                Ok(())
            }
            (RefundState::Done, GivenBack::Refused(reason)) => {
                refund.state = RefundState::Failed(reason.clone());
                let event = if self.given_back().is_zero() { OrderEvent::AllCameBack } else { OrderEvent::PartCameBack };
                self.note(event, by, &amount)
            }
            (RefundState::Failed(_), _) | (_, GivenBack::UnderWay) | (RefundState::Done, GivenBack::Done) => Ok(()),
        }
    }

    /// Writes down what a provider gave back without the shop.
    ///
    /// # Errors
    /// `refund_too_large`; `transition_not_allowed`.
    pub fn write_down_refund(&mut self, payment: &PaymentId, amount: Money, by: &By, id: RefundId) -> Result<(), Rejection> {
        if self.left_of(payment) < amount.minor {
            return Err(Rejection::new(Code::RefundTooLarge, "More was given back than this payment holds."));
        }
        let (cause, state) = (RefundCause::Goodwill, RefundState::Pending);
        let (reason, reference) = (String::new(), String::new());
        self.refunds.push(Refund { id: id.clone(), payment: payment.clone(), amount, cause, reason, reference, state, at: by.at });
        self.settle_refund(&id, &GivenBack::Done, by)
    }

    /// What the provider calls a refund; the first word counts.
    pub fn name_refund(&mut self, id: &RefundId, reference: &str) {
        let unnamed = |refund: &&mut Refund| refund.id == *id && refund.reference.is_empty();
        if let Some(refund) = self.refunds.iter_mut().find(unnamed) {
            reference.clone_into(&mut refund.reference);
        }
    }

    /// All that is with the buyer again.
    fn given_back(&self) -> Money {
        self.money(self.refunds.iter().filter(|refund| refund.state == RefundState::Done).map(|refund| refund.amount.minor))
    }

    /// The payment that a refund comes out of.
    #[must_use]
    pub fn capture_of(&self, refund: &Refund) -> Option<&Capture> {
        self.captures.iter().find(|capture| capture.payment == refund.payment)
    }

    /// What is left of a payment, in minor units.
    pub(super) fn left_of(&self, payment: &PaymentId) -> i64 {
        let came = self.captures.iter().filter(|capture| capture.payment == *payment).map(|capture| capture.amount.minor);
        let went = self.refunds.iter().filter(|refund| refund.counts() && refund.payment == *payment).map(|refund| refund.amount.minor);
        came.sum::<i64>() - went.sum::<i64>()
    }

    /// Whether a payment lies with a bank that decides whose it is.
    fn is_disputed(&self, payment: &PaymentId) -> bool {
        self.open_disputes().any(|dispute| dispute.payment == *payment)
    }

    fn refundable_by_payment(&self) -> Vec<(PaymentId, i64)> {
        let latest = self.captures.iter().rev().filter(|capture| !self.is_disputed(&capture.payment));
        latest.map(|capture| (capture.payment.clone(), self.left_of(&capture.payment))).collect()
    }

    fn money(&self, parts: impl IntoIterator<Item = i64>) -> Money {
        Money::new(parts.into_iter().sum(), self.currency())
    }
}

impl Refund {
    /// Whether its money is given back, or about to be.
    #[must_use]
    pub fn counts(&self) -> bool {
        matches!(self.state, RefundState::Pending | RefundState::Done)
    }
}
