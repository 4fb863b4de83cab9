//! From the empty cart to the invoice.

use std::sync::Arc;

use services::ServiceResult;
use shop::order::OrderStatus;

use crate::{case::Case, rehearsal::rehearse, stage::by_the_program, support::*};

on_both_stores! {
    a_purchase_survives_the_failure_of_any_commit
    an_expiry_survives_the_failure_of_any_commit
}

async fn nothing(_: &Case) -> ServiceResult<()> {
    Ok(())
}

async fn a_purchase_survives_the_failure_of_any_commit(shop: Arc<Shop>) {
    let (trace, commits) = rehearse(&shop, nothing, Case::buys).await;
    assert_eq!((trace.status, trace.stock, trace.coupon_used), (OrderStatus::Paid, (10, 8, 2), 1));
    // Two at 10.00 less 10 %, 8.25 % on them, and 4.99 to ship them.
    assert_eq!(trace.money, (1800 + 149 + 499, 0, vec![]));
    assert_eq!((trace.attempts, trace.invoices, trace.mails.as_slice()), (1, 1, &["Your order # is paid".to_owned()][..]));
    assert!(commits >= 12, "cart, code, three steps, order, payment, and two events with their mails: {commits}");
}

/// Nobody pays.
async fn expires(case: &Case) -> ServiceResult<()> {
    let late = by_the_program(case.order().await?.expires_at);
    case.services().checkout.expire_lapsed(&late).await.map(drop)
}

async fn an_expiry_survives_the_failure_of_any_commit(shop: Arc<Shop>) {
    let (trace, commits) = rehearse(&shop, Case::orders, expires).await;
    assert_eq!((trace.status, trace.stock, trace.coupon_used), (OrderStatus::Expired, (10, 10, 0), 0));
    assert_eq!((trace.money, trace.invoices, trace.mails.len()), ((0, 0, vec![]), 0, 2), "{:?}", trace.mails);
    assert!(commits >= 3, "{commits}");
}
