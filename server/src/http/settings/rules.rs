use serde::Deserialize;
use services::tariffs::{PlaceInput, RuleInput, TaxesInput};
use shop::{Rejection, error::Checked};
use utoipa::ToSchema;

use super::territory::{TerritoryBody, amount, each, text};
use crate::http::{
    amount::AmountText,
    given::{Given, Wanted},
};

/// The taxes. What is left out stays as it is.
#[derive(Default, Deserialize, ToSchema)]
pub struct TaxesBody {
    /// `inclusive` if shown prices contain the tax, `exclusive` if it is added at the end.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "exclusive")]
    display: Given<String>,
    /// The shop's own place: inclusive prices contain its rates.
    #[serde(default)]
    #[schema(value_type = Option<PlaceBody>)]
    home: Given<PlaceBody>,
    /// Which class shipping is taxed by; null: shipping is not taxed.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "standard")]
    shipping_class: Given<String>,
    /// All rates; where none holds, nothing is taxed.
    #[serde(default)]
    #[schema(value_type = Option<Vec<RuleBody>>)]
    rules: Given<Vec<RuleBody>>,
}

/// Somewhere.
#[derive(Default, Deserialize, ToSchema)]
pub struct PlaceBody {
    /// Two letters.
    #[serde(default)]
    #[schema(value_type = String, example = "US")]
    country: Given<String>,
    /// Code or name of a region.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    region: Given<String>,
}

/// A tax for some goods, somewhere. A region's rule comes before its country's, a class's own before that of `standard`.
#[derive(Default, Deserialize, ToSchema)]
pub struct RuleBody {
    /// Its name on the bill.
    #[serde(default)]
    #[schema(value_type = String, example = "Sales tax")]
    name: Given<String>,
    /// Where it holds.
    #[serde(default)]
    #[schema(value_type = TerritoryBody)]
    territory: Given<TerritoryBody>,
    /// The tax class of the goods; `standard` if it is left out.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    class: Given<String>,
    /// In percent, from 0 to 100, with at most four decimals.
    #[serde(default)]
    #[schema(value_type = f64, example = 8.25)]
    rate: Given<AmountText>,
}

impl TaxesBody {
    /// The taxes as they shall be: what was given over what was there.
    ///
    /// # Errors
    /// A refusal that names every field of the wrong kind.
    pub(super) fn onto(self, mut input: TaxesInput) -> Result<TaxesInput, Rejection> {
        let check = &mut Checked::default();
        if let Some(display) = self.display.take("display", check) {
            input.display = display;
        }
        if let Some(home) = self.home.take("home", check) {
            let (country, region) = (text(home.country, "home.country", check), text(home.region, "home.region", check));
            input.home = PlaceInput { country, region };
        }
        match self.shipping_class {
            Given::Missing => {}
            given => input.shipping_class = text(given, "shipping_class", check),
        }
        match self.rules {
            Given::Missing => {}
            given => input.rules = each(given, "rules", check, RuleBody::read),
        }
        std::mem::take(check).done(|| Some(input))
    }
}

impl RuleBody {
    fn read(self, at: &str, check: &mut Checked) -> RuleInput {
        let territory = self.territory.take(&format!("{at}.territory"), check).unwrap_or_default();
        RuleInput {
            name: text(self.name, &format!("{at}.name"), check),
            territory: territory.read(&format!("{at}.territory"), check),
            class: text(self.class, &format!("{at}.class"), check),
            rate: amount(self.rate, &format!("{at}.rate"), check),
        }
    }
}

impl Wanted for Vec<RuleBody> {
    const MUST_BE: &'static str = "This must be a list of rules, each an object with name, territory, class and rate.";
}
impl Wanted for PlaceBody {
    const MUST_BE: &'static str = "This must be an object with country and region.";
}
