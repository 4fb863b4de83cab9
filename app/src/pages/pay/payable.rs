use leptos_router::params::ParamsMap;
use services::orders::Access;
use shop::{Order, Timestamp};

use crate::{pages::personal::Instead, request::Caller};

/// The order of a link, if something of it is to be paid now; else its own page says how it stands.
pub(super) async fn payable(caller: &Caller, params: &ParamsMap) -> Result<Order, Instead> {
    let (id, key) = (params.get("order").unwrap_or_default(), params.get("key").unwrap_or_default());
    let order = caller.shop.orders.find(&id, &Access::Link(&key)).await?;
    if !order.due().is_zero() && !order.has_lapsed(caller.ctx.now) {
        Ok(order)
    } else {
        Err(Instead::Goto(format!("/orders/{}/{}", order.id, order.link_key)))
    }
}

/// Until when the order's items are kept.
pub(super) fn reserved(now: Timestamp, until: Timestamp) -> String {
    let minutes = (until.millis() - now.millis()).max(0) / 60_000;
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
    }
}
