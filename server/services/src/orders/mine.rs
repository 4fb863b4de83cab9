//! Somebody's own orders.

use shop::{Order, Rejection, Timestamp, account::User};
use store::{Condition, Direction, Query};

use super::{OrderPage, Orders, list::over};
use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, Versioned},
    schema::ORDERS,
};

/// Orders on a page of the history.
pub const PAGE: u32 = 20;

/// Which of one's own orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mine<'a> {
    /// The latest, or those before a moment.
    Before(Option<Timestamp>),
    /// The page behind a cursor.
    After(&'a str),
    /// The n-th page, from 1; the deeper, the longer it takes.
    Page(u32),
}

impl Orders {
    /// A page of somebody's orders, the latest first: those placed while signed in, and, once their e-mail is proved,
    /// those placed with it as a guest. `before` goes on behind an earlier page.
    ///
    /// # Errors
    /// If nobody is signed in.
    pub async fn mine(&self, ctx: &OpCtx, before: Option<Timestamp>) -> ServiceResult<Vec<Order>> {
        Ok(self.my_page(ctx, &Mine::Before(before), PAGE).await?.orders)
    }

    /// Those that are under way, the latest first, among the latest [`OrderPage::MOST`].
    ///
    /// # Errors
    /// If nobody is signed in.
    pub async fn mine_under_way(&self, ctx: &OpCtx) -> ServiceResult<Vec<Order>> {
        let latest = self.my_page(ctx, &Mine::Before(None), OrderPage::MOST).await?.orders;
        Ok(latest.into_iter().filter(|order| order.is_under_way(ctx.now)).collect())
    }

    /// The same as [`Orders::mine`], with as many as are asked for, and where the next page begins.
    ///
    /// # Errors
    /// If nobody is signed in; the fields `page`, `limit` and `cursor`.
    pub async fn my_page(&self, ctx: &OpCtx, place: &Mine<'_>, limit: u32) -> ServiceResult<OrderPage> {
        let user = &ctx.me()?.user;
        if !(1..=OrderPage::MOST).contains(&limit) {
            return Err(Rejection::field("limit", format!("A page has 1 to {} orders.", OrderPage::MOST)).into());
        }
        let (before, over) = match place {
            Mine::Before(before) => (*before, 0),
            Mine::After(cursor) => (Some(moment(cursor)?), 0),
            Mine::Page(number) => (None, over(*number, limit)?),
        };
        let mut found = of(&self.documents, user, before, Some(over + limit + 1)).await?;
        found.sort_by_key(|order| std::cmp::Reverse((order.value.placed_at, order.value.id.clone())));
        let mut orders: Vec<Order> = found.into_iter().map(|order| order.value).skip(over as usize).take(limit as usize + 1).collect();
        let has_more = orders.len() > limit as usize;
        orders.truncate(limit as usize);
        let last = orders.last().filter(|_| has_more).map(|last| last.placed_at);
        Ok(OrderPage { orders, next: last.map(|at| at.millis().to_string()) })
    }
}

fn moment(cursor: &str) -> ServiceResult<Timestamp> {
    let made_up = || Rejection::field("cursor", "This is not a cursor of this list. Please begin with its first page.");
    Ok(cursor.parse().map(Timestamp::from_millis).map_err(|_| made_up())?)
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
    documents.find_first(query, most.map_or(usize::MAX, |most| most as usize)).await
}
