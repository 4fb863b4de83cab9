//! What happened in the shop that others act upon: mails, invoices, roll-ups.
//!
//! An event only says what happened; whoever acts reads the order as it is by then.

use serde::{Deserialize, Serialize};

use crate::{Money, id::OrderId};

/// Something that happened to an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// To which.
    pub order: OrderId,
    /// What.
    pub what: DomainEvent,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum DomainEvent {
    /// It was placed.
    OrderPlaced,
    /// Its money is here.
    OrderPaid,
    /// Some of it left the house.
    OrderShipped {
        /// In which shipment.
        fulfilment: String,
    },
    /// A shipment arrived.
    OrderDelivered {
        /// Which.
        fulfilment: String,
    },
    /// It was called off.
    OrderCancelled,
    /// Some of its pieces were called off.
    OrderPartlyCancelled,
    /// Money was given back.
    OrderRefunded {
        /// By which refund.
        refund: String,
        /// How much.
        amount: Money,
    },
    /// It was not paid in time.
    OrderExpired,
    /// It was edited.
    OrderChanged,
    /// Somebody wants to send something back.
    ReturnRequested {
        /// By which return.
        #[serde(rename = "return")]
        id: String,
    },
    /// They may.
    ReturnApproved {
        /// By which return.
        #[serde(rename = "return")]
        id: String,
    },
    /// It is back.
    ReturnReceived {
        /// By which return.
        #[serde(rename = "return")]
        id: String,
    },
    /// Half of the time for its payment is over.
    PaymentReminder,
}

impl DomainEvent {
    /// As people read it.
    #[must_use]
    pub const fn sentence(&self) -> &'static str {
        match self {
            Self::OrderPlaced => "Order placed",
            Self::OrderPaid => "Order paid",
            Self::OrderShipped { .. } => "Shipment sent",
            Self::OrderDelivered { .. } => "Shipment delivered",
            Self::OrderCancelled => "Order cancelled",
            Self::OrderPartlyCancelled => "Part of the order cancelled",
            Self::OrderRefunded { .. } => "Money given back",
            Self::OrderExpired => "Order not paid in time",
            Self::OrderChanged => "Order changed",
            Self::ReturnRequested { .. } => "Return asked for",
            Self::ReturnApproved { .. } => "Return approved",
            Self::ReturnReceived { .. } => "Return received",
            Self::PaymentReminder => "Payment still awaited",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Currency, Timestamp};

    /// Events wait in the store across updates of the program, so their form must stay.
    #[test]
    fn events_are_kept_in_a_form_that_stays() {
        let order = OrderId::new(Timestamp::from_millis(0), [0; 10]);
        let kept = |what| serde_json::to_value(Event { order: order.clone(), what }).unwrap()["what"].to_string();
        assert_eq!(kept(DomainEvent::OrderPlaced), r#"{"kind":"order_placed"}"#);
        let refund = DomainEvent::OrderRefunded { refund: "ref_1".into(), amount: Money::new(250, Currency::USD) };
        assert_eq!(kept(refund), r#"{"amount":{"currency":"USD","minor":250},"kind":"order_refunded","refund":"ref_1"}"#);
        assert_eq!(kept(DomainEvent::ReturnApproved { id: "ret_1".into() }), r#"{"kind":"return_approved","return":"ret_1"}"#);
    }
}
