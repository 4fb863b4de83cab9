//! What becomes of an order: called off, shipped, given back, sent back, edited. Whoever got no answer looks at the
//! order before they ask again.

use std::sync::Arc;

use services::{
    ServiceResult,
    orders::{Access, EditForm, ParcelForm},
};
use shop::{
    Money,
    order::{LinePart, OrderStatus, ReturnState},
};

use crate::{case::Case, rehearsal::rehearse, support::*};

on_both_stores! {
    a_cancellation_survives_the_failure_of_any_commit
    a_shipment_survives_the_failure_of_any_commit
    a_refund_survives_the_failure_of_any_commit
    a_return_survives_the_failure_of_any_commit
    an_edit_survives_the_failure_of_any_commit
}

const ONE: LinePart = LinePart { line: 1, quantity: 1 };

async fn cancels(case: &Case) -> ServiceResult<()> {
    let order = case.order().await?;
    if order.state.status() == OrderStatus::Cancelled {
        return Ok(());
    }
    case.services().orders.cancel(&case.buyer().ctx, order.id.as_str(), &Access::Link(&order.link_key), None).await.map(drop)
}

async fn a_cancellation_survives_the_failure_of_any_commit(shop: Arc<Shop>) {
    let (trace, commits) = rehearse(&shop, Case::buys, cancels).await;
    assert_eq!((trace.status, trace.stock, trace.coupon_used), (OrderStatus::Cancelled, (10, 10, 0), 0));
    assert_eq!(trace.money, (2448, 2448, vec![2448]));
    assert!(commits >= 4, "{commits}");
}

async fn ships(case: &Case) -> ServiceResult<()> {
    let (orders, mut order) = (&case.services().orders, case.order().await?);
    if order.shipments.is_empty() {
        let parcel = ParcelForm { carrier: "ups".into(), tracking: "1Z 999".into(), ..ParcelForm::default() };
        order = orders.ship(&case.staff(), order.id.as_str(), &parcel).await?;
    }
    if order.state.status() == OrderStatus::Delivered {
        return Ok(());
    }
    orders.deliver(&case.staff(), order.id.as_str(), order.shipments[0].id.as_str()).await.map(drop)
}

async fn a_shipment_survives_the_failure_of_any_commit(shop: Arc<Shop>) {
    let (trace, commits) = rehearse(&shop, Case::buys, ships).await;
    assert_eq!((trace.status, trace.stock, trace.coupon_used), (OrderStatus::Delivered, (8, 8, 2), 1));
    assert!(commits >= 4, "{commits}");
}

async fn refunds(case: &Case) -> ServiceResult<()> {
    let order = case.order().await?;
    if !order.refunds.is_empty() {
        return Ok(());
    }
    let five = Money::new(500, order.currency());
    case.services().orders.refund(&case.staff(), order.id.as_str(), five, None).await.map(drop)
}

async fn a_refund_survives_the_failure_of_any_commit(shop: Arc<Shop>) {
    let (trace, commits) = rehearse(&shop, Case::buys, refunds).await;
    assert_eq!((trace.status, trace.money), (OrderStatus::Paid, (2448, 500, vec![500])));
    assert!(commits >= 3, "{commits}");
}

async fn is_shipped(case: &Case) -> ServiceResult<()> {
    case.buys().await?;
    ships(case).await
}

async fn sends_back(case: &Case) -> ServiceResult<()> {
    let (orders, order) = (&case.services().orders, case.order().await?);
    let (id, access, staff) = (order.id.as_str(), Access::Link(&order.link_key), case.staff());
    if order.returns.is_empty() {
        orders.ask_return(&case.buyer().ctx, id, &access, &[ONE], "Too small".parse().unwrap()).await?;
    }
    loop {
        let order = case.order().await?;
        let [back] = order.returns.as_slice() else { panic!("one return was asked for: {:?}", order.returns) };
        match back.state {
            ReturnState::Asked => orders.approve_return(&staff, id, back.id.as_str(), None).await?,
            ReturnState::Approved => orders.receive_return(&staff, id, back.id.as_str(), true).await?,
            ReturnState::Received => orders.refund_return(&staff, id, back.id.as_str(), None).await?,
            ReturnState::Refunded | ReturnState::Rejected => return Ok(()),
        };
    }
}

async fn a_return_survives_the_failure_of_any_commit(shop: Arc<Shop>) {
    let (trace, commits) = rehearse(&shop, is_shipped, sends_back).await;
    // One of two at 9.00, with its tax.
    assert_eq!((trace.stock, trace.money.0, trace.money.2.len()), ((9, 9, 2), 2448, 1));
    assert_eq!(vec![trace.money.1], trace.money.2);
    assert!(commits >= 7, "{commits}");
}

async fn edits(case: &Case) -> ServiceResult<()> {
    let order = case.order().await?;
    if order.lines[0].kept() == 1 {
        return Ok(());
    }
    let fewer = EditForm { quantities: vec![ONE], ..EditForm::default() };
    case.services().orders.edit(&case.staff(), order.id.as_str(), &fewer, None).await.map(drop)
}

async fn an_edit_survives_the_failure_of_any_commit(shop: Arc<Shop>) {
    let (trace, commits) = rehearse(&shop, Case::buys, edits).await;
    // One at 10.00 less 10 %, 8.25 % on it, and 4.99 to ship it.
    assert_eq!((trace.stock, trace.coupon_used), ((10, 9, 1), 1));
    assert_eq!((trace.money.0 - trace.money.1, trace.money.2.len()), (900 + 74 + 499, 1));
    assert!(commits >= 3, "{commits}");
}
