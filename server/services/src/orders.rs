//! Placed orders: read by their owner or by a guest's link.

use shop::{
    Code, Order,
    id::{OrderId, VisitorId},
};
use store::{Condition, Json, Query};

use crate::{
    ServiceResult,
    documents::{Documents, Versioned, body},
    error::rejected,
    schema::{ORDERS, key},
};

/// The orders.
#[derive(Clone)]
pub struct Orders {
    documents: Documents,
}

/// Who may see an order.
#[derive(Clone, Debug)]
pub enum Access<'a> {
    /// The browser that placed it.
    Visitor(&'a VisitorId),
    /// Whoever has the link.
    Link(&'a str),
}

impl Orders {
    pub(crate) fn new(documents: &Documents) -> Self {
        Self { documents: documents.clone() }
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
            Access::Link(link_key) => is_same_secret(link_key, &found.value.link_key),
        };
        if allowed { Ok(found) } else { Err(nothing()) }
    }
}

/// Compares without stopping at the first difference, so that time tells nothing.
fn is_same_secret(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// An order as a document: with `lapses_at` while it awaits payment, for the search of lapsed ones.
pub(crate) fn order_body(order: &Order) -> ServiceResult<Json> {
    let mut document = body(order)?;
    if order.state.awaits_payment()
        && let Some(fields) = document.as_object_mut()
    {
        fields.insert("lapses_at".to_owned(), order.expires_at.millis().into());
    }
    Ok(document)
}

/// The order that a key has made, if it has.
pub(crate) async fn by_idempotency_key(documents: &Documents, idempotency_key: &str) -> ServiceResult<Option<Order>> {
    let query = Query::all(ORDERS).filter(Condition::Eq("idempotency_key", idempotency_key.into())).limit(1);
    Ok(documents.find::<Order>(&query).await?.into_iter().next().map(|found| found.value))
}
