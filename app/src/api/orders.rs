#[cfg(feature = "ssr")]
mod chosen;

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::{
    forms::{Form, plain},
    request::Caller,
};
#[cfg(feature = "ssr")]
pub(crate) use chosen::{CallOff, Chosen, piece_field};
#[cfg(feature = "ssr")]
use services::{ServiceResult, orders::Access};

/// The address of the cart that says what of an order could not be put into it; its sentences wait in [`AGAIN`].
#[cfg(feature = "ssr")]
const CART_AGAIN: &str = "/cart?again=1";
/// Names the draft of what is said of an order that is bought again.
#[cfg(feature = "ssr")]
pub(crate) const AGAIN: &str = "again";

/// Cancels an order (`what` = `all`) or some of its pieces. With `show_sum`, only shows what would come back.
#[server(endpoint = "cancel_order")]
pub async fn cancel_order(
    #[server(default)] order: String,
    #[server(default)] key: String,
    #[server(default)] what: String,
    #[server(default)] pieces: BTreeMap<String, String>,
    #[server(default)] reason: String,
    #[server(default)] show_sum: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let chosen = Chosen { what, pieces, reason };
    let (page, draft) = (order_page(&order, &key), cancel_draft(&order));
    let form = |page| Form { name: &draft, values: &chosen, page };
    if !show_sum.is_empty() {
        return Ok(form(format!("{page}/cancel?sum=1")).look_again(&caller).await);
    }
    let next = call_off(&caller, &order, &key, &chosen).await.map(|word| format!("{page}?done={word}"));
    Ok(form(format!("{page}/cancel")).lead_on(&caller, next).await)
}

/// Asks whether some pieces may be sent back.
#[server(endpoint = "request_return")]
pub async fn request_return(
    #[server(default)] order: String,
    #[server(default)] key: String,
    #[server(default)] pieces: BTreeMap<String, String>,
    #[server(default)] reason: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let chosen = Chosen { pieces, reason, ..Chosen::default() };
    let page = order_page(&order, &key);
    let form = Form { name: &return_draft(&order), values: &chosen, page: format!("{page}/return") };
    let next = send_back(&caller, &order, &key, &chosen).await.map(|()| format!("{page}?done=return"));
    Ok(form.lead_on(&caller, next).await)
}

/// Puts what is still sold of an order into the cart, which says what is not.
#[server(endpoint = "buy_again")]
pub async fn buy_again(#[server(default)] order: String, #[server(default)] key: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let visitor = caller.visitor_or_new();
    Ok(match caller.shop.orders.buy_again(&caller.ctx, &order, &Access::Link(&key), &visitor).await {
        Ok(cart) => {
            let said = chosen::said_of(&cart);
            let form = Form { name: AGAIN, values: &said, page: CART_AGAIN.to_owned() };
            if said.is_empty() { form.lead_on(&caller, Ok("/cart".to_owned())).await } else { form.look_again(&caller).await }
        }
        Err(refused) => Form::bare(&again_draft(&order), &order_page(&order, &key)).lead_on(&caller, Err(refused)).await,
    })
}

/// The word for what was done.
#[cfg(feature = "ssr")]
async fn call_off(caller: &Caller, id: &str, key: &str, chosen: &Chosen) -> ServiceResult<&'static str> {
    let (orders, access) = (&caller.shop.orders, Access::Link(key));
    let order = orders.find(id, &access).await?;
    let (what, reason) = chosen.to_call_off(&order, caller.ctx.now)?;
    match what {
        CallOff::All => orders.cancel(&caller.ctx, id, &access, reason).await.map(|_| "cancelled"),
        CallOff::Parts(parts) => orders.cancel_units(&caller.ctx, id, &access, &parts, reason).await.map(|_| "pieces"),
    }
}

#[cfg(feature = "ssr")]
async fn send_back(caller: &Caller, id: &str, key: &str, chosen: &Chosen) -> ServiceResult<()> {
    let (orders, access) = (&caller.shop.orders, Access::Link(key));
    let order = orders.find(id, &access).await?;
    let (parts, reason) = chosen.to_send_back(&order, caller.ctx.now, caller.shop.settings.return_window)?;
    orders.ask_return(&caller.ctx, id, &access, &parts, reason).await.map(drop)
}

/// An order's own page.
#[cfg(feature = "ssr")]
pub(crate) fn order_page(order: &str, key: &str) -> String {
    format!("/orders/{}/{}", plain(order), plain(key))
}

/// Names the draft of an order's cancellation: each order has its own.
#[cfg(feature = "ssr")]
pub(crate) fn cancel_draft(order: &str) -> String {
    format!("cancel:{}", plain(order))
}

/// Names the draft of an order's return.
#[cfg(feature = "ssr")]
pub(crate) fn return_draft(order: &str) -> String {
    format!("return:{}", plain(order))
}

/// Names the draft that says why an order cannot be bought again.
#[cfg(feature = "ssr")]
pub(crate) fn again_draft(order: &str) -> String {
    format!("again:{}", plain(order))
}
