use std::time::Duration;

use super::{super::*, shelf::*};
use crate::id::UserId;

fn names(order: &Order, wanted: Reached) -> Vec<&'static str> {
    order.stops().into_iter().filter(|stop| stop.reached == wanted).map(|stop| stop.name).collect()
}

#[test]
fn an_order_stands_at_one_stop_after_the_other() {
    let mut order = placed(&[(1000, 2)], &untaxed());
    assert_eq!(names(&order, Reached::Now), ["Placed"]);
    let total = order.total().minor;
    pay(&mut order, 1, total).unwrap();
    assert_eq!((names(&order, Reached::Now), order.stops()[1].at), (vec!["Paid"], Some(NOW)));
    order.begin_work(&by()).unwrap();
    assert_eq!(names(&order, Reached::Now), ["Packed"]);
    ship(&mut order, 1, vec![part(1, 1)]).unwrap();
    assert_eq!((names(&order, Reached::Now), names(&order, Reached::Partly)), (vec!["Packed"], vec!["Shipped"]));
    order.deliver(&id(1), &by()).unwrap();
    assert_eq!(names(&order, Reached::Partly), ["Shipped", "Delivered"]);
    ship(&mut order, 2, Vec::new()).unwrap();
    assert_eq!((names(&order, Reached::Now), names(&order, Reached::Partly)), (vec!["Shipped"], vec!["Delivered"]));
    order.deliver(&id(2), &by()).unwrap();
    assert_eq!((names(&order, Reached::Now), names(&order, Reached::Before).len()), (vec!["Delivered"], 4));
}

#[test]
fn what_was_called_back_was_not_shipped() {
    let mut order = paid(&[(1000, 1)], &untaxed());
    ship(&mut order, 1, Vec::new()).unwrap();
    order.call_back(&id(1), false, &by()).unwrap();
    let shipped = order.stops()[3];
    assert_eq!((names(&order, Reached::Now), shipped.reached, shipped.at), (vec!["Packed"], Reached::Ahead, None));
}

#[test]
fn an_order_that_is_over_has_no_stops() {
    let mut order = paid(&[(1000, 1)], &untaxed());
    order.cancel(&by()).unwrap();
    assert!(order.stops().is_empty());
}

#[test]
fn buyers_read_no_names_and_no_reasons_of_a_hold() {
    let mut order = paid(&[(1000, 2)], &untaxed());
    let customer: UserId = id(7);
    order.customer = Some(customer.clone());
    let user = |id: UserId| Actor::User { id, name: "Grace".parse().unwrap() };
    order.hold(&By::new(user(id(8)), NOW).because(why("Looks like fraud"))).unwrap();
    order.release(&By::new(Actor::System, NOW)).unwrap();
    order.cancel_units(&[part(1, 1)], &By::new(user(customer), NOW).because(why("One is enough"))).unwrap();
    order.cancel(&By::new(Actor::Guest, NOW)).unwrap();
    let told = order.told(None);
    let who: Vec<&str> = told.iter().map(|told| told.who.label()).collect();
    assert_eq!(who, ["The shop", "The shop", "The shop", "You", "You"]);
    assert_eq!((told[1].what.as_str(), &told[1].why), ("We are taking a second look before it goes on", &None));
    assert_eq!((told[3].what.as_str(), told[3].why.clone()), ("Items cancelled: 1 × Thing 1", why("One is enough")));
    assert!(!format!("{told:?}").contains("Grace"));
    assert_eq!(order.told(Some(&id(8)))[1].who, Who::You, "whoever did it knows that");
}

#[test]
fn what_comes_back_is_known_before() {
    let order = paid(&[(1000, 2)], &untaxed());
    let one = order.calling_off(&[part(1, 1)], NOW).unwrap();
    assert_eq!((one.back, one.rest), (usd(1000), usd(1500)));
    let all = order.calling_off(&order.all_cancellable(NOW), NOW).unwrap();
    assert_eq!((all.back, all.rest), (usd(2500), usd(0)), "shipping too");
    let open = placed(&[(1000, 2)], &untaxed());
    assert!(open.all_cancellable(NOW).is_empty(), "its time is over");
    assert!(!open.is_under_way(NOW));
    let waiting = Order { expires_at: NOW.after(Duration::from_secs(1)), ..open };
    assert!(waiting.is_under_way(NOW));
    assert_eq!(waiting.calling_off(&waiting.all_cancellable(NOW), NOW).unwrap().back, usd(0));
}

#[test]
fn only_what_arrived_in_time_can_be_sent_back() {
    let (mut order, month) = (paid(&[(1000, 2), (500, 1)], &untaxed()), Duration::from_secs(30 * 86_400));
    assert!(order.all_returnable(NOW, month).is_empty());
    ship(&mut order, 1, vec![part(1, 2)]).unwrap();
    order.deliver(&id(1), &by()).unwrap();
    assert_eq!(order.all_returnable(NOW, month), [part(1, 2)]);
    order.ask_return(id(3), &[part(1, 1)], "Too small".parse().unwrap(), month, &by()).unwrap();
    assert_eq!(order.all_returnable(NOW, month), [part(1, 1)]);
    assert!(order.all_returnable(NOW.after(month), month).is_empty());
}
