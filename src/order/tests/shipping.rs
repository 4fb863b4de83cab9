use super::{super::*, shelf::*};
use crate::error::Code;

#[test]
fn a_part_keeps_the_order_open_until_the_rest_follows() {
    let mut order = paid(&[(1000, 2), (500, 1)], &untaxed());
    ship(&mut order, 1, vec![part(1, 1)]).unwrap();
    assert_eq!((order.state.status(), order.beside()), (OrderStatus::Processing, vec![Beside::PartlyShipped]));
    order.deliver(&id(1), &by()).unwrap();
    assert_eq!((order.state.status(), order.beside()), (OrderStatus::Processing, vec![Beside::PartlyShipped, Beside::PartlyDelivered]));
    ship(&mut order, 2, Vec::new()).unwrap();
    assert_eq!(order.state.status(), OrderStatus::Shipped);
    order.deliver(&id(2), &by()).unwrap();
    assert_eq!((order.state.status(), order.beside()), (OrderStatus::Delivered, vec![]));
    assert_eq!(order.deliver(&id(2), &by()).unwrap_err().code, Code::TransitionNotAllowed);
}

#[test]
fn a_live_shipment_stops_a_cancellation_until_it_is_called_back() {
    let mut order = paid(&[(1000, 2)], &untaxed());
    ship(&mut order, 1, vec![part(1, 1)]).unwrap();
    assert_eq!(order.clone().cancel(&by()).unwrap_err().code, Code::TransitionNotAllowed);
    let mut kept = order.clone();
    kept.cancel_units(&[part(1, 1)], &by()).unwrap();
    assert_eq!(kept.state.status(), OrderStatus::Shipped, "only what is on its way remains");
    order.call_back(&id(1), false, &by()).unwrap();
    assert_eq!(order.state.status(), OrderStatus::Processing);
    order.cancel(&by()).unwrap();
    assert_eq!((order.state.status(), order.surplus()), (OrderStatus::Cancelled, usd(2500)));
}

#[test]
fn with_the_rest_cancelled_an_arrived_part_is_all() {
    let mut order = paid(&[(1000, 2)], &untaxed());
    ship(&mut order, 1, vec![part(1, 1)]).unwrap();
    order.deliver(&id(1), &by()).unwrap();
    order.cancel_units(&[part(1, 1)], &by()).unwrap();
    assert_eq!(order.state.status(), OrderStatus::Delivered);
}

#[test]
fn what_cannot_be_shipped_says_why() {
    let mut open = placed(&[(1000, 2)], &untaxed());
    assert_eq!(ship(&mut open, 1, Vec::new()).unwrap_err().message, "An order that is pending cannot be shipped.");
    let mut order = paid(&[(1000, 2)], &untaxed());
    assert_eq!(ship(&mut order, 1, vec![part(1, 1), part(1, 2)]).unwrap_err().message, "At most 2 of Thing 1 can be shipped.");
    assert_eq!(ship(&mut order, 1, vec![part(9, 1)]).unwrap_err().code, Code::LineNotFound);
    assert_eq!(ship(&mut order, 1, vec![part(1, 0)]).unwrap_err().code, Code::Invalid);
    assert_eq!(order.deliver(&id(7), &by()).unwrap_err().code, Code::TransitionNotAllowed);
    order.hold(&by().because(why("Odd address"))).unwrap();
    assert_eq!(ship(&mut order, 1, Vec::new()).unwrap_err().message, "An order that is on hold cannot be shipped.");
    order.release(&by()).unwrap();
    ship(&mut order, 1, Vec::new()).unwrap();
    assert_eq!(ship(&mut order, 2, Vec::new()).unwrap_err().code, Code::TransitionNotAllowed);
    assert_eq!(order.deliver(&id(7), &by()).unwrap_err().code, Code::ShipmentNotFound);
}

#[test]
fn each_step_says_what_others_are_told() {
    use crate::event::DomainEvent as News;
    let before = placed(&[(1000, 2)], &untaxed());
    let mut order = before.clone();
    let told = |order: &Order, before: &Order| order.news_since(before);
    pay(&mut order, 1, 2500).unwrap();
    assert_eq!(told(&order, &before), [News::OrderPaid]);
    let before = order.clone();
    order.cancel_units(&[part(1, 1)], &by()).unwrap();
    let asked = order.ask_surplus(&by(), || id(1)).unwrap();
    assert_eq!(told(&order, &before), [News::OrderPartlyCancelled]);
    let before = order.clone();
    order.settle_refund(&asked[0], &GivenBack::Done, &by()).unwrap();
    let refund = asked[0].to_string();
    assert_eq!(told(&order, &before), [News::OrderRefunded { refund, amount: usd(1000) }]);
    let before = order.clone();
    ship(&mut order, 1, Vec::new()).unwrap();
    let fulfilment = order.shipments[0].id.to_string();
    assert_eq!(told(&order, &before), [News::OrderShipped { fulfilment: fulfilment.clone() }]);
    let before = order.clone();
    order.deliver(&id(1), &by()).unwrap();
    assert_eq!(told(&order, &before), [News::OrderDelivered { fulfilment }]);
    let mut over = paid(&[(1000, 2)], &untaxed());
    let before = over.clone();
    over.cancel_units(&[part(1, 2)], &by()).unwrap();
    assert_eq!(told(&over, &before), [News::OrderCancelled]);
}
