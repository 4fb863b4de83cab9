//! Promotions: what is taken off, for whom, when. A promotion is conditions × a benefit; each of them is a file.

mod benefit;
mod code;
mod condition;
mod refusal;
mod scope;
mod window;

use serde::{Deserialize, Serialize};

pub use benefit::{Benefit, BuyXGetY, Fixed, FreeShipping, Off, Percentage, Priced};
pub use code::{CouponCode, InvalidCode};
pub use condition::{Condition, CustomerGroup, FirstOrder, Minimum};
pub use refusal::Refusal;
pub use scope::Scope;
pub use window::Window;

use crate::{
    Timestamp,
    id::PromotionId,
    pricing::{Basket, Uses},
    text::Name,
};

/// Something that lowers prices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promotion {
    /// Names it.
    pub id: PromotionId,
    /// Its name on the bill.
    pub title: Name,
    /// When it works.
    pub trigger: Trigger,
    /// Whether it works at all.
    pub enabled: bool,
    /// From when until when.
    #[serde(default)]
    pub window: Window,
    /// All must hold.
    #[serde(default)]
    pub conditions: Vec<Condition>,
    /// What is taken off.
    pub benefit: Benefit,
    /// How often it can be used by everybody together; counted when orders are placed.
    #[serde(default)]
    pub limit: Option<u32>,
    /// How often one customer can use it.
    #[serde(default)]
    pub limit_per_customer: Option<u32>,
    /// Lower ones take off first.
    #[serde(default)]
    pub position: u32,
}

/// When a promotion works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Trigger {
    /// Always, on the price of each unit: a sale.
    Sale,
    /// By itself, on what is in the cart.
    Automatic,
    /// When somebody types its code.
    Code {
        /// Its code.
        code: CouponCode,
        /// Whether it works beside another code; of those that do not, the best one counts.
        stackable: bool,
    },
}

impl Promotion {
    /// Its code, if it has one.
    #[must_use]
    pub fn code(&self) -> Option<&CouponCode> {
        match &self.trigger {
            Trigger::Code { code, .. } => Some(code),
            Trigger::Sale | Trigger::Automatic => None,
        }
    }

    /// Whether it works beside others with a code.
    #[must_use]
    pub fn is_stackable(&self) -> bool {
        !matches!(self.trigger, Trigger::Code { stackable: false, .. })
    }

    /// Whether its uses are counted: those of a coupon, and of whatever has a limit.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.code().is_some() || self.limit.is_some() || self.limit_per_customer.is_some()
    }

    /// Whether a sale lowers prices now, for this basket's shopper.
    #[must_use]
    pub fn is_sale_for(&self, basket: &Basket, now: Timestamp) -> bool {
        self.trigger == Trigger::Sale && self.enabled && self.window.is_open(now) && self.conditions.iter().all(|it| it.allows_sale(basket))
    }

    /// Why it does not work for a basket whose goods cost so much after sales, whichever they are; nothing if it does.
    ///
    /// # Errors
    /// The first reason, in the order a shopper can do something about it.
    pub fn check(&self, basket: &Basket, goods: crate::Money, now: Timestamp) -> Result<(), Refusal> {
        if !self.enabled {
            return Err(Refusal::Unknown);
        }
        self.window.check(now)?;
        let uses = basket.shopper.uses.get(&self.id).copied().unwrap_or_default();
        self.check_limits(uses)?;
        self.conditions.iter().try_for_each(|condition| condition.check(basket, goods))
    }

    fn check_limits(&self, uses: Uses) -> Result<(), Refusal> {
        if self.limit_per_customer.is_some_and(|most| uses.by_shopper >= most) {
            return Err(Refusal::UsedBefore);
        }
        if self.limit.is_some_and(|most| uses.in_all >= most) {
            return Err(Refusal::UsedUp);
        }
        Ok(())
    }
}
