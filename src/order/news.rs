//! What others are told of a step: mails, invoices, roll-ups.

use super::{Order, OrderEvent, RefundState, ReturnState, ShipmentState};
use crate::event::DomainEvent;

impl Order {
    /// What happened to it since it was as `before`.
    #[must_use]
    pub fn news_since(&self, before: &Self) -> Vec<DomainEvent> {
        let events: Vec<OrderEvent> = self.timeline.iter().skip(before.timeline.len()).filter_map(|entry| entry.event).collect();
        let told = events.iter().filter_map(|event| match event {
            OrderEvent::PaymentCaptured => Some(DomainEvent::OrderPaid),
            OrderEvent::Lapsed => Some(DomainEvent::OrderExpired),
            OrderEvent::Cancelled => Some(DomainEvent::OrderCancelled),
            OrderEvent::Edited => Some(DomainEvent::OrderChanged),
            OrderEvent::UnitsCancelled if !events.contains(&OrderEvent::Cancelled) => Some(DomainEvent::OrderPartlyCancelled),
            _ => None,
        });
        told.chain(self.news_of_goods(before)).chain(self.news_of_money(before)).collect()
    }

    fn news_of_goods<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = DomainEvent> + 'a {
        let was = |id| before.shipments.iter().find(|it| it.id == id).map(|it| it.state);
        let shipments = self.shipments.iter().filter(move |it| was(it.id.clone()) != Some(it.state));
        let shipments = shipments.filter_map(|it| match it.state {
            ShipmentState::Shipped => Some(DomainEvent::OrderShipped { fulfilment: it.id.to_string() }),
            ShipmentState::Delivered => Some(DomainEvent::OrderDelivered { fulfilment: it.id.to_string() }),
            ShipmentState::Cancelled => None,
        });
        let was = |id| before.returns.iter().find(|it| it.id == id).map(|it| it.state);
        let returns = self.returns.iter().filter(move |it| was(it.id.clone()) != Some(it.state));
        let returns = returns.filter_map(|it| match it.state {
            ReturnState::Asked => Some(DomainEvent::ReturnRequested { id: it.id.to_string() }),
            ReturnState::Approved => Some(DomainEvent::ReturnApproved { id: it.id.to_string() }),
            ReturnState::Received => Some(DomainEvent::ReturnReceived { id: it.id.to_string() }),
            ReturnState::Rejected | ReturnState::Refunded => None,
        });
        shipments.chain(returns)
    }

    fn news_of_money<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = DomainEvent> + 'a {
        let was_done = |id| before.refunds.iter().any(|it| it.id == id && it.state == RefundState::Done);
        let done = self.refunds.iter().filter(move |it| it.state == RefundState::Done && !was_done(it.id.clone()));
        done.map(|it| DomainEvent::OrderRefunded { refund: it.id.to_string(), amount: it.amount })
    }
}
