use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::{
    money::amount_of,
    typed::{Typed, answered},
};
use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::request::Caller;
#[cfg(feature = "ssr")]
use services::ServiceResult;
#[cfg(feature = "ssr")]
use shop::Order;

/// Says that a return may come back, or that it may not.
#[server(endpoint = "answer_return")]
pub async fn answer_return(
    #[server(default)] order: String,
    #[server(default)] of: String,
    #[server(default)] answer: String,
    #[server(default)] reason: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { reason, ..Typed::of(format!("answer_return-{of}")) };
    let may_come = answer == "approve";
    let answer: ServiceResult<Order> = async {
        let (orders, why) = (&caller.shop.orders, typed.why()?);
        if may_come {
            return orders.approve_return(&caller.ctx, &order, &of, why).await;
        }
        orders.reject_return(&caller.ctx, &order, &of, why).await
    }
    .await;
    Ok(answered(&caller, &order, &typed, answer, if may_come { "approved" } else { "rejected" }).await)
}

/// A return is back.
#[server(endpoint = "receive_return")]
pub async fn receive_return(
    #[server(default)] order: String,
    #[server(default)] of: String,
    #[server(default)] restock: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let received = caller.shop.orders.receive_return(&caller.ctx, &order, &of, restock == "1").await;
    Ok(answered(&caller, &order, &Typed::of(format!("receive_return-{of}")), received, "received").await)
}

/// Gives back what was paid for a return, or as much of it as staff say.
#[server(endpoint = "refund_return")]
pub async fn refund_return(
    #[server(default)] order: String,
    #[server(default)] of: String,
    #[server(default)] amount: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { amount, ..Typed::of(format!("refund_return-{of}")) };
    let refunded: ServiceResult<Order> = async {
        let amount = if typed.amount.trim().is_empty() { None } else { Some(amount_of(&caller, &order, &typed).await?) };
        caller.shop.orders.refund_return(&caller.ctx, &order, &of, amount).await
    }
    .await;
    Ok(answered(&caller, &order, &typed, refunded, "refunded").await)
}
