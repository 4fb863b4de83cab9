use axum::{
    Json,
    extract::{Query, State},
    http::{HeaderMap, HeaderName, HeaderValue, header::LINK},
    response::IntoResponse,
};
use services::catalog::Found;
use shop::{Code, catalog::Listing};

use super::{ProductView, query};
use crate::{
    http::{HttpError, HttpResult, categories},
    state::AppState,
};

const TOTAL: HeaderName = HeaderName::from_static("x-total-count");

/// Products, one page at a time.
#[utoipa::path(
    get, path = "/products", tag = "products", params(query::ListQuery),
    responses(
        (status = 200, description = "The page's products", body = [ProductView], headers(
            ("X-Total-Count" = u32, description = "Products in all"),
            ("Link" = String, description = "The next and the previous page"),
        )),
        (status = 400, description = "A bad query value", body = crate::http::openapi::Refusal),
    )
)]
pub async fn list_products(
    State(state): State<AppState>,
    query: Result<Query<Vec<(String, String)>>, axum::extract::rejection::QueryRejection>,
) -> HttpResult<impl IntoResponse> {
    let Query(pairs) = query.map_err(|_| HttpError::new(Code::BadRequest, "The query cannot be read."))?;
    let window = state.shop.catalog.shown();
    let mut asked = query::read(&pairs, &window, state.shop.settings.currency)?;
    asked.filters.category =
        asked.filters.category.map(|named| categories::at(&window, &named).map_or(named, |category| category.slug.to_string()));
    let mut listing = state.shop.catalog.listing(&asked.filters, asked.limit);
    if listing.page != asked.filters.page {
        // A page would show the last one instead; a program that counts up must come to an end.
        listing.cards.clear();
    }
    let products: Vec<ProductView> = listing
        .cards
        .iter()
        .filter_map(|card| match state.shop.catalog.product_at(card.id.as_str()) {
            Found::Product(product) => Some(ProductView::of(&product, &window)),
            _ => None,
        })
        .collect();
    Ok((headers(&listing, asked.filters.page, &pairs), Json(products)))
}

fn headers(listing: &Listing, page: u32, pairs: &[(String, String)]) -> HeaderMap {
    let mut headers = HeaderMap::from_iter([(TOTAL, listing.total.into())]);
    let mut links = Vec::new();
    if page < listing.pages {
        links.push(link(pairs, page + 1, "next"));
    }
    if page > 1 {
        links.push(link(pairs, (page - 1).min(listing.pages), "prev"));
    }
    if let Some(value) = (!links.is_empty()).then(|| HeaderValue::from_str(&links.join(", ")).ok()).flatten() {
        headers.insert(LINK, value);
    }
    headers
}

/// The same question, on another page.
fn link(pairs: &[(String, String)], page: u32, relation: &str) -> String {
    let page = page.to_string();
    let others = pairs.iter().filter(|(name, _)| name != "page").map(|(name, value)| (name.as_str(), value.as_str()));
    let all: Vec<(&str, &str)> = others.chain([("page", page.as_str())]).collect();
    // Pairs of texts can always be written.
    let query = serde_urlencoded::to_string(&all).unwrap_or_default();
    format!("</api/products?{query}>; rel=\"{relation}\"")
}
