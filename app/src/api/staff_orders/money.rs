use std::collections::BTreeMap;

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::typed::{Typed, answered, draft_name, order_page};
use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{forms::Form, request::Caller};
#[cfg(feature = "ssr")]
use services::{
    ServiceResult,
    orders::{Access, Desk},
};
#[cfg(feature = "ssr")]
use shop::{Money, Order, Rejection};

/// Gives money back.
#[server(endpoint = "refund_order")]
pub async fn refund_order(
    #[server(default)] order: String,
    #[server(default)] amount: String,
    #[server(default)] reason: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { amount, reason, ..Typed::of("refund_order") };
    let refunded: ServiceResult<Order> = async {
        let (amount, why) = (amount_of(&caller, &order, &typed).await?, typed.why()?);
        caller.shop.orders.refund(&caller.ctx, &order, amount, why).await
    }
    .await;
    Ok(answered(&caller, &order, &typed, refunded, "refunded").await)
}

/// Gives back what was paid too much, if a first try failed.
#[server(endpoint = "refund_surplus")]
pub async fn refund_surplus(#[server(default)] order: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let refunded = caller.shop.orders.refund_surplus(&caller.ctx, &order, None).await;
    Ok(answered(&caller, &order, &Typed::of("refund_surplus"), refunded, "refunded").await)
}

/// Tries a refund once more that its provider refused.
#[server(endpoint = "refund_again")]
pub async fn refund_again(#[server(default)] order: String, #[server(default)] refund: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let refunded = caller.shop.orders.refund_again(&caller.ctx, &order, &refund).await;
    Ok(answered(&caller, &order, &Typed::of(format!("refund_again-{refund}")), refunded, "refunded").await)
}

/// Gives back what was paid for some items. The page shows first how much that is: only whoever has seen the amount
/// gives it back, `seen` in minor units.
#[server(endpoint = "refund_items")]
pub async fn refund_items(
    #[server(default)] order: String,
    #[server(default)] pieces: BTreeMap<String, String>,
    #[server(default)] shelf: BTreeMap<String, String>,
    #[server(default)] reason: String,
    #[server(default)] seen: String,
    #[server(default)] step: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { pieces, shelf, reason, ..Typed::of("refund_items") };
    let (name, page) = (draft_name(&order), format!("{}?look=1", order_page(&order)));
    let refunded: ServiceResult<Option<Order>> = async {
        let (lines, why) = (typed.line_refunds()?, typed.why()?);
        let back = caller.shop.orders.try_refund_lines(&caller.ctx, &order, &lines).await?;
        if step != "apply" || seen != back.minor.to_string() {
            return Ok(None);
        }
        Ok(Some(caller.shop.orders.refund_lines(&caller.ctx, &order, &lines, why).await?))
    }
    .await;
    Ok(match refunded.transpose() {
        Some(outcome) => answered(&caller, &order, &typed, outcome, "items-refunded").await,
        None => Form { name: &name, values: &typed, page }.look_again(&caller).await,
    })
}

/// Takes what was set aside at the buyer's bank.
#[server(endpoint = "capture_payment")]
pub async fn capture_payment(#[server(default)] order: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let captured = caller.shop.payments.capture(&caller.ctx, &order).await;
    Ok(answered(&caller, &order, &Typed::of("capture_payment"), captured, "captured").await)
}

/// The money is in staff's hands, or on the bank's statement.
#[server(endpoint = "mark_paid")]
pub async fn mark_paid(#[server(default)] order: String, #[server(default)] reason: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { reason, ..Typed::of("mark_paid") };
    let paid: ServiceResult<Order> = async { caller.shop.payments.mark_paid(&caller.ctx, &order, typed.why()?).await }.await;
    Ok(answered(&caller, &order, &typed, paid, "paid").await)
}

/// An amount as it was typed, in the order's currency.
///
/// # Errors
/// The field `amount`; `order_not_found`.
#[cfg(feature = "ssr")]
pub(super) async fn amount_of(caller: &Caller, order: &str, typed: &Typed) -> ServiceResult<Money> {
    let order = caller.shop.orders.find(order, &Access::Desk(Desk::of(&caller.ctx)?)).await?;
    let wrong = |_| Rejection::field("amount", format!("Type an amount such as 19.99, in {}.", order.currency().code()));
    Ok(Money::from_decimal(&typed.amount, order.currency()).map_err(wrong)?)
}
