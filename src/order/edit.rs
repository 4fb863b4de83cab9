//! Edits of a paid order: what is still in the house may become more, fewer or other things, priced by the terms the order
//! was placed with.

use super::{By, LinePart, Order, OrderEvent, OrderLine};
use crate::{
    Cart, Money,
    error::{Code, Rejection},
    money::InvalidMoney,
    pricing::{Basket, Destination, Quote, quote},
    stock::{Move, MovementKind},
};

/// What is to be changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// How many of a line shall be kept: shipped ones too; 0 takes it out.
    pub quantities: Vec<LinePart>,
    /// Lines to be added, as they are sold now. They get their numbers here.
    pub added: Vec<OrderLine>,
}

/// What an edit would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the order costs before it.
    pub old_total: Money,
    /// What it costs after it.
    pub new_total: Money,
    /// What is to be paid then.
    pub due: Money,
    /// What is to be given back then.
    pub give_back: Money,
}

impl Order {
    /// Changes what was ordered; what its shelves lose and get. All is priced anew by the terms and at the moment it
    /// was placed, and every condition is asked again: "−50.00 from 100.00" goes when the goods cost less.
    ///
    /// # Errors
    /// `line_not_found`, `too_many_pieces` below what was shipped, `transition_not_allowed`, fields.
    pub fn edit(&mut self, edit: Edit, by: &By) -> Result<(Difference, Vec<Move>), Rejection> {
        self.state.after(OrderEvent::Edited)?;
        let old_total = self.total();
        let (fewer, mut more) = self.change_quantities(&edit.quantities)?;
        more.extend(self.add_lines(edit.added)?);
        if fewer.is_empty() && more.is_empty() {
            return Err(Rejection::field("lines", "Nothing would change."));
        }
        let quote = self.priced_again()?;
        self.requote(quote);
        for (line, quoted) in self.lines.iter_mut().zip(&self.quote.lines) {
            (line.unit_price, line.subtotal) = (quoted.unit_price, quoted.unit_price.times(line.quantity)?);
        }
        let mut moves = self.moves(MovementKind::Release, &fewer);
        moves.extend(self.moves(MovementKind::Reserve, &more));
        let signed =
            |sign: &str, parts: &[LinePart]| parts.iter().map(|part| format!("{sign}{}", self.in_words(&[*part]))).collect::<Vec<_>>();
        let what = [signed("−", &fewer), signed("+", &more)].concat().join(", ");
        self.note(OrderEvent::Edited, by, &what)?;
        self.close_if_nothing_is_left(by)?;
        Ok((Difference { old_total, new_total: self.total(), due: self.due(), give_back: self.surplus() }, moves))
    }

    /// What the order costs by the terms it was placed with.
    ///
    /// # Errors
    /// If a sum does not fit.
    pub fn priced_again(&self) -> Result<Quote, InvalidMoney> {
        let kept = |line: &OrderLine| crate::pricing::BasketLine { quantity: line.kept(), ..line.basket_line() };
        let basket = Basket {
            lines: self.lines.iter().map(kept).collect(),
            destination: Some(Destination::from(&self.shipping_address)),
            shipping: self.placed_quote().shipping_method.as_ref().map(|method| method.code.clone()),
            codes: self.codes.clone(),
            shopper: self.shopper.clone(),
        };
        let priced = quote(&basket, &self.terms, self.placed_at)?;
        // Without a piece nothing is shipped.
        if priced.lines.iter().all(|line| line.quantity == 0) { priced.for_fewer(&[]) } else { Ok(priced) }
    }

    fn change_quantities(&mut self, wanted: &[LinePart]) -> Result<(Vec<LinePart>, Vec<LinePart>), Rejection> {
        let (mut fewer, mut more) = (Vec::new(), Vec::new());
        for LinePart { line: number, quantity } in wanted {
            let line = self.line(*number)?;
            let counts = self.counts(line);
            if *quantity < counts.shipped {
                let sentence = format!("{} of {} left the house already; fewer cannot be kept.", counts.shipped, line.name());
                return Err(
                    Rejection { code: Code::TooManyPieces, ..Rejection::field("quantity", sentence.clone()) }.with_message(sentence)
                );
            }
            check_quantity(*quantity)?;
            let part = |quantity| LinePart { line: *number, quantity };
            let Some(line) = self.lines.iter_mut().find(|line| line.number == *number) else { continue };
            if *quantity < counts.kept() {
                let gone = counts.kept() - quantity;
                line.cancelled += gone;
                fewer.push(part(gone));
            } else if *quantity > counts.kept() {
                let come = quantity - counts.kept();
                line.quantity += come;
                more.push(part(come));
            }
        }
        Ok((fewer, more))
    }

    fn add_lines(&mut self, added: Vec<OrderLine>) -> Result<Vec<LinePart>, Rejection> {
        let mut more = Vec::new();
        for mut line in added {
            check_quantity(line.quantity)?;
            if line.quantity == 0 {
                return Err(Rejection::field("quantity", "Choose at least one piece."));
            }
            if line.list_price.currency != self.currency() {
                return Err(Rejection::field("variant", "This item is sold in another currency."));
            }
            if self.lines.len() >= Cart::MOST_LINES {
                return Err(Rejection::field("lines", format!("An order has at most {} lines.", Cart::MOST_LINES)));
            }
            line.number = self.lines.iter().map(|line| line.number).max().unwrap_or(0) + 1;
            more.push(LinePart { line: line.number, quantity: line.quantity });
            self.lines.push(line);
        }
        Ok(more)
    }
}

fn check_quantity(quantity: u32) -> Result<(), Rejection> {
    if quantity > Cart::MOST_OF_ONE {
        return Err(Rejection::field("quantity", format!("A line holds at most {} pieces.", Cart::MOST_OF_ONE)));
    }
    Ok(())
}
