//! Every route, on one page: its method, its path, what it asks of whoever comes, and who answers.

use app::access::{Audience, audience};
use axum::{
    Router,
    http::Method,
    middleware::from_fn,
    middleware::from_fn_with_state,
    routing::{any, get},
};
use shop::access::{Need, Permission};

use crate::{
    doors::{Door, Doors},
    http::{
        answer, api_keys, audit, cart, categories, coupons, docs, etag, federation, files, health, idempotency, invoices, live, mails,
        openapi, orders, payments, people, products, robots, settings, shopper, uploads, users,
    },
    middleware::{self, identity},
    pages,
    state::AppState,
};

const GET: Method = Method::GET;
const POST: Method = Method::POST;
const PUT: Method = Method::PUT;
const PATCH: Method = Method::PATCH;
const DELETE: Method = Method::DELETE;

const ANYONE: Need = Need::Anyone;
const SIGNED_IN: Need = Need::SignedIn;
const CATALOG: Need = Need::Can(Permission::Catalog);
const ORDERS: Need = Need::Can(Permission::Orders);
const OWN_ORDERS: Need = Need::OwnOr(Permission::Orders);
const PROMOTIONS: Need = Need::Can(Permission::Promotions);
const CUSTOMERS: Need = Need::Can(Permission::Customers);
const AUDIT: Need = Need::Can(Permission::Audit);
const STAFF: Need = Need::Staff;
const ADMIN: Need = Need::Admin;

/// REST; the contract is `docs` and `openapi.json`.
#[rustfmt::skip]
fn api() -> Doors {
    Doors::default()
        .on(POST,   "/users/register",             ANYONE,    users::register)
        .on(POST,   "/users/login",                ANYONE,    users::login)
        .on(POST,   "/users/refresh",              ANYONE,    users::refresh)
        .on(POST,   "/users/logout",               SIGNED_IN, users::logout)
        .on(POST,   "/users/forgot-password",      ANYONE,    users::forgot_password)
        .on(POST,   "/users/reset-password",       ANYONE,    users::reset_password)
        .on(POST,   "/users/verify-email",         ANYONE,    users::verify_email)
        .on(GET,    "/users/me",                   SIGNED_IN, users::find_me)
        .on(PUT,    "/users/me",                   SIGNED_IN, users::update_me)
        .on(GET,    "/users/me/sessions",          SIGNED_IN, users::list_sessions)
        .on(DELETE, "/users/me/sessions",          SIGNED_IN, users::delete_other_sessions)
        .on(DELETE, "/users/me/sessions/{id}",     SIGNED_IN, users::delete_session)
        .on(GET,    "/users/me/export",            SIGNED_IN, users::find_export)
        .on(GET,    "/users",                      CUSTOMERS, people::list_people)
        .on(GET,    "/users/{id}",                 CUSTOMERS, people::find_person)
        .on(PUT,    "/users/{id}/role",            ADMIN,     people::update_role)
        .on(POST,   "/uploads",                    SIGNED_IN, uploads::create_upload)
        .on(GET,    "/api-keys",                   ADMIN,     api_keys::list_keys)
        .on(POST,   "/api-keys",                   ADMIN,     api_keys::create_key)
        .on(DELETE, "/api-keys/{id}",              ADMIN,     api_keys::delete_key)
        .on(GET,    "/audit",                      AUDIT,     audit::list_entries)
        .on(GET,    "/products",                   ANYONE,    products::list_products)
        .on(POST,   "/products",                   CATALOG,   products::create_product)
        .on(GET,    "/products/{id}",              ANYONE,    products::find_product)
        .on(PUT,    "/products/{id}",              CATALOG,   products::update_product)
        .on(DELETE, "/products/{id}",              CATALOG,   products::delete_product)
        .on(GET,    "/categories",                 ANYONE,    categories::list_categories)
        .on(POST,   "/categories",                 CATALOG,   categories::create_category)
        .on(GET,    "/categories/{id}",            ANYONE,    categories::find_category)
        .on(PUT,    "/categories/{id}",            CATALOG,   categories::update_category)
        .on(DELETE, "/categories/{id}",            CATALOG,   categories::delete_category)
        .on(GET,    "/cart",                       ANYONE,    cart::find_cart)
        .on(POST,   "/cart/items",                 ANYONE,    cart::create_item)
        .on(PATCH,  "/cart/items/{id}",            ANYONE,    cart::update_item)
        .on(DELETE, "/cart/items/{id}",            ANYONE,    cart::delete_item)
        .on(POST,   "/cart/coupon",                ANYONE,    cart::create_coupon)
        .on(DELETE, "/cart/coupon",                ANYONE,    cart::delete_coupon)
        .on(GET,    "/coupons",                    PROMOTIONS, coupons::list_coupons)
        .on(POST,   "/coupons",                    PROMOTIONS, coupons::create_coupon)
        .on(GET,    "/coupons/{id}",               PROMOTIONS, coupons::find_coupon)
        .on(PUT,    "/coupons/{id}",               PROMOTIONS, coupons::update_coupon)
        .on(DELETE, "/coupons/{id}",               PROMOTIONS, coupons::delete_coupon)
        .on(POST,   "/orders/quote",               OWN_ORDERS, orders::quote_order)
        .on(POST,   "/orders",                     OWN_ORDERS, orders::create_order)
        .on(GET,    "/orders",                     ORDERS,     orders::list_orders)
        .on(GET,    "/orders/mine",                SIGNED_IN,  orders::list_mine)
        .on(GET,    "/orders/{id}",                OWN_ORDERS, orders::find_order)
        .on(POST,   "/orders/{id}/cancel",         OWN_ORDERS, orders::cancel_order)
        .on(PATCH,  "/orders/{id}/status",         ORDERS,     orders::update_status)
        .on(POST,   "/payments",                   OWN_ORDERS, payments::create_payment)
        .on(POST,   "/payments/webhooks/{provider}", ANYONE,   payments::receive_notice)
        .on(GET,    "/payments/inbox",             ORDERS,     payments::list_messages)
        .on(GET,    "/payments/inbox/{id}",        ORDERS,     payments::find_message)
        .on(POST,   "/payments/inbox/{id}/replay", ORDERS,     payments::replay_message)
        .on(GET,    "/payments/discrepancies",     ORDERS,     payments::list_discrepancies)
        .on(POST,   "/payments/discrepancies/{id}/remedy", ORDERS, payments::remedy_discrepancy)
        .on(POST,   "/orders/{id}/payments",       ORDERS,     orders::mark_paid)
        .on(POST,   "/orders/{id}/capture",        ORDERS,     orders::capture)
        .on(GET,    "/settings/shipping",          PROMOTIONS, settings::find_shipping)
        .on(PUT,    "/settings/shipping",          PROMOTIONS, settings::update_shipping)
        .on(GET,    "/settings/taxes",             PROMOTIONS, settings::find_taxes)
        .on(PUT,    "/settings/taxes",             PROMOTIONS, settings::update_taxes)
        .on(GET,    "/openapi.json",               ANYONE,    openapi::find_document)
        .on(GET,    "/docs",                       ANYONE,    docs::find_docs)
}

