use leptos_router::params::ParamsMap;
use services::orders::Access;
use shop::{
    Code, Order, Rejection, Timestamp,
    order::Payment,
    payment::{PaymentAttempt, PaymentState},
};

use crate::{pages::personal::Instead, request::Caller};

/// The order of a link, if something of it is to be paid now; else its own page says how it stands.
pub(super) async fn payable(caller: &Caller, params: &ParamsMap) -> Result<Order, Instead> {
    let (id, key) = (params.get("order").unwrap_or_default(), params.get("key").unwrap_or_default());
    let order = caller.shop.orders.find(&id, &Access::Link(&key)).await?;
    if is_payable(&order, caller.ctx.now) { Ok(order) } else { Err(Instead::Goto(format!("/orders/{}/{}", order.id, order.link_key))) }
}

/// Whether its buyer can pay something of it now: what is promised comes by itself.
pub fn is_payable(order: &Order, now: Timestamp) -> bool {
    !order.due().is_zero() && !order.has_lapsed(now) && order.state.payment != Payment::Promised
}

/// Why an attempt led to nothing, if it did.
pub(super) fn over(attempt: &PaymentAttempt) -> Option<Rejection> {
    let reason = match &attempt.state {
        PaymentState::Declined { reason } => reason.clone(),
        PaymentState::Cancelled => "This attempt to pay is over, and nothing was charged. Please try again.".to_owned(),
        PaymentState::Open => "You have not paid yet, and nothing was charged. Please try again, or pay another way.".to_owned(),
        PaymentState::Begun | PaymentState::Authorized | PaymentState::Succeeded => return None,
    };
    Some(Rejection::new(Code::PaymentDeclined, reason))
}

/// More than these are not counted in minutes.
const MOST_MINUTES: i64 = 120;

/// Until when the order's items are kept.
pub(super) fn reserved(now: Timestamp, until: Timestamp) -> String {
    let minutes = (until.millis() - now.millis()).max(0) / 60_000;
    if minutes > MOST_MINUTES {
        return format!("Your items are reserved until {}.", until.for_people());
    }
    let left = match minutes {
        0 => "less than a minute".to_owned(),
        1 => "one more minute".to_owned(),
        minutes => format!("{minutes} more minutes"),
    };
    format!("Your items are reserved for {left}, until {}.", until.for_people())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_said_in_whole_minutes() {
        let at = |seconds: i64| Timestamp::from_millis(1_795_253_400_000 + seconds * 1000);
        let said = |seconds| reserved(at(0), at(seconds));
        assert_eq!(said(1799), "Your items are reserved for 29 more minutes, until 21 November 2026, 09:59 UTC.");
        assert!(said(60).contains("one more minute,") && said(59).contains("less than a minute,"));
        assert_eq!(said(48 * 60 * 60), "Your items are reserved until 23 November 2026, 09:30 UTC.");
    }
}
