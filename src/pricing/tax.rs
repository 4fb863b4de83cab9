//! Tax, last, on what is really paid; rounded once per line.

use serde::{Deserialize, Serialize};

use super::Destination;
use crate::{
    Money,
    money::{InvalidMoney, Rate},
    tax::{TaxDisplay, TaxRule, TaxTable},
    text::Name,
};

/// The tax on a line or on shipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineTax {
    /// Its name on the bill; none where nothing is taxed.
    pub name: Option<Name>,
    /// The share.
    pub rate: Rate,
    /// How much.
    pub amount: Money,
    /// Whether it was added to the shop's own price, rather than contained in it.
    pub is_added: bool,
    /// The home tax that was taken out of an inclusive price before this one was added.
    pub taken_out: Money,
}

/// The tax of one name and rate, over all lines and shipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxPart {
    /// Its name on the bill.
    pub name: Name,
    /// The share.
    pub rate: Rate,
    /// What it is taken on, without the tax.
    pub base: Money,
    /// How much.
    pub amount: Money,
}

/// What is taxed by one class's rules, for one destination.
pub(super) struct Taxed<'a> {
    display: TaxDisplay,
    rule: Option<&'a TaxRule>,
    home: Option<&'a TaxRule>,
}

impl<'a> Taxed<'a> {
    pub(super) fn by(table: &'a TaxTable, class: &str, destination: &Destination) -> Self {
        Self { display: table.display, rule: table.rule(class, destination), home: table.home_rule(class) }
    }

    /// For what no tax falls on.
    pub(super) fn free(table: &TaxTable) -> Self {
        Self { display: table.display, rule: None, home: None }
    }

    /// The tax on an amount in displayed prices, and the amount as it is shown at this destination.
    ///
    /// An inclusive 60.00 at a home rate of 20 % contains 10.00. Where no tax falls, it is 50.00; where 10 % fall, 55.00.
    pub(super) fn on(&self, amount: Money) -> Result<(Money, LineTax), InvalidMoney> {
        let nothing = Money::zero(amount.currency);
        let rate = self.rule.map_or(Rate::ZERO, |rule| rule.rate);
        let home = self.home.map_or(Rate::ZERO, |rule| rule.rate);
        let is_contained = self.display == TaxDisplay::Inclusive && rate == home;
        let (shown, tax, taken_out) = match self.display {
            TaxDisplay::Exclusive => (amount, rate.of(amount), nothing),
            TaxDisplay::Inclusive if is_contained => (amount, rate.contained_in(amount), nothing),
            TaxDisplay::Inclusive => {
                let taken_out = home.contained_in(amount);
                let net = amount.minus(taken_out)?;
                let tax = rate.of(net);
                (net.plus(tax)?, tax, taken_out)
            }
        };
        Ok((shown, LineTax { name: self.rule.map(|rule| rule.name.clone()), rate, amount: tax, is_added: !is_contained, taken_out }))
    }
}

/// The taxes by name and rate, in the order they come up.
pub(super) fn parts<'a>(display: TaxDisplay, taxed: impl Iterator<Item = (Money, &'a LineTax)>) -> Result<Vec<TaxPart>, InvalidMoney> {
    let mut parts: Vec<TaxPart> = Vec::new();
    for (paid, tax) in taxed {
        let Some(name) = &tax.name else { continue };
        let base = if display == TaxDisplay::Inclusive { paid.minus(tax.amount)? } else { paid };
        match parts.iter_mut().find(|part| part.name == *name && part.rate == tax.rate) {
            Some(part) => (part.base, part.amount) = (part.base.plus(base)?, part.amount.plus(tax.amount)?),
            None => parts.push(TaxPart { name: name.clone(), rate: tax.rate, base, amount: tax.amount }),
        }
    }
    Ok(parts)
}
