use std::time::Duration;

use proptest::prelude::*;

use super::{super::*, shelf::*};
use crate::tax::TaxDisplay::{Exclusive, Inclusive};

/// Something that somebody tries; numbers choose among what there is.
#[derive(Clone, Copy, Debug)]
enum Step {
    Pay,
    Lapse,
    Cancel,
    CancelUnits(u8, u32),
    Pack,
    Ship(u8, u32),
    ShipAll,
    Deliver(u8),
    CallBack(u8, bool),
    AskReturn(u8, u32),
    Answer(u8, bool),
    Receive(u8, bool),
    RefundReturn(u8),
    Refund(i64),
    Settle(u8, bool),
    GiveBack,
    Edit(u8, u32),
    Add(u32),
    Hold,
    Release,
}

fn step() -> impl Strategy<Value = Step> {
    let (which, many) = (0_u8..4, 0_u32..4);
    prop_oneof![
        4 => Just(Step::Pay),
        1 => Just(Step::Lapse),
        1 => Just(Step::Cancel),
        2 => (which.clone(), many.clone()).prop_map(|(n, q)| Step::CancelUnits(n, q)),
        1 => Just(Step::Pack),
        4 => (which.clone(), many.clone()).prop_map(|(n, q)| Step::Ship(n, q)),
        2 => Just(Step::ShipAll),
        4 => which.clone().prop_map(Step::Deliver),
        2 => (which.clone(), any::<bool>()).prop_map(|(n, too)| Step::CallBack(n, too)),
        3 => (which.clone(), many.clone()).prop_map(|(n, q)| Step::AskReturn(n, q)),
        3 => (which.clone(), any::<bool>()).prop_map(|(n, yes)| Step::Answer(n, yes)),
        3 => (which.clone(), any::<bool>()).prop_map(|(n, yes)| Step::Receive(n, yes)),
        3 => which.clone().prop_map(Step::RefundReturn),
        2 => (-5_i64..5_000).prop_map(Step::Refund),
        4 => (which.clone(), any::<bool>()).prop_map(|(n, yes)| Step::Settle(n, yes)),
        2 => Just(Step::GiveBack),
        2 => (which, many.clone()).prop_map(|(n, q)| Step::Edit(n, q)),
        1 => many.prop_map(Step::Add),
        1 => Just(Step::Hold),
        1 => Just(Step::Release),
    ]
}

type Tried = Result<Vec<crate::stock::Move>, crate::Rejection>;

fn tries(order: &mut Order, step: Step, turn: u8) -> Tried {
    let none = |()| Vec::new();
    let line = |n: u8| u32::from(n) + 1;
    let shipment = |order: &Order, n: u8| order.shipments.get(usize::from(n)).map_or_else(|| id(250), |it| it.id.clone());
    let its_return = |order: &Order, n: u8| order.returns.get(usize::from(n)).map_or_else(|| id(250), |it| it.id.clone());
    let mut ids = 0;
    let mut new_id = || {
        ids += 1;
        RefundIdOf::new(NOW, [turn, ids, 0, 0, 0, 0, 0, 0, 0, 0])
    };
    match step {
        Step::Pay => {
            let due = order.due().minor;
            if due == 0 { Ok(Vec::new()) } else { pay(order, turn, due).map(none) }
        }
        Step::Lapse => {
            order.record(OrderEvent::Lapsed, Actor::System, NOW)?;
            Ok(order.moves(crate::stock::MovementKind::Release, &order.all_left()))
        }
        Step::Cancel => order.cancel(&by()),
        Step::CancelUnits(n, q) => order.cancel_units(&[part(line(n), q)], &by()),
        Step::Pack => order.begin_work(&by()).map(none),
        Step::Ship(n, q) => ship(order, turn, vec![part(line(n), q)]),
        Step::ShipAll => ship(order, turn, Vec::new()),
        Step::Deliver(n) => order.deliver(&shipment(order, n), &by()).map(none),
        Step::CallBack(n, too) => order.call_back(&shipment(order, n), too, &by()),
        Step::AskReturn(n, q) => {
            order.ask_return(id(turn), &[part(line(n), q)], "No".parse().unwrap(), Duration::from_secs(60), &by()).map(none)
        }
        Step::Answer(n, true) => order.approve_return(&its_return(order, n), &by()).map(none),
        Step::Answer(n, false) => order.reject_return(&its_return(order, n), &by().because(why("No"))).map(none),
        Step::Receive(n, restock) => order.receive_return(&its_return(order, n), restock, &by()),
        Step::RefundReturn(n) => {
            let wanted = its_return(order, n);
            let worth = order.refund_return(&wanted)?;
            order.ask_refund(worth, &RefundCause::Return(wanted), &by(), new_id).map(|_| Vec::new())
        }
        Step::Refund(minor) => order.ask_refund(usd(minor), &RefundCause::Goodwill, &by(), new_id).map(|_| Vec::new()),
        Step::Settle(n, yes) => {
            let Some(refund) = order.refunds.get(usize::from(n)).map(|refund| refund.id.clone()) else { return Ok(Vec::new()) };
            order.settle_refund(&refund, &if yes { GivenBack::Done } else { GivenBack::Refused("No".into()) }, &by()).map(none)
        }
        Step::GiveBack => order.ask_surplus(&by(), &mut new_id).map(|_| Vec::new()),
        Step::Edit(n, q) => order.edit(Edit { quantities: vec![part(line(n), q)], ..Edit::default() }, &by()).map(|(_, moves)| moves),
        Step::Add(q) => {
            let added = order_line(9, 700, q);
            order.edit(Edit { added: vec![added], ..Edit::default() }, &by()).map(|(_, moves)| moves)
        }
        Step::Hold => order.hold(&by()).map(none),
        Step::Release => order.release(&by()).map(none),
    }
}

