use axum::{Json, extract::State};
use services::window::Shown;
use shop::{Code, id::CategoryId};

use super::{CategoryView, at};
use crate::{
    http::{HttpError, HttpResult, asked::Address, openapi::Refusal},
    state::AppState,
};

/// Every category: each department, and what lies in it.
#[utoipa::path(get, path = "/categories", tag = "categories", responses((status = 200, description = "In the shop's order", body = [CategoryView])))]
pub async fn list_categories(State(state): State<AppState>) -> Json<Vec<CategoryView>> {
    let window = state.shop.catalog.shown();
    let mut views = Vec::new();
    collect(&window, None, &mut views);
    Json(views)
}

fn collect(window: &Shown, parent: Option<&CategoryId>, views: &mut Vec<CategoryView>) {
    for category in window.tree.below(parent) {
        views.push(CategoryView::of(category, window));
        collect(window, Some(&category.id), views);
    }
}

/// One category, by id or slug.
#[utoipa::path(
    get, path = "/categories/{id}", tag = "categories", params(("id" = String, Path, description = "Id or slug")),
    responses(
        (status = 200, description = "The category", body = CategoryView),
        (status = 404, description = "No such category", body = Refusal),
    )
)]
pub async fn find_category(State(state): State<AppState>, Address(address): Address) -> HttpResult<Json<CategoryView>> {
    let window = state.shop.catalog.shown();
    let found = at(&window, &address).ok_or_else(|| HttpError::new(Code::CategoryNotFound, "There is no such category."))?;
    Ok(Json(CategoryView::of(found, &window)))
}
