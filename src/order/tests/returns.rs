use std::time::Duration;

use super::{super::*, shelf::*};
use crate::error::Code;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const MONTH: Duration = DAY.saturating_mul(30);

fn delivered() -> Order {
    let mut order = paid(&[(1000, 3)], &promising(untaxed(), [automatic(fixed(100))]));
    ship(&mut order, 1, Vec::new()).unwrap();
    order.deliver(&id(1), &by()).unwrap();
    order
}

fn ask(order: &mut Order, n: u8, quantity: u32) -> Result<(), crate::Rejection> {
    order.ask_return(id(n), &[part(1, quantity)], "Too small".parse().unwrap(), MONTH, &by())
}

#[test]
fn from_asking_to_the_money() {
    let mut order = delivered();
    let variant = order.lines[0].variant.clone();
    ask(&mut order, 1, 2).unwrap();
    assert_eq!(order.beside(), [Beside::ReturnAsked]);
    assert_eq!(order.receive_return(&id(1), true, &by()).unwrap_err().message, "This return is not approved yet, so that cannot be done.");
    order.approve_return(&id(1), &by()).unwrap();
    let moves = order.receive_return(&id(1), true, &by()).unwrap();
    assert_eq!((moves[0].variant.clone(), moves[0].deltas()), (variant, (2, 2)));
    assert_eq!(order.counts(&order.lines[0]).returned, 2);
    // 1.00 off 30.00 is 0.34, 0.33 and 0.33 off its pieces; the last two go back first.
    let worth = order.refund_return(&id(1)).unwrap();
    assert_eq!(worth, usd(1934));
    order.ask_refund(worth, &RefundCause::Return(id(1)), &by(), || id(1)).unwrap();
    assert_eq!((order.due(), order.state.status()), (usd(0), OrderStatus::Delivered));
    ask(&mut order, 2, 1).unwrap();
    order.approve_return(&id(2), &by()).unwrap();
    assert!(order.receive_return(&id(2), false, &by()).unwrap().is_empty());
    assert_eq!(order.refund_return(&id(2)).unwrap(), usd(966));
}

#[test]
fn only_what_arrived_and_only_in_time() {
    let mut order = paid(&[(1000, 3)], &untaxed());
    assert_eq!(ask(&mut order, 1, 1).unwrap_err().code, Code::TransitionNotAllowed);
    ship(&mut order, 1, vec![part(1, 2)]).unwrap();
    assert_eq!(ask(&mut order, 1, 1).unwrap_err().code, Code::TooManyPieces);
    order.deliver(&id(1), &by()).unwrap();
    assert_eq!(ask(&mut order, 1, 3).unwrap_err().code, Code::TooManyPieces);
    let late = By::new(Actor::System, NOW.after(MONTH));
    let refused = order.ask_return(id(1), &[part(1, 1)], "Late".parse().unwrap(), MONTH, &late).unwrap_err();
    assert_eq!(
        (refused.code, refused.message.as_str()),
        (Code::ReturnTooLate, "Items can be sent back within 30 days of their delivery. That time is over.")
    );
    ask(&mut order, 1, 2).unwrap();
    assert_eq!(ask(&mut order, 2, 1).unwrap_err().code, Code::TooManyPieces);
}

#[test]
fn a_refusal_needs_a_reason_and_frees_its_pieces() {
    let mut order = delivered();
    ask(&mut order, 1, 3).unwrap();
    assert!(order.reject_return(&id(1), &by()).is_err());
    order.reject_return(&id(1), &by().because(why("Worn"))).unwrap();
    assert_eq!(order.timeline.last().unwrap().reason, why("Worn"));
    assert!(ask(&mut order, 2, 3).is_ok());
    assert_eq!(order.approve_return(&id(9), &by()).unwrap_err().code, Code::ReturnNotFound);
}
