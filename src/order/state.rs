//! The life of an order as one table, an axis a block.

use serde::{Deserialize, Serialize};

use super::{OrderEvent, OrderStatus};

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
    /// Not here yet, and nobody waits for it: it comes on delivery, or is set aside at the buyer's bank.
    Promised,
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
    /// Being packed, some of them perhaps on their way.
    Processing,
    /// All of them on their way, some perhaps there.
    Shipped,
    /// Arrived.
    Delivered,
}

/// What the table does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .event.refusal(.from.status(), .from.on_hold))]
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
        use {Closing::{Cancelled, Expired, Open}, Fulfilment::{Delivered, Processing, Reserved, Shipped}, OrderEvent as On, Payment::{Awaited, Paid, PartlyRefunded, Promised, Refunded}};
        let at_ease = !self.on_hold;
        Ok(match (event, self.closing, self.payment, self.fulfilment) {
            // Closing, and what it takes to come back.
            (On::Lapsed,              Open,                Awaited,               Reserved)              => Self { closing: Expired, ..self },
            (On::Cancelled,           Open,                _,                     Reserved | Processing) => Self { closing: Cancelled, ..self },
            (On::PaymentCaptured,     Open | Expired,      Awaited,               Reserved)              => Self { closing: Open, payment: Paid, ..self },
            // Money.
            (On::PaymentCaptured,     Open,                Promised,              _)                     => Self { payment: Paid, ..self },
            (On::PaymentPromised,     Open,                Awaited,               Reserved)              => Self { payment: Promised, ..self },
            (On::PromiseEnded,        Open,                Promised,              Reserved)              => Self { payment: Awaited, ..self },
            (On::PaidTooLate,         Cancelled | Expired, Awaited | Promised,    _)                     => Self { payment: Paid, ..self },
            (On::PaidFurther,         _,                   Paid | PartlyRefunded, _)                     => self,
            (On::PaidFurther,         _,                   Refunded,              _)                     => Self { payment: PartlyRefunded, ..self },
            (On::PartRefunded,        _,                   Paid | PartlyRefunded, _)                     => Self { payment: PartlyRefunded, ..self },
            (On::AllRefunded,         _,                   Paid | PartlyRefunded, _)                     => Self { payment: Refunded, ..self },
            (On::PartCameBack,        _,                   PartlyRefunded | Refunded, _)                 => Self { payment: PartlyRefunded, ..self },
            (On::AllCameBack,         _,                   PartlyRefunded | Refunded, _)                 => Self { payment: Paid, ..self },
            (On::Disputed | On::DisputeWon | On::DisputeLost,
                                      _,                   Paid | PartlyRefunded | Refunded, _)          => self,
            // Goods.
            (On::WorkBegun,           Open,                Promised | Paid | PartlyRefunded, Reserved)              if at_ease => Self { fulfilment: Processing, ..self },
            (On::PartDispatched,      Open,                Promised | Paid | PartlyRefunded, Reserved | Processing) if at_ease => Self { fulfilment: Processing, ..self },
            (On::Dispatched,          Open,                Promised | Paid | PartlyRefunded, Reserved | Processing) if at_ease => Self { fulfilment: Shipped, ..self },
            (On::RestCancelled,       Open,                _,                     Processing)            => Self { fulfilment: Shipped, ..self },
            (On::PartArrived,         Open,                _,                     Processing | Shipped)  => self,
            (On::Arrived,             Open,                _,                     Shipped)               => Self { fulfilment: Delivered, ..self },
            (On::FulfilmentCancelled, Open,                _,                     Processing | Shipped)  => Self { fulfilment: Processing, ..self },
            // What was ordered, and what comes back.
            (On::UnitsCancelled,      Open,                _,                     Reserved | Processing) => self,
            (On::Edited,              Open,                Promised | Paid | PartlyRefunded, Reserved | Processing) => self,
            (On::ReturnAsked | On::ReturnApproved | On::ReturnRejected | On::ReturnReceived,
                                      Open,                _,                     Processing | Shipped | Delivered) => self,
            // A look.
            (On::Held,                Open,                _,                     _)          if at_ease => Self { on_hold: true, ..self },
            (On::Released,            _,                   _,                     _)          if self.on_hold => Self { on_hold: false, ..self },
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
            (_, Payment::Awaited | Payment::Promised, Fulfilment::Reserved) => OrderStatus::Pending,
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

    /// Whether pieces may still lie in the house for it.
    #[must_use]
    pub fn reserves_stock(self) -> bool {
        self.closing == Closing::Open && matches!(self.fulfilment, Fulfilment::Reserved | Fulfilment::Processing)
    }
}
