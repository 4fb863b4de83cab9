//! The same quote for fewer pieces: what was paid for a line is spread over its pieces, and all of them together cost
//! exactly what the line did.

use super::{LineTax, Part, Quote, QuotedLine};
use crate::{Money, money::InvalidMoney, tax::TaxDisplay};

impl Quote {
    /// The quote without some pieces of each line, in the lines' order. Discounts stay as they were: no condition is
    /// asked again. Without the last piece nothing is left to pay, shipping neither; prices still stand there.
    ///
    /// # Errors
    /// If a sum does not fit; cannot happen to what `quote` has made.
    pub fn for_fewer(&self, gone: &[u32]) -> Result<Self, InvalidMoney> {
        let mut fewer = self.clone();
        for (line, gone) in fewer.lines.iter_mut().zip(gone) {
            *line = line.for_fewer(line.quantity.saturating_sub(*gone), self.display)?;
        }
        for (place, applied) in fewer.applied.iter_mut().enumerate() {
            let before: i64 = self.lines.iter().map(|line| line.off_by(place)).sum();
            let after: i64 = fewer.lines.iter().map(|line| line.off_by(place)).sum();
            applied.off.minor -= before - after;
        }
        if fewer.lines.iter().all(|line| line.quantity == 0) {
            fewer.drop_shipping();
        }
        let nothing = Money::zero(self.total.currency);
        fewer.subtotal = Money::sum(nothing.currency, fewer.lines.iter().map(|line| line.subtotal))?;
        fewer.discount = Money::sum(nothing.currency, fewer.lines.iter().map(|line| line.discount))?;
        fewer.summed()
    }

    fn drop_shipping(&mut self) {
        let nothing = Money::zero(self.total.currency);
        (self.shipping, self.shipping_discount) = (nothing, nothing);
        (self.shipping_tax.amount, self.shipping_tax.taken_out) = (nothing, nothing);
        if let Some(method) = &mut self.shipping_method {
            method.price = nothing;
        }
        // What free shipping took off goes with it.
        let lines = &self.lines;
        for (place, applied) in self.applied.iter_mut().enumerate() {
            applied.off.minor = lines.iter().map(|line| line.off_by(place)).sum();
        }
    }
}

impl QuotedLine {
    /// What is paid for the line: with the tax that is added to it.
    ///
    /// # Errors
    /// If the sum does not fit.
    pub fn paid(&self, display: TaxDisplay) -> Result<Money, InvalidMoney> {
        let shown = self.subtotal.minus(self.discount)?;
        if display == TaxDisplay::Exclusive { shown.plus(self.tax.amount) } else { Ok(shown) }
    }

    /// The first so many of its pieces.
    ///
    /// # Errors
    /// If a sum does not fit.
    pub(crate) fn for_fewer(&self, pieces: u32, display: TaxDisplay) -> Result<Self, InvalidMoney> {
        let of = |amount: Money| first(amount, pieces, self.quantity);
        let goods = self.unit_price.times(pieces)?;
        let off = of(Money::sum(goods.currency, self.parts.iter().map(|part| part.off))?);
        let weights: Vec<u64> = self.parts.iter().map(|part| part.off.minor.unsigned_abs()).collect();
        let parts = self.parts.iter().zip(off.split_by(&weights)).map(|(part, off)| Part { off, ..*part }).collect();
        // Rounded together with the discount, so that no piece gives more than it costs.
        let taken_out = of(Money::sum(goods.currency, self.parts.iter().map(|part| part.off).chain([self.tax.taken_out]))?).minus(off)?;
        let tax = LineTax { amount: of(self.tax.amount), taken_out, ..self.tax.clone() };
        let mut shown = goods.minus(off)?.minus(tax.taken_out)?;
        if display == TaxDisplay::Inclusive && tax.is_added {
            shown = shown.plus(tax.amount)?;
        }
        // A rounded share of the subtotal may lie a cent below what is left of it.
        let subtotal = if off.is_zero() { shown } else { Money { minor: of(self.subtotal).minor.max(shown.minor), ..shown } };
        Ok(Self {
            quantity: pieces,
            goods,
            sale: self.sale.as_ref().map(|sale| Part { off: of(sale.off), ..*sale }),
            parts,
            subtotal,
            discount: subtotal.minus(shown)?,
            tax,
            ..self.clone()
        })
    }

    fn off_by(&self, applied: usize) -> i64 {
        self.sale.iter().chain(&self.parts).filter(|part| part.applied == applied).map(|part| part.off.minor).sum()
    }
}

/// The share of the first so many pieces, if the earlier ones take the odd cents.
fn first(amount: Money, pieces: u32, of: u32) -> Money {
    let (pieces, of) = (i64::from(pieces), i64::from(of.max(1)));
    Money { minor: amount.minor / of * pieces + (amount.minor % of).min(pieces), ..amount }
}
