//! "Explain this price": every cent from list price to total.

use super::{AppliedPromotion, LineTax, Part, Quote, QuotedLine};
use crate::{
    Money,
    id::VariantId,
    money::{InvalidMoney, Rate},
};

/// How a total came about. The steps add up to it, to the cent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The steps in the order they were taken.
    pub steps: Vec<Step>,
    /// What they add up to.
    pub total: Money,
}

/// One step: what was added, or taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// On which line; none: on shipping.
    pub variant: Option<VariantId>,
    /// Why.
    pub reason: Reason,
    /// How much; negative for what is taken off, zero for what only informs.
    pub amount: Money,
}

/// Why a step was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// So many at their list price.
    ListPrice {
        /// What one costs.
        unit: Money,
        /// How many.
        quantity: u32,
    },
    /// The chosen way to ship.
    Shipping(String),
    /// A sale or another promotion, by its title and code.
    Promotion(String),
    /// The home tax was taken out of an inclusive price.
    TakenOut,
    /// Tax was added.
    TaxAdded(String, Rate),
    /// Tax is contained; the amount informs.
    TaxContained(String, Rate, Money),
}

impl Reason {
    /// For people.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::ListPrice { unit, quantity } => format!("{quantity} × {unit} (list price)"),
            Self::Shipping(name) => format!("Shipping: {name}"),
            Self::Promotion(title) => title.clone(),
            Self::TakenOut => "Home tax taken out of the price".to_owned(),
            Self::TaxAdded(name, rate) => format!("{name}, {} %", rate.percent()),
            Self::TaxContained(name, rate, amount) => format!("contains {name}, {} %: {amount}", rate.percent()),
        }
    }
}

impl Quote {
    /// Every cent, from list price to total.
    ///
    /// # Errors
    /// If a sum does not fit; cannot happen to what `quote` has made.
    pub fn explain(&self) -> Result<Explanation, InvalidMoney> {
        let mut steps = Vec::new();
        for line in &self.lines {
            self.explain_line(line, &mut steps)?;
        }
        if let Some(method) = &self.shipping_method {
            let mut say = |reason, amount| steps.push(Step { variant: None, reason, amount });
            say(Reason::Shipping(method.name.to_string()), method.price);
            if !self.shipping_discount.is_zero() {
                say(Reason::Promotion("Free shipping".to_owned()), negative(self.shipping_discount));
            }
            Self::explain_tax(&self.shipping_tax, &mut say);
        }
        let total = Money::sum(self.total.currency, steps.iter().map(|step| step.amount))?;
        Ok(Explanation { steps, total })
    }

    fn explain_line(&self, line: &QuotedLine, steps: &mut Vec<Step>) -> Result<(), InvalidMoney> {
        let mut say = |reason, amount| steps.push(Step { variant: Some(line.variant.clone()), reason, amount });
        say(Reason::ListPrice { unit: line.list_price, quantity: line.quantity }, line.list_price.times(line.quantity)?);
        for Part { applied, off } in line.sale.iter().chain(&line.parts) {
            say(Reason::Promotion(self.title_of(*applied)), negative(*off));
        }
        Self::explain_tax(&line.tax, &mut say);
        Ok(())
    }

    fn explain_tax(tax: &LineTax, say: &mut impl FnMut(Reason, Money)) {
        if !tax.taken_out.is_zero() {
            say(Reason::TakenOut, negative(tax.taken_out));
        }
        let Some(name) = tax.name.as_ref().map(ToString::to_string) else { return };
        if tax.is_added {
            say(Reason::TaxAdded(name, tax.rate), tax.amount);
        } else {
            say(Reason::TaxContained(name, tax.rate, tax.amount), Money::zero(tax.amount.currency));
        }
    }

    fn title_of(&self, applied: usize) -> String {
        self.applied.get(applied).map(AppliedPromotion::named).unwrap_or_default()
    }
}

fn negative(amount: Money) -> Money {
    Money { minor: -amount.minor, ..amount }
}
