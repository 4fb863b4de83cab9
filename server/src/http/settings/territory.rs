use serde::Deserialize;
use services::tariffs::TerritoryInput;
use shop::error::Checked;
use utoipa::ToSchema;

use crate::http::{
    amount::AmountText,
    given::{Given, Wanted},
};

/// A country, or some of its regions.
#[derive(Default, Deserialize, ToSchema)]
pub struct TerritoryBody {
    /// Two letters.
    #[serde(default)]
    #[schema(value_type = String, example = "US")]
    country: Given<String>,
    /// Codes or names of regions; none: all of the country.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>, example = json!(["AK", "HI"]))]
    regions: Given<Vec<String>>,
}

impl TerritoryBody {
    pub(super) fn read(self, at: &str, check: &mut Checked) -> TerritoryInput {
        let regions = self.regions.take(&format!("{at}.regions"), check).unwrap_or_default();
        TerritoryInput { country: text(self.country, &format!("{at}.country"), check), regions }
    }
}

pub(super) fn text(given: Given<String>, at: &str, check: &mut Checked) -> String {
    given.take(at, check).unwrap_or_default()
}

pub(super) fn amount(given: Given<AmountText>, at: &str, check: &mut Checked) -> String {
    given.take(at, check).map(|amount| amount.as_str().to_owned()).unwrap_or_default()
}

pub(super) fn each<T, U>(given: Given<Vec<T>>, at: &str, check: &mut Checked, read: impl Fn(T, &str, &mut Checked) -> U) -> Vec<U>
where
    Vec<T>: Wanted,
{
    let list = given.take(at, check).unwrap_or_default();
    list.into_iter().enumerate().map(|(place, one)| read(one, &format!("{at}[{place}]"), check)).collect()
}

impl Wanted for Vec<TerritoryBody> {
    const MUST_BE: &'static str = "This must be a list of territories, each an object with country and regions.";
}
impl Wanted for TerritoryBody {
    const MUST_BE: &'static str = "This must be an object with country and regions.";
}
