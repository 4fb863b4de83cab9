use leptos::prelude::*;
use serde::{Deserialize, Serialize};

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
    payments::{CardForm, Next, Paid, Start, Started},
};

/// What opens the provider's form in the page; `pay.js` reads it. It is for the shopper alone: it stands in no page and in
/// no log.
#[derive(Clone, Serialize, Deserialize)]
pub struct Opened {
    /// What Stripe.js asks for.
    pub client_secret: String,
    /// Where the shopper goes when it is done, as a path of the shop.
    pub back: String,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Opened(…)")
    }
}

/// Begins to pay an order, or goes on: by a saved card if `saved` names one, on the provider's own page with `away`. With
/// `keep`, the card is kept for the next time.
#[server(endpoint = "start_payment")]
pub async fn start_payment(
    #[server(default)] order: String,
    #[server(default)] key: String,
    #[server(default)] provider: String,
    #[server(default)] saved: String,
    #[server(default)] keep: String,
    #[server(default)] away: String,
) -> Result<Reply<Opened>, ServerFnError> {
    let caller = Caller::current()?;
    let card = Some(saved.as_str()).filter(|card| !card.is_empty());
    let wish = Start { provider: &provider, away: !away.is_empty(), card: None, saved: card, keep: !keep.is_empty() };
    let started = caller.shop.payments.start(&caller.ctx, &order, &Access::Link(&key), &wish).await;
    let page = pay_page(&order, &key);
    let form = Form { name: &draft_name(&order), values: &(), page: format!("{page}?by={}", plain(&provider)) };
    match started {
        Ok(Started::GoOn { attempt, next: Next::Form { client_secret } }) if card.is_none() && !caller.is_plain_form() => {
            Ok(Reply::Done(Opened { client_secret, back: format!("{page}/back/{attempt}") }))
        }
        started => Ok(form.lead_on(&caller, way_on(&order, &key, started)).await),
    }
}

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

/// The page where an order is paid.
#[cfg(feature = "ssr")]
pub(crate) fn pay_page(order: &str, key: &str) -> String {
    format!("/pay/{}/{}", plain(order), plain(key))
}

/// The page that comes next when paying was begun.
#[cfg(feature = "ssr")]
fn way_on(order: &str, key: &str, started: ServiceResult<Started>) -> ServiceResult<String> {
    let page = pay_page(order, key);
    let paid = |next| next_page(order, key, next);
    match started {
        Ok(Started::Paid | Started::Later) => paid(Ok(Paid::Yes)),
        Ok(Started::GoOn { attempt, next }) => match next {
            Next::Confirm => paid(Ok(Paid::NeedsConfirmation(attempt))),
            Next::Leave { .. } => Ok(format!("{page}/leave/{attempt}")),
            // A saved card that was declined, and whose payment waits for another one.
            Next::Form { .. } => Err(shop::Rejection::new(shop::Code::PaymentDeclined, DECLINED).into()),
            Next::Nothing => Ok(format!("{page}/back/{attempt}")),
        },
        Err(refused) => paid(Err(refused)),
    }
}

#[cfg(feature = "ssr")]
const DECLINED: &str = "This card did not work, and nothing was charged. Please try another card or another way to pay.";

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
