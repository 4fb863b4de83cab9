//! What Razorpay answers with, as far as the shop reads it.

use serde::Deserialize;
use shop::{Currency, Money, payment::razorpay_money};
use store::Json;

use super::api::Trouble;

/// <https://razorpay.com/docs/api/payments/payment-links/entity>
#[derive(Debug, Deserialize)]
pub(super) struct Link {
    pub id: String,
    #[serde(default)]
    pub reference_id: String,
    pub short_url: String,
    pub status: LinkStatus,
    /// There once somebody has opened the page.
    #[serde(default)]
    pub order_id: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum LinkStatus {
    Created,
    PartiallyPaid,
    Paid,
    Cancelled,
    Expired,
    #[serde(other)]
    Unknown,
}

/// Of links alone the list is no collection.
#[derive(Deserialize)]
pub(super) struct Links {
    pub payment_links: Vec<Link>,
}

#[derive(Deserialize)]
pub(super) struct Collection<T> {
    pub items: Vec<T>,
}

/// <https://razorpay.com/docs/api/payments/entity>
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Payment {
    pub id: String,
    pub amount: i64,
    pub currency: String,
    pub status: PaymentStatus,
    /// Whether the money came, given back since or not. What the bank set aside and gave back by itself never came.
    #[serde(default)]
    pub captured: bool,
    #[serde(default)]
    pub amount_refunded: Option<i64>,
    /// `#` and the end of a link's name, if it was made on one.
    #[serde(default)]
    pub description: Option<String>,
    /// Those of the link, or an empty list.
    #[serde(default)]
    pub notes: Json,
    /// In seconds.
    pub created_at: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PaymentStatus {
    Created,
    Authorized,
    Captured,
    Refunded,
    Failed,
    #[serde(other)]
    Unknown,
}

/// <https://razorpay.com/docs/api/refunds/entity>
#[derive(Debug, Deserialize)]
pub(super) struct Refund {
    pub id: String,
    pub status: RefundStatus,
    #[serde(default)]
    pub receipt: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RefundStatus {
    Processed,
    Failed,
    /// Pending, or a word that is not known.
    #[serde(other)]
    Pending,
}

impl Payment {
    pub(super) fn money(&self) -> Result<Money, Trouble> {
        money(self.amount, &self.currency)
    }

    pub(super) fn given_back(&self) -> Result<Money, Trouble> {
        money(self.amount_refunded.unwrap_or_default(), &self.currency)
    }

    /// Whether it was made on the page of a link.
    pub(super) fn is_of_a_link(&self) -> bool {
        self.description.as_deref().is_some_and(|text| text.starts_with('#'))
    }
}

pub(super) fn money(amount: i64, currency: &str) -> Result<Money, Trouble> {
    let strange = || Trouble::Away(format!("it speaks of {amount} {currency}, which is no amount"));
    let currency = Currency::from_code(currency).map_err(|_| strange())?;
    razorpay_money(amount, currency).map_err(|_| strange())
}