/// Beside pages: what browsers ask for by themselves, and what leaves the shop and comes back.
#[rustfmt::skip]
fn beside() -> Doors {
    Doors::default()
        .on(GET,    "/shopper.json",                    ANYONE,    shopper::find_personal)
        .on(GET,    "/orders/{order}/{key}/live",        ANYONE,    live::look_at_order)
        .on(GET,    "/sign-in/with/{provider}",          ANYONE,    federation::depart)
        .on(GET,    "/sign-in/with/{provider}/callback", ANYONE,    federation::arrive)
        .on(GET,    "/orders/{order}/{key}/invoice.pdf", ANYONE,    invoices::find_pdf)
        .on(GET,    "/admin/mails/{letter}/html",       STAFF,     mails::find_sample)
        .on(POST,   "/account/avatar",                   SIGNED_IN, uploads::set_avatar)
        .on(GET,    "/account/export",                   SIGNED_IN, users::download_export)
}

/// Files and signs of life: nobody is asked who they are.
#[rustfmt::skip]
fn open() -> Doors {
    Doors::default()
        .on(GET,    "/uploads/{name}",             ANYONE,    uploads::find_picture)
        .on(GET,    "/pkg/{*name}",                ANYONE,    files::find_built)
        .on(GET,    "/pictures/{*name}",           ANYONE,    files::find_picture)
        .on(GET,    "/plain.css",                  ANYONE,    files::find_plain_style)
        .on(GET,    "/robots.txt",                 ANYONE,    robots::find_robots)
        .on(GET,    "/sitemap.xml",                ANYONE,    robots::find_sitemap)
        .on(GET,    "/healthz",                    ANYONE,    health::live)
        .on(GET,    "/readyz",                     ANYONE,    health::ready)
}

/// The whole program as one service.
pub fn router(state: &AppState) -> Router {
    let known = || from_fn_with_state(state.clone(), identity::attach);
    let api = api()
        .router()
        .fallback(answer::nothing_here)
        .method_not_allowed_fallback(answer::no_such_method)
        .layer(from_fn(etag::conditional))
        .layer(from_fn_with_state(state.clone(), idempotency::once))
        .layer(known());
    let personal =
        beside().router().merge(storefront(state, false)).route("/fn/{*function}", any(pages::call_function)).route_layer(known());
    let router = Router::new()
        .nest("/api", api)
        .merge(personal)
        .merge(storefront(state, true))
        .merge(open().router())
        .fallback(pages::find_other)
        .method_not_allowed_fallback(answer::no_such_method);
    middleware::wrap(router.with_state(state.clone()), state)
}

/// Pages: those that are the same for everybody, or the others. The application declares them in `app/src/routes.rs`,
/// and who may see them in `app/src/access.rs`.
fn storefront(state: &AppState, shared: bool) -> Router<AppState> {
    let pages = pages::routes(state);
    let wanted = pages.iter().filter(|page| (audience(page.path()) == Audience::All) == shared);
    wanted.fold(Router::new(), |router, page| router.route(page.path(), get(pages::find_page)))
}

/// Every route there is, with what it asks: for the test that walks them all.
#[must_use]
pub fn listed(state: &AppState) -> Vec<Door> {
    let page = |path: String| {
        let need = match audience(&path) {
            Audience::All => Need::Anyone,
            Audience::Those(need) => need,
        };
        Door { method: GET, path, need }
    };
    let pages = pages::routes(state);
    let pages = pages.iter().map(|route| page(route.path().to_owned()));
    let functions = pages::functions().map(|(method, path)| {
        let need = app::access::need_of(path.trim_start_matches("/fn/"));
        Door { method, path, need }
    });
    [api().list("/api"), beside().list(""), open().list("")].concat().into_iter().chain(pages).chain(functions).collect()
}
