//! A promotion as somebody writes it: every field a text that may be wrong.

use serde::{Deserialize, Serialize};
use shop::{
    Currency, Money, Rejection, Timestamp,
    error::Checked,
    id::PromotionId,
    money::Rate,
    promotion::{
        Benefit, BuyXGetY, Condition, CustomerGroup, FirstOrder, Fixed, FreeShipping, Minimum, Percentage, Promotion, Scope, Trigger,
        Window,
    },
};

use crate::window::Shown;

/// A promotion as it was written. What is empty is not asked, or as it is by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PromotionInput {
    /// Its name on the bill.
    pub title: String,
    /// `sale`, `automatic` or `code`.
    pub kind: String,
    /// For the kind `code`.
    pub code: String,
    /// Whether the code works beside others.
    pub stackable: bool,
    /// Whether it works at all.
    pub enabled: bool,
    /// The first moment (RFC 3339).
    pub starts_at: String,
    /// The first moment after it (RFC 3339).
    pub ends_at: String,
    /// The goods cost so much or more.
    pub minimum: String,
    /// For customers of a group.
    pub customer_group: String,
    /// For first orders.
    pub first_order: bool,
    /// `percentage`, `fixed`, `free_shipping` or `buy_x_get_y`.
    pub benefit: String,
    /// For `percentage` and `buy_x_get_y`.
    pub percent: String,
    /// For `fixed`.
    pub amount: String,
    /// For `buy_x_get_y`: so many are paid.
    pub buy: String,
    /// For `buy_x_get_y`: so many more are cheaper.
    pub get: String,
    /// Ids or slugs; none: all goods.
    pub products: Vec<String>,
    /// Ids or slugs.
    pub categories: Vec<String>,
    /// How often everybody together may use it.
    pub limit: String,
    /// How often one customer may.
    pub limit_per_customer: String,
    /// Lower ones take off first.
    pub position: String,
}

impl PromotionInput {
    /// The checked promotion.
    ///
    /// # Errors
    /// A rejection that names every wrong field.
    pub(super) fn check(&self, id: PromotionId, shown: &Shown) -> Result<Promotion, Rejection> {
        let mut check = Checked::default();
        let title = check.take("title", self.title.parse());
        let trigger = self.trigger(&mut check);
        let window = self.window(&mut check);
        let conditions = self.conditions(&mut check, shown.offers.currency);
        let scope = self.scope(&mut check, shown);
        let benefit = self.benefit(&mut check, scope.unwrap_or_default(), shown.offers.currency);
        let limit = count(&mut check, "limit", &self.limit, 1);
        let limit_per_customer = count(&mut check, "limit_per_customer", &self.limit_per_customer, 1);
        let position = count(&mut check, "position", &self.position, 0);
        if trigger == Some(Trigger::Sale) && !matches!(self.benefit.as_str(), "percentage" | "fixed") {
            check.refuse("benefit", "A sale takes a percentage or a fixed amount off each unit.");
        }
        if trigger == Some(Trigger::Sale) && !self.minimum.trim().is_empty() {
            check.refuse("minimum", "A sale is per unit; it cannot ask what the whole cart costs.");
        }
        check.done(|| {
            let (limit, limit_per_customer, position) = (limit?, limit_per_customer?, position?.unwrap_or(0));
            let conditions = conditions?;
            let (title, trigger, window, benefit) = (title?, trigger?, window?, benefit?);
            Some(Promotion { id, title, trigger, enabled: self.enabled, window, conditions, benefit, limit, limit_per_customer, position })
        })
    }

    fn trigger(&self, check: &mut Checked) -> Option<Trigger> {
        match self.kind.as_str() {
            "sale" => Some(Trigger::Sale),
            "automatic" => Some(Trigger::Automatic),
            "code" => check.take("code", self.code.parse()).map(|code| Trigger::Code { code, stackable: self.stackable }),
            _ => {
                check.refuse("kind", "Please choose sale, automatic or code.");
                None
            }
        }
    }

    fn window(&self, check: &mut Checked) -> Option<Window> {
        let starts_at = moment(check, "starts_at", &self.starts_at)?;
        let ends_at = moment(check, "ends_at", &self.ends_at)?;
        if starts_at.zip(ends_at).is_some_and(|(starts_at, ends_at)| ends_at <= starts_at) {
            check.refuse("ends_at", "It must end after it begins.");
        }
        Some(Window { starts_at, ends_at })
    }

    fn conditions(&self, check: &mut Checked, currency: Currency) -> Option<Vec<Condition>> {
        let mut conditions = Vec::new();
        if !self.minimum.trim().is_empty() {
            conditions.push(Condition::Minimum(Minimum { amount: amount(check, "minimum", &self.minimum, currency)? }));
        }
        if !self.customer_group.trim().is_empty() {
            conditions.push(Condition::CustomerGroup(CustomerGroup { group: check.take("customer_group", self.customer_group.parse())? }));
        }
        if self.first_order {
            conditions.push(Condition::FirstOrder(FirstOrder {}));
        }
        Some(conditions)
    }

