use super::{super::*, shelf::*};
use crate::error::Code;

#[test]
fn case_14_the_ledger_explains_each_step() {
    let mut order = paid(&[(1000, 3)], &untaxed());
    let variant = order.lines[0].variant.clone();
    let mut shelves = Shelves::under(&order, 5);
    let mut seen = vec![shelves.of(&variant)];
    shelves.take(order.cancel_units(&[part(1, 1)], &by()).unwrap());
    seen.push(shelves.of(&variant));
    shelves.take(ship(&mut order, 1, vec![part(1, 2)]).unwrap());
    assert_eq!(order.state.status(), OrderStatus::Shipped);
    seen.push(shelves.of(&variant));
    shelves.take(order.call_back(&id(1), true, &by()).unwrap());
    seen.push(shelves.of(&variant));
    assert_eq!(seen, [(5, 3), (5, 2), (3, 0), (5, 0)]);
    assert_eq!(order.state.status(), OrderStatus::Cancelled);
    shelves.sum_up(&order);
    let ledger: Vec<_> = shelves.ledger.into_iter().map(|(_, deltas)| deltas).collect();
    assert_eq!(ledger, [(5, 5), (0, -3), (0, 1), (-2, 0), (2, 0), (0, 2)]);
}

#[test]
fn case_15_what_is_untracked_never_moves() {
    let mut order = paid(&[(1000, 3)], &untaxed());
    order.lines[0].tracked = false;
    let moves = [order.cancel_units(&[part(1, 1)], &by()).unwrap(), ship(&mut order, 1, vec![part(1, 2)]).unwrap()].concat();
    assert!(moves.iter().all(|it| it.deltas() == (0, 0)));
}

#[test]
fn case_16_refunds_never_exceed_what_was_captured() {
    let mut order = paid(&[(9500, 1)], &untaxed());
    assert_eq!(order.captured(), usd(10_000));
    let ask = |order: &mut Order, n: u8, minor| order.ask_refund(usd(minor), &RefundCause::Goodwill, &by(), || id(n));
    let first = ask(&mut order, 1, 2500).unwrap();
    order.settle_refund(&first[0], &GivenBack::Done, &by()).unwrap();
    let refused = ask(&mut order, 2, 100_000).unwrap_err();
    assert_eq!((refused.code, refused.message.as_str()), (Code::RefundTooLarge, "At most $75.00 more can be given back."));
    let second = ask(&mut order, 2, 2500).unwrap();
    assert_eq!((order.refunds.len(), order.refundable()), (2, usd(5000)));
    // The provider says no: nothing changed, and it can be tried again.
    order.settle_refund(&second[0], &GivenBack::Refused("No.".into()), &by()).unwrap();
    assert_eq!((order.refundable(), order.refunded()), (usd(7500), usd(2500)));
    let third = ask(&mut order, 3, 7500).unwrap();
    order.settle_refund(&third[0], &GivenBack::Done, &by()).unwrap();
    assert_eq!((order.state.status(), order.refundable()), (OrderStatus::Refunded, usd(0)));
    assert_eq!(ask(&mut order, 4, 1).unwrap_err().message, "Nothing is left to be given back.");
}

#[test]
fn case_17_the_last_piece_cancels_the_order() {
    let mut order = paid(&[(1000, 2)], &terms(crate::tax::TaxDisplay::Exclusive));
    assert_eq!(order.total(), usd(2900));
    order.cancel_units(&[part(1, 1)], &by()).unwrap();
    assert_eq!((order.total(), order.surplus()), (usd(1700), usd(1200)));
    let refused = order.clone().cancel_units(&[part(1, 2)], &by()).unwrap_err();
    assert_eq!((refused.code, refused.message.as_str()), (Code::TooManyPieces, "At most 1 of Thing 1 can be cancelled."));
    order.cancel_units(&[part(1, 1)], &by()).unwrap();
    assert_eq!((order.state.status(), order.total(), order.quote.shipping), (OrderStatus::Cancelled, usd(0), usd(0)));
    assert_eq!((order.surplus(), order.lines[0].unit_price, order.placed_quote().total), (usd(2900), usd(1000), usd(2900)));
}

#[test]
fn case_18_below_its_minimum_a_discount_goes() {
    let offers = [from(10_000, automatic(fixed(5000)))];
    let mut order = paid(&[(6000, 1), (4000, 2)], &promising(untaxed(), offers));
    assert_eq!(order.total(), usd(9500));
    let edit = Edit { quantities: vec![part(2, 0)], ..Edit::default() };
    let (difference, _) = order.edit(edit, &by()).unwrap();
    // 60.00 and 5.00 shipping, without the 50.00 off.
    assert_eq!((difference.old_total, difference.new_total, difference.give_back), (usd(9500), usd(6500), usd(3000)));
    let asked = order.ask_surplus(&by(), || id(1)).unwrap();
    order.settle_refund(&asked[0], &GivenBack::Done, &by()).unwrap();
    assert_eq!(order.captured().minor - order.refunded().minor, order.total().minor);
    assert_eq!((order.due(), order.surplus()), (usd(0), usd(0)));
}

#[test]
fn case_18_what_becomes_dearer_is_due_and_settles() {
    let offers = [from(10_000, automatic(fixed(5000)))];
    let mut order = paid(&[(5000, 2)], &promising(untaxed(), offers));
    assert_eq!(order.total(), usd(5500));
    let edit = Edit { quantities: vec![part(1, 1)], added: vec![order_line(7, 4000, 1)] };
    let (difference, _) = order.edit(edit, &by()).unwrap();
    assert_eq!((difference.new_total, difference.due), (usd(9500), usd(4000)));
    assert_eq!((order.lines[1].number, order.beside()), (2, vec![Beside::PaymentDue]));
    assert!(ship(&mut order, 1, Vec::new()).unwrap_err().message.starts_with("$40.00 of this order is still to be paid"));
    pay(&mut order, 2, 4000).unwrap();
    assert_eq!((order.captured(), order.due()), (order.total(), usd(0)));
    assert!(ship(&mut order, 1, Vec::new()).is_ok());
}
