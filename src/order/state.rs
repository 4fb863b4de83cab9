//! The life of an order as one table.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where an order stands, on separate axes, so that a partial refund never stops a shipment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OrderState {
    /// Whether it goes on.
    pub closing: Closing,
    /// Where its money is.
    pub payment: Payment,
    /// Where its goods are.
    pub fulfilment: Fulfilment,
    /// Whether somebody must look at it before it goes on.
    pub on_hold: bool,
}

/// Whether an order goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Closing {
    /// It does.
    Open,
    /// Somebody called it off.
    Cancelled,
    /// It was not paid in time.
    Expired,
}

/// Where an order's money is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Payment {
    /// Not here yet.
    Awaited,
    /// All here.
    Paid,
    /// Some of it given back.
    PartlyRefunded,
    /// All given back.
    Refunded,
}

/// Where an order's goods are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fulfilment {
    /// On the shelf, reserved.
    Reserved,
    /// Being packed.
    Processing,
    /// On their way.
    Shipped,
    /// Arrived.
    Delivered,
}

/// What can happen to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderEvent {
    /// The whole amount was captured. After expiry the caller has reserved every line again.
    PaymentCaptured,
    /// Its time ran out without payment.
    Lapsed,
    /// Somebody called it off.
    Cancelled,
    /// Packing began.
    WorkBegun,
    /// The goods left the house.
    Dispatched,
    /// The goods arrived.
    Arrived,
    /// The shipment was called back before it arrived.
    FulfilmentCancelled,
    /// Some of the money was given back.
    PartRefunded,
    /// All of the money was given back.
    AllRefunded,
    /// Somebody must look at it.
    Held,
    /// Somebody looked at it.
    Released,
}

/// The status people see, derived from the axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// What the table does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .event.refusal(.from.status()))]
pub struct IllegalTransition {
    /// Where the order stood.
    pub from: OrderState,
    /// What was to happen.
    pub event: OrderEvent,
}

impl OrderState {
    /// A placed order.
    pub const PLACED: Self = Self { closing: Closing::Open, payment: Payment::Awaited, fulfilment: Fulfilment::Reserved, on_hold: false };

    /// The table of what may happen when; anything else is refused.
    ///
    /// # Errors
    /// [`IllegalTransition`] with the reason.
    #[rustfmt::skip]
    pub fn after(self, event: OrderEvent) -> Result<Self, IllegalTransition> {
        use {Closing::{Cancelled, Expired, Open}, Fulfilment::{Delivered, Processing, Reserved, Shipped}, OrderEvent as On, Payment::{Awaited, Paid, PartlyRefunded, Refunded}};
        Ok(match (event, self.closing, self.payment, self.fulfilment) {
            (On::PaymentCaptured,     Open | Expired, Awaited,               Reserved)              => Self { payment: Paid, closing: Open, ..self },
            (On::Lapsed,              Open,           Awaited,               Reserved)              => Self { closing: Expired, ..self },
            (On::Cancelled,           Open,           _,                     Reserved | Processing) => Self { closing: Cancelled, ..self },
            (On::WorkBegun,           Open,           Paid | PartlyRefunded, Reserved)   if !self.on_hold => Self { fulfilment: Processing, ..self },
            (On::Dispatched,          Open,           Paid | PartlyRefunded, Reserved | Processing) if !self.on_hold => Self { fulfilment: Shipped, ..self },
            (On::Arrived,             Open,           _,                     Shipped)               => Self { fulfilment: Delivered, ..self },
            (On::FulfilmentCancelled, Open,           _,                     Shipped)               => Self { fulfilment: Processing, ..self },
            (On::PartRefunded,        _,              Paid | PartlyRefunded, _)                     => Self { payment: PartlyRefunded, ..self },
            (On::AllRefunded,         _,              Paid | PartlyRefunded, _)                     => Self { payment: Refunded, ..self },
            (On::Held,                Open,           _,                     Reserved | Processing) if !self.on_hold => Self { on_hold: true, ..self },
            (On::Released,            _,              _,                     _)          if self.on_hold => Self { on_hold: false, ..self },
            (event, ..) => return Err(IllegalTransition { from: self, event }),
        })
    }

    /// What people see: closing first, then a full refund, then the goods.
    #[must_use]
    pub fn status(self) -> OrderStatus {
        match (self.closing, self.payment, self.fulfilment) {
            (Closing::Cancelled, ..) => OrderStatus::Cancelled,
            (Closing::Expired, ..) => OrderStatus::Expired,
            (_, Payment::Refunded, _) => OrderStatus::Refunded,
            (.., Fulfilment::Delivered) => OrderStatus::Delivered,
            (.., Fulfilment::Shipped) => OrderStatus::Shipped,
            (.., Fulfilment::Processing) => OrderStatus::Processing,
            (_, Payment::Awaited, Fulfilment::Reserved) => OrderStatus::Pending,
            (_, Payment::Paid | Payment::PartlyRefunded, Fulfilment::Reserved) => OrderStatus::Paid,
        }
    }

