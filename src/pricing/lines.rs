//! Lines and their sales: what each unit costs before anything else works on the cart.

use super::{Basket, BasketLine, Terms};
use crate::{Money, Timestamp, money::InvalidMoney, promotion::Promotion};

/// A line with its sale.
#[derive(Clone, Debug)]
pub(super) struct SaleLine<'a> {
    pub(super) line: &'a BasketLine,
    /// What one costs after the sale.
    pub(super) unit: Money,
    /// Unit × quantity.
    pub(super) goods: Money,
    /// The sale, and what it takes off the whole line.
    pub(super) sale: Option<(&'a Promotion, Money)>,
}

/// Prices every line by the best sale there is for it.
pub(super) fn price_lines<'a>(basket: &'a Basket, terms: &'a Terms, now: Timestamp) -> Result<Vec<SaleLine<'a>>, InvalidMoney> {
    let sales: Vec<&Promotion> = terms.promotions.iter().filter(|promotion| promotion.is_sale_for(basket, now)).collect();
    basket.lines.iter().map(|line| price_line(line, &sales)).collect()
}

fn price_line<'a>(line: &'a BasketLine, sales: &[&'a Promotion]) -> Result<SaleLine<'a>, InvalidMoney> {
    let best = line.best_sale(sales);
    let unit = best.map_or(Ok(line.list_price), |(_, off)| line.list_price.minus(off))?;
    let sale = best.map(|(promotion, off)| off.times(line.quantity).map(|off| (promotion, off))).transpose()?;
    Ok(SaleLine { line, unit, goods: unit.times(line.quantity)?, sale })
}

impl BasketLine {
    /// What the best of several sales takes off one unit; nothing if none is for it.
    #[must_use]
    pub fn best_off(&self, sales: &[&Promotion]) -> Option<Money> {
        self.best_sale(sales).map(|(_, off)| off)
    }

    /// The sale that takes most off a unit, and what it takes; of equals the first.
    fn best_sale<'a>(&self, sales: &[&'a Promotion]) -> Option<(&'a Promotion, Money)> {
        let offs = sales.iter().map(|promotion| (*promotion, promotion.benefit.of_unit(self)));
        offs.filter(|(_, off)| off.minor > 0).reduce(|best, next| if next.1.minor > best.1.minor { next } else { best })
    }
}
