use leptos::prelude::*;

use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{
    forms::{Form, plain},
    request::Caller,
};
#[cfg(feature = "ssr")]
use services::{
    ServiceResult,
    orders::Access,
    payments::{CardForm, Paid},
};

/// Pays an order by card. The card is neither kept nor echoed: its draft holds no values.
#[server(endpoint = "pay")]
pub async fn pay(
    #[server(default)] order: String,
    #[server(default)] key: String,
    #[server(default)] number: String,
    #[server(default)] expiry: String,
    #[server(default)] cvc: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let card = CardForm { number, expiry, cvc };
    let paid = caller.shop.payments.pay(&caller.ctx, &order, &Access::Link(&key), "demo", &card).await;
    let form = Form { name: &draft_name(&order), values: &(), page: pay_page(&order, &key) };
    Ok(form.lead_on(&caller, next_page(&order, &key, paid)).await)
}

/// What the shopper said when asked to confirm (`answer` = `approve`, or anything else).
#[server(endpoint = "confirm_payment")]
pub async fn confirm_payment(
    #[server(default)] order: String,
    #[server(default)] key: String,
    #[server(default)] attempt: String,
    #[server(default)] answer: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let paid = caller.shop.payments.confirm(&caller.ctx, &order, &Access::Link(&key), &attempt, answer == "approve").await;
    let form = Form { name: &draft_name(&order), values: &(), page: pay_page(&order, &key) };
    Ok(form.lead_on(&caller, next_page(&order, &key, paid)).await)
}

/// Names the draft of an order's payment: each order has its own.
#[cfg(feature = "ssr")]
pub(crate) fn draft_name(order: &str) -> String {
    format!("pay:{}", plain(order))
}

#[cfg(feature = "ssr")]
fn pay_page(order: &str, key: &str) -> String {
    format!("/pay/{}/{}", plain(order), plain(key))
}

#[cfg(feature = "ssr")]
fn next_page(order: &str, key: &str, paid: ServiceResult<Paid>) -> ServiceResult<String> {
    Ok(match paid {
        Ok(Paid::Yes) => format!("/orders/{order}/{key}"),
        Ok(Paid::NeedsConfirmation(attempt)) => format!("{}/confirm/{attempt}", pay_page(order, key)),
        // Paid already, by a double click or another tab: that is what was wanted.
        Err(services::ServiceError::Rejected(refused)) if refused.code == shop::Code::AlreadyPaid => format!("/orders/{order}/{key}"),
        Err(other) => return Err(other),
    })
}
