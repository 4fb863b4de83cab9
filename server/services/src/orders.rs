//! Placed orders: read by their owner or by a guest's link.

use shop::{
    Code, Order, Timestamp,
    account::User,
    id::{OrderId, VisitorId},
};
use store::{Condition, Direction, Json, Query};

use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, Versioned, body},
    error::rejected,
    schema::{ORDERS, key},
    secrets::is_same,
};

/// Orders on a page of the history.
pub const PAGE: u32 = 20;

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

    /// A page of somebody's orders, the latest first: those placed while signed in, and, once their e-mail is proved,
    /// those placed with it as a guest. `before` goes on behind an earlier page.
    ///
    /// # Errors
    /// If nobody is signed in.
    pub async fn mine(&self, ctx: &OpCtx, before: Option<Timestamp>) -> ServiceResult<Vec<Order>> {
        let mut found = self.of(&ctx.me()?.user, before, Some(PAGE)).await?;
        found.sort_by_key(|order| std::cmp::Reverse((order.value.placed_at, order.value.id.clone())));
        Ok(found.into_iter().map(|order| order.value).take(PAGE as usize).collect())
    }

    /// All orders of an account.
    pub(crate) async fn all_of(&self, user: &User) -> ServiceResult<Vec<Versioned<Order>>> {
        self.of(user, None, None).await
    }

    async fn of(&self, user: &User, before: Option<Timestamp>, most: Option<u32>) -> ServiceResult<Vec<Versioned<Order>>> {
        let mut found = self.asked("customer", user.id.as_str(), before, most).await?;
        if user.is_verified() {
            let guests = self.asked("email", user.email.as_str(), before, most).await?;
            // What somebody else placed while signed in is theirs, whatever e-mail they gave.
            found.extend(guests.into_iter().filter(|order| order.value.customer.is_none()));
        }
        Ok(found)
    }

    async fn asked(
        &self,
        field: &'static str,
        value: &str,
        before: Option<Timestamp>,
        most: Option<u32>,
    ) -> ServiceResult<Vec<Versioned<Order>>> {
        let mut query = Query::all(ORDERS).filter(Condition::Eq(field, value.into())).sorted("placed_at", Direction::Descending);
        if let Some(before) = before {
            query = query.filter(Condition::Range { field: "placed_at", from: None, to: Some(before.millis().into()) });
        }
        match most {
            Some(most) => self.documents.find(&query.limit(most)).await,
            None => self.documents.find_all(query).await,
        }
    }

    pub(crate) async fn versioned(&self, id: &str, access: &Access<'_>) -> ServiceResult<Versioned<Order>> {
        let nothing = || rejected(Code::OrderNotFound, "We cannot find this order. Please open it by the link you were given.");
        let id: OrderId = id.parse().map_err(|_| nothing())?;
        let found = self.documents.load::<Order>(key(ORDERS, &id)).await?.ok_or_else(nothing)?;
        let allowed = match access {
            Access::Visitor(visitor) => found.value.visitor.as_ref() == Some(visitor),
            Access::Link(link_key) => is_same(link_key, &found.value.link_key),
        };
        if allowed { Ok(found) } else { Err(nothing()) }
    }
}

/// An order as a document: with `lapses_at` while it awaits payment, for the search of lapsed ones, and `remind_at`
/// until its buyer was reminded of that.
pub(crate) fn order_body(order: &Order) -> ServiceResult<Json> {
    let mut document = body(order)?;
    let Some(fields) = document.as_object_mut() else { return Ok(document) };
    if order.state.awaits_payment() {
        fields.insert("lapses_at".to_owned(), order.expires_at.millis().into());
    }
    if let Some(at) = order.remind_at() {
        fields.insert("remind_at".to_owned(), at.millis().into());
    }
    Ok(document)
}

/// The order that a key has made, if it has.
pub(crate) async fn by_idempotency_key(documents: &Documents, idempotency_key: &str) -> ServiceResult<Option<Order>> {
    let query = Query::all(ORDERS).filter(Condition::Eq("idempotency_key", idempotency_key.into())).limit(1);
    Ok(documents.find::<Order>(&query).await?.into_iter().next().map(|found| found.value))
}
