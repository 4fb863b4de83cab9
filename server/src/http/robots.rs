//! What search engines read first.

use std::fmt::Write;

use axum::{extract::State, http::header::CONTENT_TYPE, response::IntoResponse};

use super::answer::escaped;
use crate::state::AppState;

/// Where nothing is for search engines: pages of one's own, and what is no page.
const PERSONAL: &[&str] = &[
    "/cart",
    "/checkout",
    "/pay",
    "/orders",
    "/favourites",
    "/search",
    "/account",
    "/admin",
    "/sign-in",
    "/register",
    "/forgot-password",
    "/reset",
    "/verify",
    "/new-email",
    "/setup",
    "/fn/",
    "/api/",
];

/// `/robots.txt`.
pub async fn find_robots(State(state): State<AppState>) -> String {
    let mut text = String::from("User-agent: *\n");
    for path in PERSONAL {
        let _ = writeln!(text, "Disallow: {path}");
    }
    text + "\nSitemap: " + &state.site.public_url + "/sitemap.xml\n"
}

/// `/sitemap.xml`: the first page, every category, every product.
pub async fn find_sitemap(State(state): State<AppState>) -> impl IntoResponse {
    let shown = state.shop.catalog.shown();
    let root = escaped(&state.site.public_url);
    let mut categories: Vec<_> = shown.tree.all().map(|category| category.slug.as_str()).collect();
    let mut products: Vec<_> = shown.products().map(|product| &product.product).collect();
    categories.sort_unstable();
    products.sort_unstable_by_key(|product| product.slug.as_str());
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let _ = writeln!(xml, "<url><loc>{root}/</loc></url>\n<url><loc>{root}/shop</loc></url>");
    for slug in categories {
        let _ = writeln!(xml, "<url><loc>{root}/shop/{slug}</loc></url>");
    }
    for product in products {
        let _ = writeln!(xml, "<url><loc>{root}/products/{}</loc><lastmod>{}</lastmod></url>", product.slug, product.updated_at);
    }
    xml.push_str("</urlset>\n");
    ([(CONTENT_TYPE, "application/xml; charset=utf-8")], xml)
}
