//! What staff do with an order: each a form on the order's page at the desk.

mod edit;
mod goods;
mod money;
mod returns;
#[cfg(feature = "ssr")]
mod typed;

#[cfg(feature = "ssr")]
pub(crate) use edit::edit_form;
pub use edit::{EditOrder, edit_order};
pub use goods::{
    CallBackShipment, CallOffOrder, CallOffPieces, DeliverShipment, PackOrder, ShipOrder, call_back_shipment, call_off_order,
    call_off_pieces, deliver_shipment, pack_order, ship_order,
};
pub use money::{
    CapturePayment, MarkPaid, RefundAgain, RefundItems, RefundOrder, RefundSurplus, capture_payment, mark_paid, refund_again, refund_items,
    refund_order, refund_surplus,
};
pub use returns::{AnswerReturn, ReceiveReturn, RefundReturn, answer_return, receive_return, refund_return};
#[cfg(feature = "ssr")]
pub(crate) use typed::{Typed, draft_name, piece_field};

use leptos::prelude::*;

use crate::reply::Reply;
#[cfg(feature = "ssr")]
use crate::request::Caller;
#[cfg(feature = "ssr")]
use services::ServiceResult;
#[cfg(feature = "ssr")]
use shop::Order;
#[cfg(feature = "ssr")]
use typed::answered;

/// Stops an order until somebody looked.
#[server(endpoint = "hold_order")]
pub async fn hold_order(#[server(default)] order: String, #[server(default)] reason: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { reason, ..Typed::of("hold_order") };
    let held: ServiceResult<Order> = async { caller.shop.orders.hold(&caller.ctx, &order, typed.why()?).await }.await;
    Ok(answered(&caller, &order, &typed, held, "held").await)
}

/// Somebody looked: the order goes on.
#[server(endpoint = "release_order")]
pub async fn release_order(#[server(default)] order: String, #[server(default)] reason: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { reason, ..Typed::of("release_order") };
    let released: ServiceResult<Order> = async { caller.shop.orders.release(&caller.ctx, &order, typed.why()?).await }.await;
    Ok(answered(&caller, &order, &typed, released, "released").await)
}

/// Keeps a note among staff.
#[server(endpoint = "note_order")]
pub async fn note_order(#[server(default)] order: String, #[server(default)] text: String) -> Result<Reply<()>, ServerFnError> {
    let caller = Caller::current()?;
    let typed = Typed { text, ..Typed::of("note_order") };
    let noted = caller.shop.orders.keep_note(&caller.ctx, &order, &typed.text).await;
    Ok(answered(&caller, &order, &typed, noted, "noted").await)
}