type RefundIdOf = crate::id::RefundId;

/// What must hold of every order.
fn is_sound(order: &Order) {
    assert!(order.total().minor >= 0 && order.due().minor >= 0 && order.surplus().minor >= 0);
    assert!(order.refunded().minor <= order.captured().minor && order.refundable().minor >= 0);
    for (line, quoted) in order.lines.iter().zip(&order.quote.lines) {
        let counts = order.counts(line);
        assert!(counts.cancelled <= counts.ordered && counts.shipped <= counts.kept());
        assert!(counts.delivered <= counts.shipped && counts.returning <= counts.delivered && counts.returned <= counts.returning);
        assert_eq!(quoted.quantity, counts.kept());
    }
    assert_eq!(order.lines.len(), order.quote.lines.len());
    assert_eq!(order.quote.explain().unwrap().total, order.total());
    for capture in &order.captures {
        let given = order.refunds.iter().filter(|refund| refund.counts() && refund.payment == capture.payment);
        assert!(given.map(|refund| refund.amount.minor).sum::<i64>() <= capture.amount.minor);
    }
    match order.state.fulfilment {
        Fulfilment::Shipped | Fulfilment::Delivered => assert_eq!(order.left_to_ship(), 0),
        Fulfilment::Reserved => assert!(!order.has_live_shipment()),
        Fulfilment::Processing => {}
    }
    if order.state.closing == Closing::Cancelled {
        assert_eq!((order.total(), order.left_to_ship(), order.has_live_shipment()), (usd(0), 0, false));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn any_sequence_leaves_a_legal_state_and_a_ledger_that_sums(
        goods in prop::collection::vec((0_i64..3_000, 1_u32..4), 1..4), off in 0_i64..2_000, inclusive: bool,
        steps in prop::collection::vec(step(), 1..40),
    ) {
        let offers = [from(3_000, automatic(fixed(off))), sale(percent("10"))];
        let mut order = placed(&goods, &promising(terms(if inclusive { Inclusive } else { Exclusive }), offers));
        let mut shelves = Shelves::under(&order, 50);
        let extra = order_line(9, 700, 1).variant;
        shelves.open(&extra, 50);
        let reachable = OrderState::reachable();
        let mut state = order.state;
        for (step, turn) in steps.into_iter().zip(1..) {
            let mut tried = order.clone();
            // A late payment reserves again; that is the caller's part.
            if state.closing == Closing::Expired && matches!(step, Step::Pay) { continue; }
            if let Ok(moves) = tries(&mut tried, step, turn) {
                order = tried;
                shelves.take(moves);
            }
            state = order.state;
            prop_assert!(reachable.contains(&state), "{:?}", state);
            is_sound(&order);
            shelves.sum_up(&order);
        }
        // Whatever happened, its document reads back.
        let text = serde_json::to_string(&order).unwrap();
        prop_assert_eq!(serde_json::from_str::<Order>(&text).unwrap(), order);
    }
}
