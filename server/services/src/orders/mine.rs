//! Somebody's own orders.

use shop::{Order, Timestamp, account::User};
use store::{Condition, Direction, Query};

use super::Orders;
use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, Versioned},
    schema::ORDERS,
};

/// Orders on a page of the history.
pub const PAGE: u32 = 20;

impl Orders {
    /// A page of somebody's orders, the latest first: those placed while signed in, and, once their e-mail is proved,
    /// those placed with it as a guest. `before` goes on behind an earlier page.
    ///
    /// # Errors
    /// If nobody is signed in.
    pub async fn mine(&self, ctx: &OpCtx, before: Option<Timestamp>) -> ServiceResult<Vec<Order>> {
        let mut found = of(&self.documents, &ctx.me()?.user, before, Some(PAGE)).await?;
        found.sort_by_key(|order| std::cmp::Reverse((order.value.placed_at, order.value.id.clone())));
        Ok(found.into_iter().map(|order| order.value).take(PAGE as usize).collect())
    }
}

/// All orders of an account.
pub(crate) async fn all_of(documents: &Documents, user: &User) -> ServiceResult<Vec<Versioned<Order>>> {
    of(documents, user, None, None).await
}

async fn of(documents: &Documents, user: &User, before: Option<Timestamp>, most: Option<u32>) -> ServiceResult<Vec<Versioned<Order>>> {
    let mut found = asked(documents, "customer", user.id.as_str(), before, most).await?;
    if user.is_verified() {
        let guests = asked(documents, "email", user.email.as_str(), before, most).await?;
        // What somebody else placed while signed in is theirs, whatever e-mail they gave.
        found.extend(guests.into_iter().filter(|order| order.value.customer.is_none()));
    }
    Ok(found)
}

async fn asked(
    documents: &Documents,
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
        Some(most) => documents.find(&query.limit(most)).await,
        None => documents.find_all(query).await,
    }
}
