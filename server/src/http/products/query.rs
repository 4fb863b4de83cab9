//! A listing's query, strictly: where a page would leave out what makes no sense, a program is told.

use std::collections::BTreeMap;

use services::window::Shown;
use shop::{
    Currency, Money, Rejection,
    catalog::{Filters, Listing, listing::Sort},
    error::Checked,
};
use utoipa::IntoParams;

/// Products on one page, at most.
const MOST: u32 = 100;

/// What a list of products is asked for. Filterable attributes are filters too, by their key (`material=Linen`); a
/// filter given several times shows what fits any of its values.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "the form of the query for its documentation; it is read by hand to name every wrong value")]
pub struct ListQuery {
    /// Words to search for.
    q: Option<String>,
    /// The slug of a category.
    category: Option<String>,
    /// The lowest price, in major units.
    #[param(value_type = Option<f64>)]
    min_price: Option<String>,
    /// The highest price.
    #[param(value_type = Option<f64>)]
    max_price: Option<String>,
    /// Who makes it.
    brand: Option<String>,
    /// At least so many stars, 1 to 5.
    rating: Option<u8>,
    /// Only what can be bought now.
    in_stock: Option<bool>,
    /// Only what is reduced.
    on_sale: Option<bool>,
    /// `relevance`, `price`, `-price`, `newest`, `rating` or `best-selling`.
    sort: Option<String>,
    /// From 1.
    #[param(minimum = 1)]
    page: Option<u32>,
    /// Products on one page; 24 if it is left out.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

/// A query that makes sense.
pub struct Asked {
    /// What is looked for.
    pub filters: Filters,
    /// Products on one page.
    pub limit: u32,
}

/// Reads a query's decoded pairs.
///
/// # Errors
/// A refusal that names every wrong value. Names that mean nothing are left out, as links carry all sorts.
pub fn read(pairs: &[(String, String)], shown: &Shown, currency: Currency) -> Result<Asked, Rejection> {
    let mut check = Checked::default();
    let mut filters = Filters::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    filters
        .selection
        .retain(|key, _| key == "brand" || shown.types.values().any(|kind| kind.attributes.iter().any(|own| own.key.as_str() == key)));
    let given: BTreeMap<&str, &str> =
        pairs.iter().map(|(name, value)| (name.as_str(), value.trim())).filter(|(_, value)| !value.is_empty()).collect();
    let mut take = |name: &str, sentence: &str, fits: &dyn Fn(&str) -> bool| {
        if given.get(name).is_some_and(|value| !fits(value)) {
            check.refuse(name, sentence);
        }
    };
    let within = |from: u32, to: u32| move |value: &str| value.parse().is_ok_and(|number| (from..=to).contains(&number));
    let yes_or_no = |value: &str| matches!(value, "true" | "false" | "1" | "0");
    take("page", "This must be a whole number from 1.", &within(1, u32::MAX));
    take("limit", "This must be a whole number from 1 to 100.", &within(1, MOST));
    take("rating", "This must be a whole number from 1 to 5.", &within(1, 5));
    take("in_stock", "This must be true or false.", &yes_or_no);
    take("on_sale", "This must be true or false.", &yes_or_no);
    take("sort", SORTS, &|value| Sort::from_text(value).is_some());
    take("q", "This is too long: at most 200 characters.", &|value| value.chars().count() <= 200);
    let mut price = |name: &str| {
        let read = given.get(name).map(|text| Money::from_decimal(text, currency)).transpose();
        let price = check.take(name, read.map_err(|error| format!("Not a price: {error}."))).flatten();
        if price.is_some_and(|price| price.minor < 0) {
            check.refuse(name, "A price cannot be negative.");
        }
        price
    };
    let (least, most) = (price("min_price"), price("max_price"));
    if least.zip(most).is_some_and(|(least, most)| least.minor > most.minor) {
        check.refuse("max_price", "This must not be less than min_price.");
    }
    let limit = given.get("limit").and_then(|limit| limit.parse().ok()).unwrap_or(Listing::PAGE);
    check.done(|| Some(Asked { filters, limit }))
}

const SORTS: &str = "This must be relevance, price, -price, newest, rating or best-selling.";
