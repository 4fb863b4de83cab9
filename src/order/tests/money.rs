use super::{super::*, shelf::*};

#[test]
fn goodwill_is_no_debt() {
    let mut order = paid(&[(9500, 1)], &untaxed());
    order.ask_refund(usd(2500), &RefundCause::Goodwill, &by(), || id(1)).unwrap();
    assert_eq!((order.due(), order.surplus()), (usd(0), usd(0)));
    // Called off then, only what is left of the money goes back.
    order.cancel(&by()).unwrap();
    assert_eq!(order.surplus(), usd(7500));
}

#[test]
fn money_that_comes_too_late_goes_back() {
    let mut order = placed(&[(1000, 1)], &untaxed());
    order.cancel(&by()).unwrap();
    pay(&mut order, 1, 1500).unwrap();
    assert_eq!((order.state.status(), order.surplus(), order.due()), (OrderStatus::Cancelled, usd(1500), usd(0)));
    let asked = order.ask_surplus(&by(), || id(1)).unwrap();
    order.settle_refund(&asked[0], &GivenBack::Done, &by()).unwrap();
    assert_eq!((order.state.payment, order.refundable()), (Payment::Refunded, usd(0)));
}

#[test]
fn money_for_an_expired_order_revives_it_or_goes_back() {
    let mut order = placed(&[(1000, 1)], &untaxed());
    order.record(OrderEvent::Lapsed, Actor::System, NOW).unwrap();
    assert_eq!(order.due(), usd(0));
    let mut gone = order.clone();
    pay(&mut order, 1, 1500).unwrap();
    assert_eq!((order.state.status(), order.surplus()), (OrderStatus::Paid, usd(0)));
    let capture = order.captures[0].clone();
    gone.capture_too_late(capture, &by()).unwrap();
    assert_eq!((gone.state.status(), gone.surplus()), (OrderStatus::Expired, usd(1500)));
}

#[test]
fn the_same_payment_counts_once_and_a_second_one_goes_back() {
    let mut order = paid(&[(1000, 1)], &untaxed());
    assert_eq!(pay(&mut order, 1, 1500).unwrap_err().code, crate::Code::AlreadyPaid);
    pay(&mut order, 2, 1500).unwrap();
    assert_eq!((order.state.status(), order.surplus()), (OrderStatus::Paid, usd(1500)));
}

#[test]
fn a_refund_comes_out_of_the_latest_payments() {
    let mut order = paid(&[(5000, 1)], &untaxed());
    order.edit(Edit { added: vec![order_line(2, 1000, 1)], ..Edit::default() }, &by()).unwrap();
    pay(&mut order, 2, 1000).unwrap();
    order.cancel(&by()).unwrap();
    let mut n = 0;
    let asked = order
        .ask_surplus(&by(), || {
            n += 1;
            id(n)
        })
        .unwrap();
    let parts: Vec<_> = order.refunds.iter().map(|refund| (order.capture_of(refund).unwrap().payment.clone(), refund.amount)).collect();
    assert_eq!(parts, [(id(2), usd(1000)), (id(1), usd(5500))]);
    for refund in asked {
        order.settle_refund(&refund, &GivenBack::Done, &by()).unwrap();
        order.settle_refund(&refund, &GivenBack::Done, &by()).unwrap();
    }
    assert_eq!((order.state.payment, order.balance()), (Payment::Refunded, usd(0)));
}
