//! Which letter belongs to which event. The order is read as it is when the letter is written: what is no longer true is
//! not told.

use futures::{FutureExt, future::BoxFuture};
use shop::{
    Order,
    event::{DomainEvent, Event},
    id::EventId,
    order::{LinePart, OrderEvent, Payment, Return, Shipment},
};

use super::{News, OrderMails};
use crate::{
    OpCtx, ServiceResult,
    events::{Handler, cause},
    mail::letters::order::Tracking,
    schema::{ORDERS, key},
};

impl Handler for OrderMails {
    fn name(&self) -> &'static str {
        "order_mails"
    }

    fn handle<'a>(&'a self, ctx: &'a OpCtx, id: &'a EventId, event: &'a Event) -> BoxFuture<'a, ServiceResult<()>> {
        async move {
            let Some(found) = self.documents.load::<Order>(key(ORDERS, &event.order)).await? else { return Ok(()) };
            let order = found.value;
            let Some(news) = news(&order, &event.what).filter(|_| has_address(&order)) else { return Ok(()) };
            self.outbox.post_once(ctx, &cause(self.name(), id), &self.mail(&order, &news)?).await
        }
        .boxed()
    }
}

/// How addresses end that no mail can reach (RFC 2606): those of closed accounts.
fn has_address(order: &Order) -> bool {
    !order.email.as_str().ends_with(".invalid")
}

fn news(order: &Order, what: &DomainEvent) -> Option<News> {
    match what {
        DomainEvent::OrderPlaced => (order.state.awaits_payment() || order.state.payment == Payment::Promised).then_some(News::Placed),
        DomainEvent::OrderPaid => Some(News::Paid),
        DomainEvent::PaymentReminder => order.state.awaits_payment().then_some(News::PaymentDue),
        DomainEvent::OrderExpired => (!order.state.awaits_payment()).then_some(News::Expired),
        DomainEvent::OrderShipped { fulfilment } => {
            order.shipments.iter().find(|shipment| shipment.id.as_str() == fulfilment && shipment.is_live()).map(|it| shipped(order, it))
        }
        // One letter when all of it is there: several parcels need no praise each.
        DomainEvent::OrderDelivered { .. } => (order.state.status() == shop::order::OrderStatus::Delivered).then_some(News::Delivered),
        DomainEvent::OrderCancelled => Some(cancelled(order, Vec::new())),
        DomainEvent::OrderPartlyCancelled => {
            let gone = |line: &shop::order::OrderLine| LinePart { line: line.number, quantity: line.quantity - line.kept() };
            let gone: Vec<_> = order.lines.iter().map(gone).filter(|part| part.quantity > 0).collect();
            Some(cancelled(order, places(order, &gone)))
        }
        DomainEvent::OrderRefunded { amount, .. } => Some(News::Refunded(*amount)),
        DomainEvent::ReturnApproved { id } => {
            returned(order, id).map(|it| News::ReturnApproved { pieces: places(order, &it.lines), note: note(it) })
        }
        DomainEvent::ReturnReceived { id } => {
            returned(order, id).map(|it| News::ReturnReceived { pieces: places(order, &it.lines), note: note(it) })
        }
        DomainEvent::OrderChanged | DomainEvent::ReturnRequested { .. } => None,
    }
}

fn shipped(order: &Order, shipment: &Shipment) -> News {
    News::Shipped {
        pieces: places(order, &shipment.lines),
        carrier: shipment.carrier.as_ref().map(ToString::to_string).unwrap_or_default(),
        tracking: shipment.tracking.as_ref().map(|number| Tracking { number: number.to_string(), link: shipment.link() }),
        more_follows: order.left_to_ship() > 0,
    }
}

/// What staff said of it; what a shopper wrote stands in no letter.
fn cancelled(order: &Order, pieces: Vec<(u32, u32)>) -> News {
    let by_staff = |entry: &&shop::order::TimelineEntry| {
        matches!(entry.event, Some(OrderEvent::Cancelled)) && entry.actor.is_of_the_shop(order.customer.as_ref())
    };
    let reason = order.timeline.iter().rev().find(by_staff).and_then(|entry| entry.reason.as_ref()).map(ToString::to_string);
    News::Cancelled { pieces, reason: reason.unwrap_or_default(), refund: None }
}

fn returned<'a>(order: &'a Order, id: &str) -> Option<&'a Return> {
    order.returns.iter().find(|it| it.id.as_str() == id)
}

fn note(it: &Return) -> String {
    it.answer.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// Lines by their place in the order rather than their number.
fn places(order: &Order, parts: &[LinePart]) -> Vec<(u32, u32)> {
    let place = |part: &LinePart| order.lines.iter().position(|line| line.number == part.line);
    parts.iter().filter_map(|part| Some((u32::try_from(place(part)?).ok()?, part.quantity))).collect()
}