    fn scope(&self, check: &mut Checked, shown: &Shown) -> Option<Scope> {
        let mut scope = Scope::default();
        for address in self.products.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
            let id = shown.product_at(address).map(|found| found.product.id.clone()).or_else(|| address.parse().ok());
            match id {
                Some(id) => drop(scope.products.insert(id)),
                None => check.refuse("products", format!("There is no product “{address}”.")),
            }
        }
        for address in self.categories.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
            match shown.tree.find(address).map(|found| found.id.clone()).or_else(|| address.parse().ok()) {
                Some(id) => drop(scope.categories.insert(id)),
                None => check.refuse("categories", format!("There is no category “{address}”.")),
            }
        }
        Some(scope)
    }

    fn benefit(&self, check: &mut Checked, scope: Scope, currency: Currency) -> Option<Benefit> {
        match self.benefit.as_str() {
            "percentage" => Some(Benefit::Percentage(Percentage { rate: percent(check, &self.percent)?, scope })),
            "fixed" => Some(Benefit::Fixed(Fixed { amount: amount(check, "amount", &self.amount, currency)?, scope })),
            "free_shipping" => Some(Benefit::FreeShipping(FreeShipping {})),
            "buy_x_get_y" => {
                let (buy, get) = (pieces(check, "buy", &self.buy), pieces(check, "get", &self.get));
                Some(Benefit::BuyXGetY(BuyXGetY { rate: percent(check, &self.percent)?, buy: buy?, get: get?, scope }))
            }
            _ => {
                check.refuse("benefit", "Please choose percentage, fixed, free_shipping or buy_x_get_y.");
                None
            }
        }
    }
}

impl From<&Promotion> for PromotionInput {
    fn from(promotion: &Promotion) -> Self {
        let text = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
        let moment = |at: Option<Timestamp>| at.map(Timestamp::to_rfc3339).unwrap_or_default();
        let scope = promotion.benefit.scope();
        let mut input = Self {
            title: promotion.title.to_string(),
            stackable: promotion.code().is_some() && promotion.is_stackable(),
            code: promotion.code().map(ToString::to_string).unwrap_or_default(),
            enabled: promotion.enabled,
            starts_at: moment(promotion.window.starts_at),
            ends_at: moment(promotion.window.ends_at),
            products: scope.products.iter().map(ToString::to_string).collect(),
            categories: scope.categories.iter().map(ToString::to_string).collect(),
            limit: text(promotion.limit),
            limit_per_customer: text(promotion.limit_per_customer),
            position: promotion.position.to_string(),
            ..Self::default()
        };
        input.kind = match promotion.trigger {
            Trigger::Sale => "sale",
            Trigger::Automatic => "automatic",
            Trigger::Code { .. } => "code",
        }
        .to_owned();
        for condition in &promotion.conditions {
            match condition {
                Condition::Minimum(minimum) => input.minimum = minimum.amount.to_decimal(),
                Condition::CustomerGroup(group) => input.customer_group = group.group.to_string(),
                Condition::FirstOrder(_) => input.first_order = true,
            }
        }
        match &promotion.benefit {
            Benefit::Percentage(it) => (input.benefit, input.percent) = ("percentage".into(), it.rate.percent()),
            Benefit::Fixed(it) => (input.benefit, input.amount) = ("fixed".into(), it.amount.to_decimal()),
            Benefit::FreeShipping(_) => input.benefit = "free_shipping".into(),
            Benefit::BuyXGetY(it) => {
                (input.benefit, input.percent) = ("buy_x_get_y".into(), it.rate.percent());
                (input.buy, input.get) = (it.buy.to_string(), it.get.to_string());
            }
        }
        input
    }
}

fn percent(check: &mut Checked, text: &str) -> Option<Rate> {
    check.take("percent", Rate::from_percent(text).ok_or("Please give a percentage from 0 to 100, such as 10 or 12.5."))
}

fn amount(check: &mut Checked, field: &str, text: &str, currency: Currency) -> Option<Money> {
    let amount = check.take(field, Money::from_decimal(text.trim(), currency))?;
    if amount.minor <= 0 {
        check.refuse(field, "Please give an amount above nothing.");
    }
    Some(amount)
}

/// Nothing, or a whole number.
fn count(check: &mut Checked, field: &str, text: &str, least: u32) -> Option<Option<u32>> {
    if text.trim().is_empty() {
        return Some(None);
    }
    let parsed = text.trim().parse::<u32>().ok().filter(|count| *count >= least);
    check.take(field, parsed.map(Some).ok_or(format!("Please give a whole number from {least} on, or leave it empty.")))
}

fn pieces(check: &mut Checked, field: &str, text: &str) -> Option<u32> {
    let parsed = text.trim().parse::<u32>().ok().filter(|count| (1..=99).contains(count));
    check.take(field, parsed.ok_or("Please give a whole number from 1 to 99."))
}

/// Nothing, or a moment.
fn moment(check: &mut Checked, field: &str, text: &str) -> Option<Option<Timestamp>> {
    if text.trim().is_empty() {
        return Some(None);
    }
    check.take(field, Timestamp::from_rfc3339(text).map(Some).ok_or("Please give a moment such as 2026-12-24T18:00:00Z."))
}
