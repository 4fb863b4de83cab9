use super::{super::*, shelf::*};
use crate::{
    error::Code,
    stock::{Move, MovementKind},
};

fn quantities(wanted: &[LinePart]) -> Edit {
    Edit { quantities: wanted.to_vec(), ..Edit::default() }
}

#[test]
fn what_left_the_house_stays_in_the_order() {
    let mut order = paid(&[(1000, 3)], &untaxed());
    ship(&mut order, 1, vec![part(1, 2)]).unwrap();
    assert_eq!(order.clone().edit(quantities(&[part(1, 1)]), &by()).unwrap_err().code, Code::TooManyPieces);
    let (_, moves) = order.edit(quantities(&[part(1, 2)]), &by()).unwrap();
    assert_eq!(moves.iter().map(Move::deltas).collect::<Vec<_>>(), [(0, 1)]);
    assert_eq!(order.state.status(), OrderStatus::Shipped, "nothing is left in the house");
}

#[test]
fn more_is_reserved_and_fewer_is_released() {
    let mut order = paid(&[(1000, 3), (500, 1)], &untaxed());
    let (_, moves) = order.edit(quantities(&[part(1, 1), part(2, 4)]), &by()).unwrap();
    let seen: Vec<_> = moves.iter().map(|it| (it.kind, it.pieces)).collect();
    assert_eq!(seen, [(MovementKind::Release, 2), (MovementKind::Reserve, 3)]);
    assert_eq!(order.total(), usd(3500));
    assert_eq!(order.timeline.last().unwrap().what, "Order changed: −2 × Thing 1, +3 × Thing 2");
    assert_eq!(order.edit(quantities(&[part(1, 1)]), &by()).unwrap_err().fields["lines"], "Nothing would change.");
}

#[test]
fn an_edit_after_a_cancellation_keeps_what_was_cancelled() {
    let mut order = paid(&[(1000, 3)], &untaxed());
    order.cancel_units(&[part(1, 1)], &by()).unwrap();
    order.edit(quantities(&[part(1, 3)]), &by()).unwrap();
    assert_eq!((order.lines[0].quantity, order.lines[0].cancelled, order.total()), (4, 1, usd(3500)));
}

#[test]
fn unpaid_and_closed_orders_are_not_edited() {
    let mut open = placed(&[(1000, 3)], &untaxed());
    assert_eq!(open.edit(quantities(&[part(1, 1)]), &by()).unwrap_err().code, Code::TransitionNotAllowed);
    let mut over = paid(&[(1000, 3)], &untaxed());
    over.cancel(&by()).unwrap();
    assert_eq!(over.edit(quantities(&[part(1, 4)]), &by()).unwrap_err().code, Code::TransitionNotAllowed);
}

#[test]
fn an_edit_that_leaves_nothing_cancels() {
    let mut order = paid(&[(1000, 3)], &untaxed());
    let (difference, _) = order.edit(quantities(&[part(1, 0)]), &by()).unwrap();
    assert_eq!((order.state.status(), difference.new_total, difference.give_back), (OrderStatus::Cancelled, usd(0), usd(3500)));
}
