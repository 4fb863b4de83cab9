//! Pieces whose money is given back, wherever they are: what is in the house is called off, what arrived is taken back.

use std::time::Duration;

use super::{By, LinePart, Order, OrderLine, RefundCause, cancel::pieces_of};
use crate::{
    Money,
    error::{Code, Rejection},
    id::{RefundId, ReturnId},
    stock::Move,
    text::InvalidText,
};

/// Some pieces of a line whose money is given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineRefund {
    /// The line's number.
    pub line: u32,
    /// How many.
    pub quantity: u32,
    /// Whether what comes back of them can be sold again. What never left the house always can.
    pub restock: bool,
}

/// The same by where the pieces are.
#[derive(Default)]
struct Sorted {
    in_the_house: Vec<LinePart>,
    /// To the shelf.
    back: Vec<LinePart>,
    /// Never to be sold again.
    spoilt: Vec<LinePart>,
}

impl Order {
    /// Pieces of a line whose money can be given back with them: those in the house, and those that arrived and are not
    /// on their way back. What is on its way to the buyer is called back or arrives first.
    #[must_use]
    pub fn pieces_to_refund(&self, line: &OrderLine) -> u32 {
        let counts = self.counts(line);
        counts.left() + counts.delivered.saturating_sub(counts.returning)
    }

    /// Gives back what was paid for some pieces: those in the house are called off, the others are taken as a return that
    /// is here. The refunds that were asked for, and what the shelves get.
    ///
    /// # Errors
    /// `too_many_pieces`, `line_not_found`, `refund_too_large` if nothing of the money is left, `transition_not_allowed`.
    pub fn refund_lines(
        &mut self,
        wanted: &[LineRefund],
        by: &By,
        mut new_return: impl FnMut() -> ReturnId,
        mut new_refund: impl FnMut() -> RefundId,
    ) -> Result<(Vec<RefundId>, Vec<Move>), Rejection> {
        let Sorted { in_the_house, back, spoilt } = self.sorted(wanted)?;
        let mut moves = if in_the_house.is_empty() { Vec::new() } else { self.cancel_units(&in_the_house, by)? };
        let mut asked = self.ask_surplus(by, &mut new_refund)?;
        for (parts, restock) in [(back, true), (spoilt, false)].into_iter().filter(|(parts, _)| !parts.is_empty()) {
            let (refunds, to_the_shelf) = self.take_back(&new_return(), &parts, restock, by, &mut new_refund)?;
            asked.extend(refunds);
            moves.extend(to_the_shelf);
        }
        Ok((asked, moves))
    }

    /// Takes a return from asking to the money in one go: its pieces are here, or will not be waited for.
    fn take_back(
        &mut self,
        id: &ReturnId,
        parts: &[LinePart],
        restock: bool,
        by: &By,
        new_refund: impl FnMut() -> RefundId,
    ) -> Result<(Vec<RefundId>, Vec<Move>), Rejection> {
        let reason = by.reason.clone().map_or_else(|| "Taken back by the shop".parse(), Ok);
        let reason = reason.map_err(|wrong: InvalidText| Rejection::field("reason", wrong.to_string()))?;
        self.ask_return(id.clone(), parts, reason, Duration::MAX, by)?;
        // Why is said once.
        let quietly = By::new(by.actor.clone(), by.at);
        self.approve_return(id, &quietly)?;
        let moves = self.receive_return(id, restock, &quietly)?;
        let price = self.worth_of(id)?;
        let worth = self.refund_return(id)?;
        if worth.minor > 0 {
            return Ok((self.ask_refund(worth, &RefundCause::Return(id.clone()), by, new_refund)?, moves));
        }
        if price.minor > 0 { Err(nothing_left()) } else { Ok((Vec::new(), moves)) }
    }

    fn sorted(&self, wanted: &[LineRefund]) -> Result<Sorted, Rejection> {
        let plain: Vec<LinePart> = wanted.iter().map(|it| LinePart { line: it.line, quantity: it.quantity }).collect();
        self.parts(&plain, |line| self.pieces_to_refund(line), "refunded").map_err(|refused| self.explained(refused, &plain))?;
        let mut sorted = Sorted::default();
        for it in wanted {
            let left = self.counts(self.line(it.line)?).left();
            let called_off = it.quantity.min(left.saturating_sub(pieces_of(&sorted.in_the_house, it.line)));
            let part = |quantity| LinePart { line: it.line, quantity };
            sorted.in_the_house.extend((called_off > 0).then(|| part(called_off)));
            let rest = (it.quantity > called_off).then(|| part(it.quantity - called_off));
            if it.restock { sorted.back.extend(rest) } else { sorted.spoilt.extend(rest) }
        }
        Ok(sorted)
    }

    /// A refusal of too many pieces, with what to do about those that are on their way.
    fn explained(&self, refused: Rejection, wanted: &[LinePart]) -> Rejection {
        let on_its_way = |line: &OrderLine| self.counts(line).shipped > self.counts(line).delivered;
        let is_of_these = wanted.iter().filter_map(|part| self.line(part.line).ok()).any(on_its_way);
        if refused.code != Code::TooManyPieces || !is_of_these {
            return refused;
        }
        let sentence = format!("{} What is on its way is called back first, or marked as delivered.", refused.message);
        Rejection { code: refused.code, ..Rejection::field("quantity", sentence.clone()) }.with_message(sentence)
    }

    /// What some refunds come to.
    #[must_use]
    pub fn sum_of(&self, refunds: &[RefundId]) -> Money {
        let these = self.refunds.iter().filter(|refund| refunds.contains(&refund.id));
        Money::new(these.map(|refund| refund.amount.minor).sum(), self.currency())
    }
}

fn nothing_left() -> Rejection {
    let sentence = "Nothing is left to be given back for what was delivered.";
    Rejection { code: Code::RefundTooLarge, ..Rejection::field("quantity", sentence) }.with_message(sentence)
}
