use std::fmt;

use serde::{Deserialize, Serialize};

/// The status people see, derived from the axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OrderStatus {
    /// Awaiting payment.
    Pending,
    /// Paid, not begun.
    Paid,
    /// Being packed.
    Processing,
    /// On its way.
    Shipped,
    /// Arrived.
    Delivered,
    /// Not paid in time.
    Expired,
    /// Called off.
    Cancelled,
    /// All money given back.
    Refunded,
}

/// What is shown beside the status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Beside {
    /// Somebody must look at it before it goes on.
    OnHold,
    /// Some pieces are on their way, others still in the house.
    PartlyShipped,
    /// Some pieces arrived, others did not yet.
    PartlyDelivered,
    /// Some of the money was given back.
    PartlyRefunded,
    /// Its payment comes on delivery, or is set aside and waits to be captured.
    PaymentPromised,
    /// Its buyer asked their bank for the money.
    Disputed,
    /// An edit made it dearer; the rest is still to be paid.
    PaymentDue,
    /// Somebody waits for an answer to a return.
    ReturnAsked,
}

impl OrderStatus {
    /// Every status.
    pub const ALL: [Self; 8] =
        [Self::Pending, Self::Paid, Self::Processing, Self::Shipped, Self::Delivered, Self::Expired, Self::Cancelled, Self::Refunded];

    /// The status as programs name it: `Pending`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Paid => "Paid",
            Self::Processing => "Processing",
            Self::Shipped => "Shipped",
            Self::Delivered => "Delivered",
            Self::Expired => "Expired",
            Self::Cancelled => "Cancelled",
            Self::Refunded => "Refunded",
        }
    }

    /// The status of a name, in whatever case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str().eq_ignore_ascii_case(name))
    }

    /// The sentence under an order's headline.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Pending => "We are waiting for your payment. Your items are reserved.",
            Self::Paid => "Thank you! Your order is paid and will be packed soon.",
            Self::Processing => "Your order is being packed.",
            Self::Shipped => "Your order is on its way.",
            Self::Delivered => "Your order has arrived.",
            Self::Expired => "This order was not paid in time, so the items went back on the shelf.",
            Self::Cancelled => "This order was cancelled.",
            Self::Refunded => "Your money was given back.",
        }
    }
}

impl Beside {
    /// In two words, for a badge.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::OnHold => "On hold",
            Self::PartlyShipped => "Partly shipped",
            Self::PartlyDelivered => "Partly delivered",
            Self::PartlyRefunded => "Partly refunded",
            Self::PaymentPromised => "Payment to come",
            Self::Disputed => "Disputed",
            Self::PaymentDue => "Payment due",
            Self::ReturnAsked => "Return asked",
        }
    }
}

impl fmt::Display for OrderStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
