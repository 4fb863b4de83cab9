//! Calling off: the whole order, or some pieces of it.

use super::{By, LinePart, Order, OrderEvent, Quote};
use crate::{
    error::{Code, Rejection},
    stock::{Move, MovementKind},
};

impl Order {
    /// Calls the whole order off; what its shelves get back.
    ///
    /// # Errors
    /// `transition_not_allowed`: while a shipment is under way, or once the order is over.
    pub fn cancel(&mut self, by: &By) -> Result<Vec<Move>, Rejection> {
        self.state.after(OrderEvent::Cancelled)?;
        if self.has_live_shipment() {
            return Err(Rejection::new(
                Code::TransitionNotAllowed,
                "A part of this order has left the house. It can be cancelled once that shipment is called back; \
                 items that have not left yet can be cancelled now.",
            ));
        }
        let all = self.all_left();
        let moves = self.call_off(&all)?;
        self.note(OrderEvent::Cancelled, by, "")?;
        Ok(moves)
    }

    /// Calls some pieces off, those that have not left the house; what its shelves get back. With the last piece the
    /// order is cancelled; if only what is on its way remains, it is all on its way.
    ///
    /// # Errors
    /// `too_many_pieces`, `line_not_found`, `transition_not_allowed`.
    pub fn cancel_units(&mut self, wanted: &[LinePart], by: &By) -> Result<Vec<Move>, Rejection> {
        let parts = self.parts(wanted, |line| self.counts(line).left(), "cancelled")?;
        self.state.after(OrderEvent::UnitsCancelled)?;
        let moves = self.call_off(&parts)?;
        let what = self.in_words(&parts);
        self.note(OrderEvent::UnitsCancelled, by, &what)?;
        self.close_if_nothing_is_left(by)?;
        Ok(moves)
    }

    /// What an order becomes when nothing of it lies in the house any more.
    pub(super) fn close_if_nothing_is_left(&mut self, by: &By) -> Result<(), Rejection> {
        if self.left_to_ship() > 0 {
            return Ok(());
        }
        if !self.has_live_shipment() {
            return self.note(OrderEvent::Cancelled, by, "");
        }
        self.note(OrderEvent::RestCancelled, by, "")?;
        self.arrive_if_all_has(by)
    }

    fn call_off(&mut self, parts: &[LinePart]) -> Result<Vec<Move>, Rejection> {
        let gone: Vec<u32> = self.lines.iter().map(|line| pieces_of(parts, line.number)).collect();
        let fewer = self.quote.for_fewer(&gone)?;
        for (line, gone) in self.lines.iter_mut().zip(gone) {
            line.cancelled += gone;
        }
        self.requote(fewer);
        Ok(self.moves(MovementKind::Release, parts))
    }

    /// Takes a new quote, and keeps the one it was placed with.
    pub(super) fn requote(&mut self, quote: Quote) {
        let before = std::mem::replace(&mut self.quote, quote);
        self.placed_quote.get_or_insert_with(|| Box::new(before));
    }

    /// All that is not called off, line by line.
    #[must_use]
    pub fn all_kept(&self) -> Vec<LinePart> {
        let parts = self.lines.iter().map(|line| LinePart { line: line.number, quantity: line.kept() });
        parts.filter(|part| part.quantity > 0).collect()
    }

    /// What a step does to the shelves of some parts.
    #[must_use]
    pub fn moves(&self, kind: MovementKind, parts: &[LinePart]) -> Vec<Move> {
        let line_of = |part: &LinePart| self.lines.iter().find(|line| line.number == part.line);
        let found = parts.iter().filter_map(|part| line_of(part).map(|line| (part, line)));
        found.map(|(part, line)| Move { kind, variant: line.variant.clone(), pieces: part.quantity, tracked: line.tracked }).collect()
    }

    /// Parts for people: `2 × Mug, 1 × Shirt (Blue / M)`.
    #[must_use]
    pub fn in_words(&self, parts: &[LinePart]) -> String {
        let line_of = |part: &LinePart| self.lines.iter().find(|line| line.number == part.line);
        let words = parts.iter().filter_map(|part| Some(format!("{} × {}", part.quantity, line_of(part)?.name())));
        words.collect::<Vec<_>>().join(", ")
    }
}

pub(super) fn pieces_of(parts: &[LinePart], line: u32) -> u32 {
    parts.iter().filter(|part| part.line == line).map(|part| part.quantity).sum()
}
