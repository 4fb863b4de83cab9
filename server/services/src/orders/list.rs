//! Everybody's orders, for staff.

use shop::{Order, Rejection, Timestamp, order::OrderStatus};
use store::{Condition, Direction, Json, PageCursor, Query};

use super::{Desk, Orders};
use crate::{OpCtx, ServiceResult, documents::read, schema::ORDERS};

/// Which orders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderFilter {
    /// With this status.
    pub status: Option<OrderStatus>,
    /// Placed then or later.
    pub from: Option<Timestamp>,
    /// Placed before then.
    pub to: Option<Timestamp>,
    /// Whose mails go there.
    pub email: Option<String>,
    /// Of this number, as people type it.
    pub number: Option<String>,
}

/// Which page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// The n-th, from 1; the deeper, the longer it takes.
    Page(u32),
    /// The one behind a cursor.
    After(&'a str),
}

/// A page of orders, the latest first.
#[derive(Clone, Debug)]
pub struct OrderPage {
    /// The orders.
    pub orders: Vec<Order>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

impl OrderPage {
    /// How many orders deep a page by number may lie.
    pub const DEEPEST: u32 = 10_000;
    /// The most orders on a page.
    pub const MOST: u32 = 100;
}

/// Rows passed over in one go.
const STRIDE: u32 = 1_000;

impl Orders {
    /// A page of everybody's orders, the latest first.
    ///
    /// # Errors
    /// Without the permission; the fields `page`, `limit` and `cursor`.
    pub async fn list(&self, ctx: &OpCtx, filter: &OrderFilter, place: &Place<'_>, limit: u32) -> ServiceResult<OrderPage> {
        Desk::of(ctx)?;
        if !(1..=OrderPage::MOST).contains(&limit) {
            return Err(Rejection::field("limit", format!("A page has 1 to {} orders.", OrderPage::MOST)).into());
        }
        let query = query(filter).limit(limit);
        let (query, typed) = match place {
            Place::After(cursor) => (query, Some((*cursor).to_owned())),
            Place::Page(number) => match self.behind(&query, number, limit).await? {
                Some(cursor) => (query.after(cursor), None),
                None => return Ok(OrderPage { orders: Vec::new(), next: None }),
            },
        };
        if let Some(cursor) = typed {
            let (orders, next) = self.documents.page(query, Some(&cursor)).await?;
            return Ok(OrderPage { orders, next });
        }
        let page = self.documents.store().find(&query).await?;
        let orders: ServiceResult<Vec<Order>> = page.rows.into_iter().map(|row| Ok(read(row)?.value)).collect();
        Ok(OrderPage { orders: orders?, next: page.next.map(|next| next.as_str().to_owned()) })
    }

    /// Where the n-th page begins: a cursor if it is not the first, nothing if it lies behind the last.
    async fn behind(&self, query: &Query, number: &u32, limit: u32) -> ServiceResult<Option<Option<PageCursor>>> {
        let mut over = over(*number, limit)?;
        let mut cursor = None;
        while over > 0 {
            let stride = over.min(STRIDE);
            let page = self.documents.store().find(&query.clone().limit(stride).after(cursor)).await?;
            let Some(next) = page.next else { return Ok(None) };
            cursor = Some(next);
            over -= stride;
        }
        Ok(Some(cursor))
    }
}

/// How many orders lie before a page.
///
/// # Errors
/// The field `page` if there is no such page, or it lies too deep.
pub(super) fn over(number: u32, limit: u32) -> ServiceResult<u32> {
    let over = number.saturating_sub(1).saturating_mul(limit);
    if number == 0 || over >= OrderPage::DEEPEST {
        let sentence = format!("Pages by number reach {} orders deep. Go on by the cursor, or ask for less.", OrderPage::DEEPEST);
        return Err(Rejection::field("page", sentence).into());
    }
    Ok(over)
}

fn query(filter: &OrderFilter) -> Query {
    let mut query = Query::all(ORDERS);
    if let Some(email) = &filter.email {
        query = query.filter(Condition::Eq("email", email.trim().to_lowercase().into()));
    }
    if let Some(number) = &filter.number {
        query = query.filter(Condition::Eq("number", number.trim().to_uppercase().into()));
    }
    match filter.status {
        Some(status) => {
            let from = filter.from.unwrap_or(Timestamp::from_millis(0));
            let to = filter.to.unwrap_or(LATEST);
            let (from, to) = (Json::from(status_at(status, from)), Json::from(status_at(status, to)));
            query.filter(Condition::Range { field: "status_at", from: Some(from), to: Some(to) }).sorted("status_at", Direction::Descending)
        }
        None => {
            let bound = |at: Option<Timestamp>| at.map(|at| at.millis().into());
            let placed = Condition::Range { field: "placed_at", from: bound(filter.from), to: bound(filter.to) };
            query.filter(placed).sorted("placed_at", Direction::Descending)
        }
    }
}

/// Later than any order: the year 5138.
const LATEST: Timestamp = Timestamp::from_millis(99_999_999_999_999);

/// Status and moment as one text, so that one index finds a status and sorts it by time.
pub(super) fn status_at(status: OrderStatus, at: Timestamp) -> String {
    format!("{}:{:014}", status.as_str(), at.millis().clamp(0, LATEST.millis()))
}