    /// Whether goods or money are still to come.
    #[must_use]
    pub fn is_under_way(self) -> bool {
        self.closing == Closing::Open && self.fulfilment != Fulfilment::Delivered && self.payment != Payment::Refunded
    }

    /// Whether it is open and not paid.
    #[must_use]
    pub fn awaits_payment(self) -> bool {
        self.closing == Closing::Open && self.payment == Payment::Awaited
    }

    /// Whether its pieces still lie in the house for it.
    #[must_use]
    pub fn reserves_stock(self) -> bool {
        self.closing == Closing::Open && matches!(self.fulfilment, Fulfilment::Reserved | Fulfilment::Processing)
    }
}

impl OrderEvent {
    /// Everything that can happen, for the walk over the table.
    pub const ALL: [Self; 11] = [
        Self::PaymentCaptured,
        Self::Lapsed,
        Self::Cancelled,
        Self::WorkBegun,
        Self::Dispatched,
        Self::Arrived,
        Self::FulfilmentCancelled,
        Self::PartRefunded,
        Self::AllRefunded,
        Self::Held,
        Self::Released,
    ];

    /// What the timeline says.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::PaymentCaptured => "Payment received",
            Self::Lapsed => "Not paid in time; the items went back on the shelf",
            Self::Cancelled => "Order cancelled",
            Self::WorkBegun => "Being packed",
            Self::Dispatched => "Handed to the carrier",
            Self::Arrived => "Delivered",
            Self::FulfilmentCancelled => "Shipment called back",
            Self::PartRefunded => "Partly refunded",
            Self::AllRefunded => "Refunded",
            Self::Held => "Put on hold for a look",
            Self::Released => "Hold released",
        }
    }

    fn refusal(self, status: OrderStatus) -> String {
        let wish = match self {
            Self::PaymentCaptured => "paid",
            Self::Lapsed => "expired",
            Self::Cancelled => "cancelled",
            Self::WorkBegun => "packed",
            Self::Dispatched => "shipped",
            Self::Arrived => "delivered",
            Self::FulfilmentCancelled => "called back",
            Self::PartRefunded | Self::AllRefunded => "refunded",
            Self::Held => "put on hold",
            Self::Released => "released",
        };
        format!("An order that is {} cannot be {wish}.", status.to_string().to_lowercase())
    }
}

impl OrderStatus {
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

impl fmt::Display for OrderStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every state that can be reached from a placed order.
    fn reachable() -> BTreeSet<OrderState> {
        let mut seen = BTreeSet::from([OrderState::PLACED]);
        let mut open = vec![OrderState::PLACED];
        while let Some(state) = open.pop() {
            for next in OrderEvent::ALL.iter().filter_map(|event| state.after(*event).ok()) {
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        seen
    }

    #[test]
    fn every_status_and_every_event_can_happen() {
        let states = reachable();
        let statuses: std::collections::HashSet<_> = states.iter().map(|state| state.status()).collect();
        assert_eq!(statuses.len(), 8);
        for event in OrderEvent::ALL {
            assert!(states.iter().any(|state| state.after(event).is_ok()), "{event:?} never happens");
        }
    }

    #[test]
    fn nothing_ships_unpaid_and_nothing_is_paid_twice() {
        for state in reachable() {
            if matches!(state.fulfilment, Fulfilment::Shipped | Fulfilment::Delivered) {
                assert_ne!(state.payment, Payment::Awaited, "{state:?}");
                assert!(state.after(OrderEvent::Cancelled).is_err());
            }
            if let Ok(paid) = state.after(OrderEvent::PaymentCaptured) {
                assert!(paid.after(OrderEvent::PaymentCaptured).is_err());
            }
        }
    }

    #[test]
    fn a_refusal_says_why() {
        let expired = OrderState::PLACED.after(OrderEvent::Lapsed).unwrap();
        let refused = expired.after(OrderEvent::Cancelled).unwrap_err();
        assert_eq!(refused.to_string(), "An order that is expired cannot be cancelled.");
        assert_eq!(expired.after(OrderEvent::PaymentCaptured).unwrap().status(), OrderStatus::Paid);
    }

    #[test]
    fn a_partial_refund_never_stops_a_shipment() {
        let paid = OrderState::PLACED.after(OrderEvent::PaymentCaptured).unwrap();
        let refunded = paid.after(OrderEvent::PartRefunded).unwrap();
        assert_eq!(refunded.status(), OrderStatus::Paid);
        assert_eq!(refunded.after(OrderEvent::Dispatched).unwrap().status(), OrderStatus::Shipped);
    }
}
