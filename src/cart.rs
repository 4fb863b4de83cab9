//! The cart: what a visitor wants, before prices. Every read re-prices it.

use serde::{Deserialize, Serialize};

use crate::{
    Money,
    error::{Code, Rejection},
    id::VariantId,
    promotion::CouponCode,
    stock::Availability,
};

pub use self::{
    notice::Notice,
    priced::{PricedCart, PricedLine},
};

mod notice;
mod priced;

/// The lines in the order they were added, at most one per variant, and the codes that were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cart {
    lines: Vec<CartLine>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    codes: Vec<CouponCode>,
}

/// So many of a variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLine {
    /// Of which variant.
    pub variant: VariantId,
    /// 1 to [`Cart::MOST_OF_ONE`].
    pub quantity: u32,
    /// What one cost when the shopper last changed the line, so that a moved price can be announced.
    pub seen_price: Money,
}

impl Cart {
    /// Pieces of one variant.
    pub const MOST_OF_ONE: u32 = 99;
    /// Different variants; keeps every cart, page and order bounded.
    pub const MOST_LINES: usize = 100;
    /// Codes in one cart.
    pub const MOST_CODES: usize = 5;

    /// The lines in order.
    #[must_use]
    pub fn lines(&self) -> &[CartLine] {
        &self.lines
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Pieces in all: the number on the badge.
    #[must_use]
    pub fn pieces(&self) -> u32 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    /// Adds to what is there. What can be met in part is, and the notice says so.
    ///
    /// # Errors
    /// If the quantity is zero, nothing more can be had, or the cart is full.
    pub fn add(&mut self, variant: &VariantId, quantity: u32, price: Money, left: Availability) -> Result<Option<Notice>, Rejection> {
        if quantity == 0 {
            return Err(Rejection::field("quantity", "Choose at least one."));
        }
        let had = self.quantity_of(variant);
        if had == 0 && self.lines.len() >= Self::MOST_LINES {
            return Err(Rejection::new(
                Code::CartFull,
                format!("A cart holds {} different items. Order these first, or remove one.", Self::MOST_LINES),
            ));
        }
        let wanted = had.saturating_add(quantity);
        let granted = left.cap(wanted.min(Self::MOST_OF_ONE));
        if granted <= had {
            return Err(refusal(left, had));
        }
        self.set(variant, granted, price);
        Ok((granted < wanted).then(|| Notice::capped(variant, wanted, granted, left)))
    }

    /// Sets a line's quantity; 0 removes it.
    ///
    /// # Errors
    /// If the line is not there, or nothing can be had.
    pub fn change(&mut self, variant: &VariantId, quantity: u32, price: Money, left: Availability) -> Result<Option<Notice>, Rejection> {
        let had = self.quantity_of(variant);
        if had == 0 {
            return Err(Rejection::new(Code::LineNotFound, "This item is no longer in your cart."));
        }
        if quantity == 0 {
            self.remove(variant);
            return Ok(None);
        }
        // A line that lies above what is left may always be made smaller.
        let granted = left.cap(quantity.min(Self::MOST_OF_ONE));
        if granted == 0 {
            return Err(refusal(left, 0));
        }
        self.set(variant, granted, price);
        Ok((granted < quantity).then(|| Notice::capped(variant, quantity, granted, left)))
    }

    /// Takes a line out; nothing happens if it is not there.
    pub fn remove(&mut self, variant: &VariantId) {
        self.lines.retain(|line| line.variant != *variant);
    }

    /// The codes that were typed, the earliest first.
    #[must_use]
    pub fn codes(&self) -> &[CouponCode] {
        &self.codes
    }

    /// Keeps a code; the same code twice counts once.
    ///
    /// # Errors
    /// If it holds as many as it can.
    pub fn keep_code(&mut self, code: CouponCode) -> Result<(), Rejection> {
        if self.codes.contains(&code) {
            return Ok(());
        }
        if self.codes.len() >= Self::MOST_CODES {
            return Err(Rejection::field("code", format!("A cart takes {} codes. Remove one first.", Self::MOST_CODES)));
        }
        self.codes.push(code);
        Ok(())
    }

    /// Drops a code; nothing happens if it is not there.
    pub fn drop_code(&mut self, code: &CouponCode) {
        self.codes.retain(|kept| kept != code);
    }

    /// Empties it, as an order does.
    pub fn clear(&mut self) {
        self.lines.clear();
        self.codes.clear();
    }

    /// Puts another cart's lines into this one: quantities are summed, capped by stock and limit,
    /// and every cap is announced.
    #[must_use]
    pub fn merge(&mut self, other: Self, left: impl Fn(&VariantId) -> Availability) -> Vec<Notice> {
        let mut notices = Vec::new();
        for code in other.codes {
            if !self.codes.contains(&code) && self.codes.len() < Self::MOST_CODES {
                self.codes.push(code);
            }
        }
        for line in other.lines {
            let had = self.quantity_of(&line.variant);
            let wanted = had + line.quantity;
            let available = left(&line.variant);
            // What was in either cart is never silently lost: a sold-out line stays and is announced.
            let granted = available.cap(wanted.min(Self::MOST_OF_ONE)).max(had).max(1);
            let room = had > 0 || self.lines.len() < Self::MOST_LINES;
            if granted < wanted || !room {
                notices.push(Notice::capped(&line.variant, wanted, if room { granted } else { had }, available));
            }
            if room {
                self.set(&line.variant, granted, line.seen_price);
            }
        }
        notices
    }

    /// Takes out again what a merge put in; what was changed since stays changed.
    pub fn take_back(&mut self, before: &Self, after: &Self) {
        for line in after.lines() {
            let came = line.quantity.saturating_sub(before.quantity_of(&line.variant));
            let left = self.quantity_of(&line.variant).saturating_sub(came);
            match self.lines.iter_mut().find(|own| own.variant == line.variant) {
                Some(own) if left > 0 => own.quantity = left,
                _ => self.remove(&line.variant),
            }
        }
    }

    /// How many of a variant are in it.
    #[must_use]
    pub fn quantity_of(&self, variant: &VariantId) -> u32 {
        self.lines.iter().find(|line| line.variant == *variant).map_or(0, |line| line.quantity)
    }

    fn set(&mut self, variant: &VariantId, quantity: u32, seen_price: Money) {
        match self.lines.iter_mut().find(|line| line.variant == *variant) {
            Some(line) => (line.quantity, line.seen_price) = (quantity, seen_price),
            None => self.lines.push(CartLine { variant: variant.clone(), quantity, seen_price }),
        }
    }
}

fn refusal(left: Availability, had: u32) -> Rejection {
    match left {
        Availability::Pieces(0) => Rejection::new(Code::OutOfStock, "Sorry, this is sold out."),
        Availability::Pieces(left) if left <= had => Rejection::new(
            Code::OutOfStock,
            format!("Only {left} left, and {} in your cart already.", if had == 1 { "it is".to_owned() } else { format!("{had} are") }),
        ),
        _ => Rejection::new(Code::LineFull, format!("You can order at most {} of one item at a time.", Cart::MOST_OF_ONE)),
    }
}

#[cfg(test)]
mod tests;
