use serde::Deserialize;
use services::promotions::PromotionInput;
use shop::{Currency, Rejection, error::Checked};
use utoipa::ToSchema;

use crate::http::{
    amount::AmountText,
    given::{Given, Wanted, Whole},
};

/// A promotion as it is written. When it is updated, what is left out stays as it is.
///
/// `{title, code, benefit: "percentage", percent}` is enough for a coupon.
#[derive(Default, Deserialize, ToSchema)]
pub struct CouponBody {
    /// Its name on the bill. Needed when it is created.
    #[serde(default)]
    #[schema(value_type = String, example = "Welcome")]
    title: Given<String>,
    /// `code` if it is left out; else `automatic`, or `sale`, which lowers the price of each unit.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    kind: Given<String>,
    /// What shoppers type, in either case; needed for the kind `code`.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "WELCOME10")]
    code: Given<String>,
    /// Whether the code works beside others.
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    stackable: Given<bool>,
    /// Whether it works at all; true if it is left out.
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    enabled: Given<bool>,
    /// The first moment, as RFC 3339 writes it.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "2026-12-01T00:00:00Z")]
    starts_at: Given<String>,
    /// The first moment after it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    ends_at: Given<String>,
    /// The goods cost so much or more, after sales and before coupons.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    minimum: Given<AmountText>,
    /// For customers of this group.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    customer_group: Given<String>,
    /// For first orders.
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    first_order: Given<bool>,
    /// `percentage`, `fixed`, `free_shipping` or `buy_x_get_y`. Needed when it is created.
    #[serde(default)]
    #[schema(value_type = String, example = "percentage")]
    benefit: Given<String>,
    /// For `percentage` and `buy_x_get_y`: from 0 to 100, with at most four decimals.
    #[serde(default)]
    #[schema(value_type = Option<f64>, example = 12.5)]
    percent: Given<AmountText>,
    /// For `fixed`: off the order, or off each unit in a sale.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    amount: Given<AmountText>,
    /// For `buy_x_get_y`: so many are paid.
    #[serde(default)]
    #[schema(value_type = Option<u32>)]
    buy: Given<Whole>,
    /// For `buy_x_get_y`: so many more are cheaper.
    #[serde(default)]
    #[schema(value_type = Option<u32>)]
    get: Given<Whole>,
    /// Ids or slugs of products it is for.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>)]
    products: Given<Vec<String>>,
    /// Ids or slugs of categories it is for, with all below them.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>)]
    categories: Given<Vec<String>>,
    /// How often everybody together may use it; null: without limit.
    #[serde(default)]
    #[schema(value_type = Option<u32>)]
    limit: Given<Whole>,
    /// How often one customer may; null: without limit.
    #[serde(default)]
    #[schema(value_type = Option<u32>)]
    limit_per_customer: Given<Whole>,
    /// Lower ones take off first.
    #[serde(default)]
    #[schema(value_type = Option<u32>)]
    position: Given<Whole>,
    /// The shop's; another one is refused.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    currency: Given<String>,
}

impl CouponBody {
    /// What a coupon is if nothing else is said.
    pub(super) fn beginning() -> PromotionInput {
        PromotionInput { kind: "code".to_owned(), enabled: true, ..PromotionInput::default() }
    }

    /// The promotion as it shall be: what was given over what was there.
    ///
    /// # Errors
    /// A refusal that names every field of the wrong kind.
    pub(super) fn onto(self, mut input: PromotionInput, currency: Currency) -> Result<PromotionInput, Rejection> {
        let check = &mut Checked::default();
        let plain = Self::beginning();
        put(self.title, "title", check, &mut input.title, plain.title, |text| text);
        put(self.kind, "kind", check, &mut input.kind, plain.kind, |text| text);
        put(self.code, "code", check, &mut input.code, plain.code, |text| text);
        put(self.stackable, "stackable", check, &mut input.stackable, plain.stackable, |yes| yes);
        put(self.enabled, "enabled", check, &mut input.enabled, plain.enabled, |yes| yes);
        put(self.starts_at, "starts_at", check, &mut input.starts_at, plain.starts_at, |text| text);
        put(self.ends_at, "ends_at", check, &mut input.ends_at, plain.ends_at, |text| text);
        put(self.minimum, "minimum", check, &mut input.minimum, plain.minimum, decimal);
        put(self.customer_group, "customer_group", check, &mut input.customer_group, plain.customer_group, |text| text);
        put(self.first_order, "first_order", check, &mut input.first_order, plain.first_order, |yes| yes);
        put(self.benefit, "benefit", check, &mut input.benefit, plain.benefit, |text| text);
        put(self.percent, "percent", check, &mut input.percent, plain.percent, decimal);
        put(self.amount, "amount", check, &mut input.amount, plain.amount, decimal);
        put(self.buy, "buy", check, &mut input.buy, plain.buy, number);
        put(self.get, "get", check, &mut input.get, plain.get, number);
        put(self.products, "products", check, &mut input.products, plain.products, |list| list);
        put(self.categories, "categories", check, &mut input.categories, plain.categories, |list| list);
        put(self.limit, "limit", check, &mut input.limit, plain.limit, number);
        put(self.limit_per_customer, "limit_per_customer", check, &mut input.limit_per_customer, plain.limit_per_customer, number);
        put(self.position, "position", check, &mut input.position, plain.position, number);
        if self.currency.take("currency", check).is_some_and(|given| given != currency.code()) {
            check.refuse("currency", format!("Amounts of this shop are in {}.", currency.code()));
        }
        std::mem::take(check).done(|| Some(input))
    }
}

/// Puts what was given in the place of what was there; null makes it plain again.
fn put<T: Wanted, U>(given: Given<T>, name: &str, check: &mut Checked, place: &mut U, plain: U, into: impl FnOnce(T) -> U) {
    match given {
        Given::Null => *place = plain,
        given => {
            if let Some(value) = given.take(name, check) {
                *place = into(value);
            }
        }
    }
}

fn decimal(text: AmountText) -> String {
    text.as_str().to_owned()
}

fn number(whole: Whole) -> String {
    whole.0.to_string()
}
