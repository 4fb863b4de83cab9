use axum::{Json, extract::State, http::header::CACHE_CONTROL, response::IntoResponse};
use services::{
    OpCtx, ServiceResult,
    orders::{Access, Desk},
};

use super::OrderView;
use crate::{
    http::{
        HttpResult,
        asked::{Address, Asked},
        openapi::Refusal,
    },
    state::AppState,
};

/// One order. Somebody else's is not there.
#[utoipa::path(
    get, path = "/orders/{id}", tag = "orders", security(("token" = [])),
    params(("id" = String, Path, description = "Its id")),
    responses(
        (status = 200, description = "The order", body = OrderView),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 403, description = "A key without the scope `orders`", body = Refusal),
        (status = 404, description = "No such order, or somebody else's", body = Refusal),
    )
)]
pub async fn find_order(Asked(ctx): Asked, State(state): State<AppState>, Address(id): Address) -> HttpResult<impl IntoResponse> {
    let order = state.shop.orders.find(&id, &access(&ctx)?).await?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(OrderView::placed(&order, &ctx))))
}

/// Whose orders somebody may see: everybody's, or their own.
pub fn access(ctx: &OpCtx) -> ServiceResult<Access<'_>> {
    match Desk::of(ctx) {
        Ok(desk) => Ok(Access::Desk(desk)),
        Err(_) => Ok(Access::Account(&ctx.me()?.user)),
    }
}
