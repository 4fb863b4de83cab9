use serde::Serialize;
use services::promotions::PromotionInput;
use shop::{
    Currency, Timestamp,
    promotion::{Benefit, Condition, Promotion},
};
use utoipa::ToSchema;

use crate::http::amount::{Amount, Percent};

/// A promotion. Sent back as it is, it stays as it is.
#[derive(Serialize, ToSchema)]
pub struct CouponView {
    /// Names it.
    pub id: String,
    /// Its name on the bill.
    pub title: String,
    /// `code`, `automatic`, or `sale`, which lowers the price of each unit.
    pub kind: String,
    /// What shoppers type, in upper case.
    pub code: Option<String>,
    /// Whether the code works beside others; of those that do not, the best one counts.
    pub stackable: bool,
    /// Whether it works at all.
    pub enabled: bool,
    /// The first moment.
    pub starts_at: Option<String>,
    /// The first moment after it.
    pub ends_at: Option<String>,
    /// The goods cost so much or more.
    #[schema(value_type = Option<f64>)]
    pub minimum: Option<Amount>,
    /// For customers of this group.
    pub customer_group: Option<String>,
    /// For first orders.
    pub first_order: bool,
    /// `percentage`, `fixed`, `free_shipping` or `buy_x_get_y`.
    pub benefit: String,
    /// Of `percentage` and `buy_x_get_y`.
    #[schema(value_type = Option<f64>)]
    pub percent: Option<Percent>,
    /// Of `fixed`.
    #[schema(value_type = Option<f64>)]
    pub amount: Option<Amount>,
    /// Of `buy_x_get_y`: so many are paid.
    pub buy: Option<u32>,
    /// Of `buy_x_get_y`: so many more are cheaper.
    pub get: Option<u32>,
    /// The ids of products it is for; with no categories either, it is for all goods.
    pub products: Vec<String>,
    /// The ids of categories it is for, with all below them.
    pub categories: Vec<String>,
    /// How often everybody together may use it.
    pub limit: Option<u32>,
    /// How often one customer may.
    pub limit_per_customer: Option<u32>,
    /// Lower ones take off first.
    pub position: u32,
    /// How often it was used: orders that were placed, without those that were cancelled or lapsed.
    pub used: u32,
    /// Of every amount.
    pub currency: &'static str,
}

impl CouponView {
    pub(super) fn of(promotion: &Promotion, used: u32, currency: Currency) -> Self {
        // The words of kind and benefit are those of the form.
        let PromotionInput { kind, benefit, products, categories, .. } = PromotionInput::from(promotion);
        let (percent, amount, buy, get) = match &promotion.benefit {
            Benefit::Percentage(it) => (Some(it.rate), None, None, None),
            Benefit::Fixed(it) => (None, Some(it.amount), None, None),
            Benefit::FreeShipping(_) => (None, None, None, None),
            Benefit::BuyXGetY(it) => (Some(it.rate), None, Some(it.buy), Some(it.get)),
        };
        let mut view = Self {
            id: promotion.id.to_string(),
            title: promotion.title.to_string(),
            kind,
            code: promotion.code().map(ToString::to_string),
            stackable: promotion.code().is_some() && promotion.is_stackable(),
            enabled: promotion.enabled,
            starts_at: promotion.window.starts_at.map(Timestamp::to_rfc3339),
            ends_at: promotion.window.ends_at.map(Timestamp::to_rfc3339),
            minimum: None,
            customer_group: None,
            first_order: false,
            benefit,
            percent: percent.map(Percent),
            amount: amount.map(Amount),
            buy,
            get,
            products,
            categories,
            limit: promotion.limit,
            limit_per_customer: promotion.limit_per_customer,
            position: promotion.position,
            used,
            currency: currency.code(),
        };
        for condition in &promotion.conditions {
            match condition {
                Condition::Minimum(it) => view.minimum = Some(Amount(it.amount)),
                Condition::CustomerGroup(it) => view.customer_group = Some(it.group.to_string()),
                Condition::FirstOrder(_) => view.first_order = true,
            }
        }
        view
    }
}
