//! Placed orders: read by their owner or by a guest's link, and everything that becomes of them, one command a file.

mod buy_again;
mod cancel;
mod deliver;
mod edit;
mod hold;
mod list;
mod mine;
mod notes;
mod refund;
mod refund_lines;
mod returns;
mod ship;
mod step;

use std::sync::Arc;

use shop::{
    Code, Order,
    access::{Need, Permission},
    account::User,
    id::{OrderId, VisitorId},
    order::RefundState,
};
use store::{Condition, Json, Query};

pub use self::{
    edit::EditForm,
    list::{OrderFilter, OrderPage, Place},
    mine::{Mine, PAGE},
    ship::ParcelForm,
};
pub(crate) use self::{mine::all_of, step::written};
use crate::{
    OpCtx, ServiceResult, Settings,
    audit::Audit,
    cart::Carts,
    documents::{Documents, Versioned, body},
    error::rejected,
    events::Events,
    payments::Providers,
    schema::{ORDERS, key},
    secrets::is_same,
    window::Window,
};

/// The orders.
#[derive(Clone)]
pub struct Orders {
    documents: Documents,
    window: Window,
    carts: Carts,
    audit: Audit,
    events: Events,
    providers: Providers,
    settings: Arc<Settings>,
}

/// Who may see an order.
#[derive(Clone, Debug)]
pub enum Access<'a> {
    /// The browser that placed it.
    Visitor(&'a VisitorId),
    /// Whoever has the link.
    Link(&'a str),
    /// Somebody with an account: what they placed while signed in, and, once their e-mail is proved, what was placed
    /// with it as a guest.
    Account(&'a User),
    /// Staff.
    Desk(Desk),
}

/// The right to handle everybody's orders; there is none without the permission.
#[derive(Clone, Copy, Debug)]
pub struct Desk(());

impl Desk {
    /// The right of whoever asks.
    ///
    /// # Errors
    /// Without the permission.
    pub fn of(ctx: &OpCtx) -> ServiceResult<Self> {
        ctx.require(Need::Can(Permission::Orders))?;
        Ok(Self(()))
    }
}

impl Orders {
    pub(crate) fn new(
        documents: &Documents,
        window: &Window,
        carts: &Carts,
        audit: &Audit,
        events: &Events,
        providers: &Providers,
        settings: &Arc<Settings>,
    ) -> Self {
        Self {
            documents: documents.clone(),
            window: window.clone(),
            carts: carts.clone(),
            audit: audit.clone(),
            events: events.clone(),
            providers: providers.clone(),
            settings: settings.clone(),
        }
    }

    /// An order, for somebody who may see it.
    ///
    /// # Errors
    /// `order_not_found`, the same whether it does not exist or is somebody else's.
    pub async fn find(&self, id: &str, access: &Access<'_>) -> ServiceResult<Order> {
        Ok(self.versioned(id, access).await?.value)
    }

    pub(crate) async fn versioned(&self, id: &str, access: &Access<'_>) -> ServiceResult<Versioned<Order>> {
        let nothing = || rejected(Code::OrderNotFound, "We cannot find this order. Please open it by the link you were given.");
        let id: OrderId = id.parse().map_err(|_| nothing())?;
        let found = self.documents.load::<Order>(key(ORDERS, &id)).await?.ok_or_else(nothing)?;
        let allowed = match access {
            Access::Visitor(visitor) => found.value.visitor.as_ref() == Some(visitor),
            Access::Link(link_key) => is_same(link_key, &found.value.link_key),
            Access::Account(user) => is_of(user, &found.value),
            Access::Desk(_) => true,
        };
        if allowed { Ok(found) } else { Err(nothing()) }
    }
}

/// Whether an order is an account's.
fn is_of(user: &User, order: &Order) -> bool {
    match &order.customer {
        Some(customer) => *customer == user.id,
        None => user.is_verified() && order.email == user.email,
    }
}

/// An order as a document, with what it is searched by: see [`ORDERS`].
///
/// # Errors
/// If it cannot be written down.
pub fn order_body(order: &Order) -> ServiceResult<Json> {
    let mut document = body(order)?;
    let Some(fields) = document.as_object_mut() else { return Ok(document) };
    fields.insert("status_at".to_owned(), list::status_at(order.state.status(), order.placed_at).into());
    if order.state.awaits_payment() {
        fields.insert("lapses_at".to_owned(), order.expires_at.millis().into());
    }
    if let Some(at) = order.remind_at() {
        fields.insert("remind_at".to_owned(), at.millis().into());
    }
    if let Some(pending) = order.refunds.iter().find(|refund| refund.state == RefundState::Pending) {
        fields.insert("refunds_at".to_owned(), pending.at.millis().into());
    }
    Ok(document)
}

/// The order that a key has made, if it has.
pub(crate) async fn by_idempotency_key(documents: &Documents, idempotency_key: &str) -> ServiceResult<Option<Order>> {
    let query = Query::all(ORDERS).filter(Condition::Eq("idempotency_key", idempotency_key.into())).limit(1);
    Ok(documents.find::<Order>(&query).await?.into_iter().next().map(|found| found.value))
}
