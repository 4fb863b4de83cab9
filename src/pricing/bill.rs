//! A quote as a bill tells it.

use super::{AppliedPromotion, Quote, QuotedLine};
use crate::Money;

impl Quote {
    /// What is taken off the goods, by name. Abroad, where the home tax leaves the prices, only the sum is to the cent.
    #[must_use]
    pub fn discounts(&self) -> Vec<(String, Money)> {
        let off = |place: usize| {
            let parts = self.lines.iter().flat_map(|line| &line.parts).filter(|part| part.applied == place);
            Money { minor: parts.map(|part| part.off.minor).sum(), ..self.discount }
        };
        let others =
            self.applied.iter().enumerate().filter(|(_, applied)| !applied.is_sale).map(|(place, applied)| (applied.named(), off(place)));
        let named: Vec<_> = others.filter(|(_, off)| !off.is_zero()).collect();
        if named.iter().map(|(_, off)| off.minor).sum::<i64>() == self.discount.minor {
            return named;
        }
        vec![("Discount".to_owned(), self.discount)]
    }
}

impl AppliedPromotion {
    /// Its name with its code: `Welcome (WELCOME10)`.
    #[must_use]
    pub fn named(&self) -> String {
        match &self.code {
            Some(code) => format!("{} ({code})", self.title),
            None => self.title.to_string(),
        }
    }
}

impl QuotedLine {
    /// What one costs as it is shown at the destination; where the home tax was taken out, rounded.
    #[must_use]
    pub fn shown_unit_price(&self) -> Money {
        match i64::from(self.quantity) {
            quantity if quantity > 0 && self.subtotal != self.goods => Money { minor: self.subtotal.minor / quantity, ..self.subtotal },
            _ => self.unit_price,
        }
    }
}
