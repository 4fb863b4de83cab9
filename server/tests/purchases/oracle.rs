//! What must be so in the end, by Stripe's word on one side and the orders' on the other.

use std::collections::BTreeMap;

use serde_json::Value;
use services::schema::{DISCREPANCIES, ORDERS, PAYMENTS};
use shop::{
    Order,
    order::{Closing, Payment, RefundState},
    payment::{PaymentAttempt, PaymentState},
};
use store::{Query, SharedStore};

use crate::{faults::Hops, ground::Ground, shopper::Told};

/// Orders, attempts and payments that are still on their way, in words.
pub async fn what_is_unsettled(ground: &Ground, hops: &Hops) -> Vec<String> {
    let store = ground.store_beside().await;
    let mut unsettled = Vec::new();
    for order in all::<Order>(&store, ORDERS).await {
        let waits = order.state.awaits_payment() && order.due().minor > 0;
        let is_owed = order.refunds.iter().any(|refund| refund.state == RefundState::Pending);
        if waits || is_owed || order.paying.is_some() || order.surplus().minor > 0 {
            unsettled.push(format!("order {}: {:?}, paying {:?}, refunds {:?}", order.id, order.state, order.paying, order.refunds));
        }
    }
    for attempt in all::<PaymentAttempt>(&store, PAYMENTS).await {
        if attempt.state.is_live() {
            unsettled.push(format!("attempt {}: {:?}", attempt.id, attempt.state));
        }
    }
    for intent in hops.intents().await {
        if !matches!(intent["status"].as_str(), Some("succeeded" | "canceled")) {
            unsettled.push(format!("intent {intent}"));
        }
    }
    unsettled
}

/// The books of both sides, line by line.
pub async fn everything_adds_up(ground: &Ground, hops: &Hops, _: &str, told: &Told) {
    let store = ground.store_beside().await;
    let orders: BTreeMap<String, Order> = all::<Order>(&store, ORDERS).await.into_iter().map(|it| (it.id.to_string(), it)).collect();
    let intents = hops.intents().await;
    let mut charges: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for intent in intents.iter().filter(|intent| number(intent, "amount_received") > 0) {
        let order = intent["metadata"]["order"].as_str().unwrap_or_else(|| panic!("a charge without an order: {intent}"));
        charges.entry(order.to_owned()).or_default().push(intent);
    }
    for (id, of_order) in &charges {
        let order = orders.get(id).unwrap_or_else(|| panic!("charged, and no order: {of_order:?}"));
        for charge in of_order {
            let reference = charge["id"].as_str().unwrap();
            let captures = order.captures.iter().filter(|capture| capture.reference == reference).count();
            assert_eq!(captures, 1, "charged once, and {captures} times on {order:#?}");
        }
    }
    let (mut paid, mut given_back) = (0, 0);
    for (id, order) in &orders {
        let at_stripe: i64 = charges.get(id).into_iter().flatten().map(|it| number(it, "amount_received") - number(it, "refunded")).sum();
        let kept = |provider: &str| -> i64 {
            let captures = order.captures.iter().filter(|capture| capture.provider == provider);
            captures.map(|capture| capture.amount.minor - gone(order, capture)).sum()
        };
        assert_eq!(at_stripe, kept("stripe"), "Stripe holds something else than order {order:#?}");
        let holds = order.captured().minor - order.refunded().minor;
        let is_paid = order.state.closing == Closing::Open && order.state.payment != Payment::Awaited;
        assert_eq!(holds, if is_paid { order.total().minor } else { 0 }, "{order:#?}");
        let received = order.timeline.iter().filter(|entry| entry.what == "Payment received").count();
        assert!(received <= 1, "paid twice: {:#?}", order.timeline);
        paid += usize::from(is_paid);
        given_back += usize::from(!order.refunds.is_empty());
    }
    for attempt in all::<PaymentAttempt>(&store, PAYMENTS).await {
        let order = &orders[attempt.order.as_str()];
        assert_eq!(attempt.state == PaymentState::Succeeded, order.has_captured(&attempt.id), "{attempt:?} of {order:#?}");
    }
    assert_eq!(all::<Value>(&store, DISCREPANCIES).await, Vec::<Value>::new(), "nothing was left for staff to look at");
    let charged = charges.values().map(Vec::len).sum::<usize>();
    println!("{} orders, {charged} charges at Stripe, {paid} orders paid, {given_back} with money given back.", orders.len());
    assert_eq!(charged, told.paid, "charges that shoppers saw");
    assert!(given_back > 0, "nothing had to be given back");
}

fn gone(order: &Order, capture: &shop::order::Capture) -> i64 {
    let done = order.refunds.iter().filter(|refund| refund.payment == capture.payment && refund.state == RefundState::Done);
    done.map(|refund| refund.amount.minor).sum()
}

fn number(intent: &Value, name: &str) -> i64 {
    intent[name].as_i64().unwrap_or(0)
}

async fn all<T: serde::de::DeserializeOwned>(store: &SharedStore, collection: &'static str) -> Vec<T> {
    let mut query = Query::all(collection).limit(1_000);
    let mut found = Vec::new();
    loop {
        let page = store.find(&query).await.unwrap();
        found.extend(page.rows.into_iter().map(|row| serde_json::from_value(row.body).unwrap()));
        match page.next {
            Some(next) => query = query.after(Some(next)),
            None => return found,
        }
    }
}
