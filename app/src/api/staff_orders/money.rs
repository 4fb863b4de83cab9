use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::typed::{Typed, answered};
use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::request::Caller;
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
