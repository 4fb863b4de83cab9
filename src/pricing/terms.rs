use serde::{Deserialize, Serialize};

use super::Quote;
use crate::{Currency, promotion::Promotion, shipping::ShippingZone, tax::TaxTable};

/// What a basket is priced by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// What prices are in.
    pub currency: Currency,
    /// Sales, automatic promotions, and the promotions of typed codes.
    pub promotions: Vec<Promotion>,
    /// Where it ships to, and for how much.
    pub zones: Vec<ShippingZone>,
    /// The taxes.
    pub taxes: TaxTable,
}

impl Terms {
    /// Only what a quote was made of: what an order keeps, so that it can be priced again as it was.
    #[must_use]
    pub fn kept_by(&self, quote: &Quote) -> Self {
        let used = |promotion: &&Promotion| quote.applied.iter().any(|applied| applied.id == promotion.id);
        let chosen = quote.shipping_method.as_ref().map(|method| method.code.as_str());
        let zone = |zone: &ShippingZone| {
            let methods: Vec<_> = zone.methods.iter().filter(|method| Some(method.code.as_str()) == chosen).cloned().collect();
            (!methods.is_empty()).then(|| ShippingZone { methods, ..zone.clone() })
        };
        let territory = |rule: &&crate::tax::TaxRule| {
            rule.territory.country == self.taxes.home.country
                || quote.destination.as_ref().is_some_and(|to| rule.territory.names(to).is_some())
        };
        Self {
            currency: self.currency,
            promotions: self.promotions.iter().filter(used).cloned().collect(),
            zones: self.zones.iter().filter_map(zone).collect(),
            taxes: crate::tax::TaxTable { rules: self.taxes.rules.iter().filter(territory).cloned().collect(), ..self.taxes.clone() },
        }
    }
}
