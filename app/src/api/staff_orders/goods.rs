use std::collections::BTreeMap;

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::typed::{Typed, answered};
use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::request::Caller;
#[cfg(feature = "ssr")]
use services::{
    ServiceResult,
    orders::{Access, Desk, ParcelForm},
};
#[cfg(feature = "ssr")]
use shop::Order;

/// Packing begins.
#[server(endpoint = "pack_order")]
pub async fn pack_order(#[server(default)] order: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let begun = caller.shop.orders.begin_work(&caller.ctx, &order).await;
    Ok(answered(&caller, &order, &Typed::of("pack_order"), begun, "packing").await)
}

/// Some pieces leave the house.
#[server(endpoint = "ship_order")]
pub async fn ship_order(
    #[server(default)] order: String,
    #[server(default)] pieces: BTreeMap<String, String>,
    #[server(default)] carrier: String,
    #[server(default)] tracking: String,
    #[server(default)] page: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { pieces, carrier, tracking, page, ..Typed::of("ship_order") };
    let Typed { carrier, tracking, page, .. } = typed.clone();
    let shipped: ServiceResult<Order> = async {
        let form = ParcelForm { lines: typed.some_parts()?, carrier, tracking, page };
        caller.shop.orders.ship(&caller.ctx, &order, &form).await
    }
    .await;
    Ok(answered(&caller, &order, &typed, shipped, "shipped").await)
}

/// A shipment arrived.
#[server(endpoint = "deliver_shipment")]
pub async fn deliver_shipment(#[server(default)] order: String, #[server(default)] shipment: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let arrived = caller.shop.orders.deliver(&caller.ctx, &order, &shipment).await;
    let typed = Typed::of(format!("deliver_shipment-{shipment}"));
    Ok(answered(&caller, &order, &typed, arrived, "delivered").await)
}

/// A shipment comes back before it arrived.
#[server(endpoint = "call_back_shipment")]
pub async fn call_back_shipment(
    #[server(default)] order: String,
    #[server(default)] shipment: String,
    #[server(default)] and_cancel: String,
    #[server(default)] reason: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { reason, tick: and_cancel == "1", ..Typed::of(format!("call_back_shipment-{shipment}")) };
    let back: ServiceResult<Order> =
        async { caller.shop.orders.call_back(&caller.ctx, &order, &shipment, typed.tick, typed.why()?).await }.await;
    Ok(answered(&caller, &order, &typed, back, "called-back").await)
}

/// Staff call a whole order off.
#[server(endpoint = "call_off_order")]
pub async fn call_off_order(#[server(default)] order: String, #[server(default)] reason: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { reason, ..Typed::of("call_off_order") };
    let over: ServiceResult<Order> = async {
        let access = Access::Desk(Desk::of(&caller.ctx)?);
        caller.shop.orders.cancel(&caller.ctx, &order, &access, typed.why()?).await
    }
    .await;
    Ok(answered(&caller, &order, &typed, over, "cancelled").await)
}

/// Staff call some pieces off.
#[server(endpoint = "call_off_pieces")]
pub async fn call_off_pieces(
    #[server(default)] order: String,
    #[server(default)] pieces: BTreeMap<String, String>,
    #[server(default)] reason: String,
) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { pieces, reason, ..Typed::of("call_off_pieces") };
    let fewer: ServiceResult<Order> = async {
        let (access, parts) = (Access::Desk(Desk::of(&caller.ctx)?), typed.some_parts()?);
        caller.shop.orders.cancel_units(&caller.ctx, &order, &access, &parts, typed.why()?).await
    }
    .await;
    Ok(answered(&caller, &order, &typed, fewer, "pieces-cancelled").await)
}
