use std::str::FromStr;

use axum::{Json, extract::State, response::IntoResponse};
use services::{
    OpCtx,
    orders::{Mine, OrderFilter, OrderPage, PAGE, Place},
};
use shop::{Rejection, Timestamp, error::Checked, order::OrderStatus};
use utoipa::IntoParams;

use super::OrderView;
use crate::{
    http::{HttpResult, asked::Asked, openapi::Refusal, query::Pairs},
    state::AppState,
};

/// Which orders.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "the form of the query for its documentation; it is read as pairs, so that every wrong value is named")]
pub struct OrderQuery {
    /// `Pending`, `Paid`, `Processing`, `Shipped`, `Delivered`, `Expired`, `Cancelled` or `Refunded`.
    status: Option<String>,
    /// Whose mails go there: a whole e-mail address.
    email: Option<String>,
    /// Its number.
    number: Option<String>,
    /// Placed at this moment or later: a day, or a moment as RFC 3339 writes it.
    from: Option<String>,
    /// Placed before this moment.
    to: Option<String>,
    /// Orders on one page; 20 if it is left out.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// From 1, at most 10,000 orders deep; the cursor goes on from anywhere at once.
    #[param(minimum = 1)]
    page: Option<u32>,
    /// As the `Link` of the page before has it, instead of `page`.
    cursor: Option<String>,
}

/// Which of one's own orders.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "the form of the query for its documentation")]
pub struct MineQuery {
    /// Orders on one page; 20 if it is left out.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// From 1.
    #[param(minimum = 1)]
    page: Option<u32>,
    /// As the `Link` of the page before has it, instead of `page`.
    cursor: Option<String>,
}

/// Everybody's orders, the latest first, one page at a time. They are not counted, however many there are: `Link` says
/// whether there are more.
#[utoipa::path(
    get, path = "/orders", tag = "orders", security(("token" = [])), params(OrderQuery),
    responses(
        (status = 200, description = "The page's orders", body = [OrderView], headers(("Link" = String, description = "The next page"))),
        (status = 400, description = "A bad query value", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to handle orders", body = Refusal),
    )
)]
pub async fn list_orders(Asked(ctx): Asked, State(state): State<AppState>, query: Pairs) -> HttpResult<impl IntoResponse> {
    let (filter, wanted) = read(&query)?;
    let place = wanted.cursor.map_or(Place::Page(wanted.page), Place::After);
    let page = state.shop.orders.list(&ctx, &filter, &place, wanted.limit).await?;
    Ok(answer(&ctx, "/api/orders", &query, &page))
}

/// One's own orders, the latest first, one page at a time: those placed while signed in, and, once the e-mail is
/// confirmed, those placed with it as a guest.
#[utoipa::path(
    get, path = "/orders/mine", tag = "orders", security(("token" = [])), params(MineQuery),
    responses(
        (status = 200, description = "The page's orders", body = [OrderView], headers(("Link" = String, description = "The next page"))),
        (status = 400, description = "A bad query value", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
    )
)]
pub async fn list_mine(Asked(ctx): Asked, State(state): State<AppState>, query: Pairs) -> HttpResult<impl IntoResponse> {
    let mut check = Checked::default();
    let wanted = Wanted::of(&query, &mut check);
    let wanted = check.done(|| wanted)?;
    let place = wanted.cursor.map_or(Mine::Page(wanted.page), Mine::After);
    let page = state.shop.orders.my_page(&ctx, &place, wanted.limit).await?;
    Ok(answer(&ctx, "/api/orders/mine", &query, &page))
}

/// Which page, of how many.
struct Wanted<'a> {
    page: u32,
    limit: u32,
    cursor: Option<&'a str>,
}

impl<'a> Wanted<'a> {
    fn of(query: &'a Pairs, check: &mut Checked) -> Option<Self> {
        let page = number(query, check, "page", 1);
        let limit = number(query, check, "limit", PAGE);
        let cursor = query.get("cursor");
        if cursor.is_some() && query.get("page").is_some() {
            check.refuse("page", "Please give a page or a cursor, not both.");
        }
        Some(Self { page: page?, limit: limit?, cursor })
    }
}

fn number(query: &Pairs, check: &mut Checked, name: &str, usual: u32) -> Option<u32> {
    let Some(text) = query.get(name) else { return Some(usual) };
    let read = u32::from_str(text).ok().filter(|number| *number > 0);
    check.take(name, read.ok_or("This must be a whole number from 1."))
}

/// # Errors
/// A refusal that names every wrong value.
fn read(query: &Pairs) -> Result<(OrderFilter, Wanted<'_>), Rejection> {
    let mut check = Checked::default();
    let wanted = Wanted::of(query, &mut check);
    let status = query.get("status").map(|text| OrderStatus::named(text).ok_or(STATUSES));
    let status = check.take("status", status.transpose()).flatten();
    let mut moment = |name: &str| {
        let read = query
            .get(name)
            .map(|text| day_or_moment(text).ok_or("This must be a day or moment, such as 2026-12-24 or 2026-12-24T18:00:00Z."));
        check.take(name, read.transpose()).flatten()
    };
    let (from, to) = (moment("from"), moment("to"));
    let text = |name: &str| query.get(name).map(str::to_owned);
    let filter = OrderFilter { status, from, to, email: text("email"), number: text("number") };
    check.done(|| Some((filter, wanted?)))
}

const STATUSES: &str = "This must be Pending, Paid, Processing, Shipped, Delivered, Expired, Cancelled or Refunded.";

fn day_or_moment(text: &str) -> Option<Timestamp> {
    Timestamp::from_rfc3339(text).or_else(|| Timestamp::from_rfc3339(&format!("{text}T00:00:00Z")))
}

fn answer(ctx: &OpCtx, path: &str, query: &Pairs, page: &OrderPage) -> impl IntoResponse + use<> {
    let orders: Vec<OrderView> = page.orders.iter().map(|order| OrderView::placed(order, ctx)).collect();
    (query.headers(path, page.next.as_deref()), Json(orders))
}
