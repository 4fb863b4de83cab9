//! Taxes, checked.

use std::collections::BTreeSet;

use shop::{
    Rejection,
    address::Country,
    error::Checked,
    money::Rate,
    pricing::Destination,
    tax::{STANDARD, TaxDisplay, TaxRule, TaxTable},
    text::{InvalidText, Name},
};

use super::{PlaceInput, RuleInput, TaxesInput, shipping};

/// Rates in one table.
const MOST: usize = 2_000;

impl TaxesInput {
    /// The checked taxes.
    ///
    /// # Errors
    /// A rejection that names every wrong field.
    pub(super) fn check(&self) -> Result<TaxTable, Rejection> {
        let mut check = Checked::default();
        let display = match self.display.as_str() {
            "inclusive" => Some(TaxDisplay::Inclusive),
            "exclusive" => Some(TaxDisplay::Exclusive),
            _ => {
                check.refuse("display", "Please choose inclusive or exclusive.");
                None
            }
        };
        let home = self.home.check(&mut check);
        let shipping_class = match self.shipping_class.trim() {
            "" => Some(None),
            class => check.take("shipping_class", class.parse::<Name>().map(Some)),
        };
        if self.rules.len() > MOST {
            check.refuse("rules", format!("Please give at most {MOST} rules."));
        }
        let rules = self.rules.iter().take(MOST).enumerate().map(|(place, rule)| rule.check(&mut check, &format!("rules[{place}]")));
        let rules: Vec<Option<TaxRule>> = rules.collect();
        refuse_twins(&mut check, &rules);
        check.done(|| {
            let rules = rules.into_iter().collect::<Option<_>>()?;
            Some(TaxTable { display: display?, home: home?, shipping_class: shipping_class?, rules })
        })
    }
}

impl PlaceInput {
    fn check(&self, check: &mut Checked) -> Option<Destination> {
        let country = check.take("home.country", Country::from_code(&self.country))?;
        let region = match self.region.trim() {
            "" => None,
            named => Some(shipping::region(check, "home.region", country, named)?),
        };
        Some(Destination { country, region })
    }
}

impl RuleInput {
    fn check(&self, check: &mut Checked, at: &str) -> Option<TaxRule> {
        let name = check.take(&format!("{at}.name"), self.name.parse());
        let territory = shipping::territory(check, &format!("{at}.territory"), &self.territory);
        let class = check.take(&format!("{at}.class"), class(&self.class));
        let rate = Rate::from_percent(&self.rate).ok_or("Please give a percentage from 0 to 100, such as 19 or 8.25.");
        let rate = check.take(&format!("{at}.rate"), rate);
        Some(TaxRule { name: name?, territory: territory?, class: class?, rate: rate? })
    }
}

fn class(text: &str) -> Result<Name, InvalidText> {
    if text.trim().is_empty() { STANDARD.parse() } else { text.parse() }
}

/// Two rates for the same goods in the same place: nobody could say which one holds.
fn refuse_twins(check: &mut Checked, rules: &[Option<TaxRule>]) {
    let mut seen = BTreeSet::new();
    for (place, rule) in rules.iter().enumerate() {
        let Some(TaxRule { territory, class, .. }) = rule else { continue };
        let whole = territory.regions.is_empty().then_some("");
        for region in territory.regions.iter().map(String::as_str).chain(whole) {
            if !seen.insert((class.as_str(), territory.country.code(), region)) {
                check.refuse(&format!("rules[{place}]"), "Another rule is for the same goods in the same place.");
            }
        }
    }
}
