//! Everybody with an account, as staff see them, and what they may do here.

mod role;

use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};
use services::staff::Wanted;
use utoipa::IntoParams;

pub(crate) use role::__path_update_role;
pub use role::{RoleBody, update_role};

use super::{
    HttpResult,
    asked::{Address, Asked},
    openapi::Refusal,
    query::Pairs,
    users::UserView,
};
use crate::state::AppState;

/// Whom to list.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(
    dead_code,
    reason = "the form of the query for its documentation; it is read as pairs, so that the next page's address can repeat it"
)]
pub struct PeopleQuery {
    /// `customer`, `staff` or `admin`.
    role: Option<String>,
    /// A whole e-mail address.
    q: Option<String>,
    /// As the `Link` of the page before has it.
    cursor: Option<String>,
}

/// Everybody with an account, the newest first, one page at a time.
#[utoipa::path(
    get, path = "/users", tag = "users", security(("token" = [])), params(PeopleQuery),
    responses(
        (status = 200, description = "The page's people", body = [UserView], headers(("Link" = String, description = "The next page"))),
        (status = 400, description = "A made-up role or cursor, or no e-mail", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to see customers", body = Refusal),
    )
)]
pub async fn list_people(Asked(ctx): Asked, State(state): State<AppState>, query: Pairs) -> HttpResult<impl IntoResponse> {
    let wanted = Wanted { role: query.get("role"), email: query.get("q") };
    let people = state.shop.staff.people(&ctx, &wanted, query.get("cursor")).await?;
    let users: Vec<UserView> = people.users.iter().map(UserView::from).collect();
    Ok((query.headers("/api/users", people.next.as_deref()), Json(users)))
}

/// Somebody by id or e-mail.
#[utoipa::path(
    get, path = "/users/{id}", tag = "users", security(("token" = [])),
    params(("id" = String, Path, description = "Their id or e-mail")),
    responses(
        (status = 200, description = "Somebody", body = UserView),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "Not allowed to see customers", body = Refusal),
        (status = 404, description = "There is no such account", body = Refusal),
    )
)]
pub async fn find_person(Asked(ctx): Asked, State(state): State<AppState>, Address(named): Address) -> HttpResult<impl IntoResponse> {
    let user = state.shop.staff.person(&ctx, &named).await?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(UserView::from(&user))))
}
