//! Every route, on one page.

use axum::{
    Router,
    middleware::from_fn,
    middleware::from_fn_with_state,
    routing::{any, delete, get, patch, post},
};

use crate::{
    http::{answer, cart, categories, docs, etag, files, health, idempotency, openapi, products, robots, shopper},
    middleware, pages,
    state::AppState,
};

/// The whole program as one service.
pub fn router(state: &AppState) -> Router {
    let router = Router::new()
        .nest("/api", api(state))
        .merge(storefront(state))
        .route("/fn/{*function}", any(pages::call_function))
        .route("/shopper.json", get(shopper::find_personal))
        .route("/pkg/{*name}", get(files::find_built))
        .route("/pictures/{*name}", get(files::find_picture))
        .route("/plain.css", get(files::find_plain_style))
        .route("/robots.txt", get(robots::find_robots))
        .route("/sitemap.xml", get(robots::find_sitemap))
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .fallback(pages::find_other)
        .method_not_allowed_fallback(answer::no_such_method);
    middleware::wrap(router.with_state(state.clone()), state)
}

/// Pages; the application declares them in `app/src/routes.rs`.
fn storefront(state: &AppState) -> Router<AppState> {
    let pages = pages::routes(state);
    pages.iter().fold(Router::new(), |router, page| router.route(page.path(), get(pages::find_page)))
}

/// REST; the contract is `docs` and `openapi.json`.
fn api(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/products", get(products::list_products).post(products::create_product))
        .route("/products/{id}", get(products::find_product).put(products::update_product).delete(products::delete_product))
        .route("/categories", get(categories::list_categories).post(categories::create_category))
        .route("/categories/{id}", get(categories::find_category).put(categories::update_category).delete(categories::delete_category))
        .route("/cart", get(cart::find_cart))
        .route("/cart/items", post(cart::create_item))
        .route("/cart/items/{id}", patch(cart::update_item).merge(delete(cart::delete_item)))
        .route("/openapi.json", get(openapi::find_document))
        .route("/docs", get(docs::find_docs))
        .fallback(answer::nothing_here)
        .method_not_allowed_fallback(answer::no_such_method)
        .layer(from_fn(etag::conditional))
        .layer(from_fn_with_state(state.clone(), idempotency::once))
}
