//! A walk over the table of states, at every start: a state that nothing leads to, or an event that can never happen, is
//! a mistake in the table.

use std::collections::BTreeSet;

use super::{Closing, Fulfilment, OrderEvent, OrderState, OrderStatus, Payment};

impl OrderState {
    /// Every state that can be reached from a placed order.
    #[must_use]
    pub fn reachable() -> BTreeSet<Self> {
        let mut seen = BTreeSet::from([Self::PLACED]);
        let mut open = vec![Self::PLACED];
        while let Some(state) = open.pop() {
            for next in OrderEvent::ALL.iter().filter_map(|event| state.after(*event).ok()) {
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        seen
    }

    /// Walks the table.
    ///
    /// # Errors
    /// A sentence for each state that nothing leads to, and for each event that can never happen.
    pub fn walk() -> Result<(), Vec<String>> {
        let states = Self::reachable();
        let statuses: BTreeSet<_> = states.iter().map(|state| state.status()).collect();
        let unseen = |name: String, is_seen: bool| (!is_seen).then(|| format!("nothing leads to {name}"));
        let mut problems: Vec<String> = Vec::new();
        for status in OrderStatus::ALL {
            problems.extend(unseen(status.to_string(), statuses.contains(&status)));
        }
        for closing in [Closing::Open, Closing::Cancelled, Closing::Expired] {
            problems.extend(unseen(format!("{closing:?}"), states.iter().any(|state| state.closing == closing)));
        }
        for payment in [Payment::Awaited, Payment::Promised, Payment::Paid, Payment::PartlyRefunded, Payment::Refunded] {
            problems.extend(unseen(format!("{payment:?}"), states.iter().any(|state| state.payment == payment)));
        }
        for goods in [Fulfilment::Reserved, Fulfilment::Processing, Fulfilment::Shipped, Fulfilment::Delivered] {
            problems.extend(unseen(format!("{goods:?}"), states.iter().any(|state| state.fulfilment == goods)));
        }
        for event in OrderEvent::ALL {
            if !states.iter().any(|state| state.after(*event).is_ok()) {
                problems.push(format!("{event:?} can never happen"));
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_reached_and_every_event_can_happen() {
        assert_eq!(OrderState::walk(), Ok(()));
    }

    #[test]
    fn nothing_ships_unpaid_and_nothing_is_paid_twice() {
        for state in OrderState::reachable() {
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

    #[test]
    fn a_hold_stops_a_shipment_and_says_so() {
        let paid = OrderState::PLACED.after(OrderEvent::PaymentCaptured).unwrap();
        let held = paid.after(OrderEvent::Held).unwrap();
        assert_eq!(held.after(OrderEvent::Dispatched).unwrap_err().to_string(), "An order that is on hold cannot be shipped.");
        assert_eq!(held.after(OrderEvent::Released), Ok(paid));
    }
}
