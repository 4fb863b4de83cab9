//! The API as an OpenAPI 3.1 document, made from the handlers themselves.

use std::collections::BTreeMap;

use axum::Json;
use serde::Serialize;
use utoipa::{
    Modify, OpenApi, ToSchema,
    openapi::{
        self,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::{api_keys, audit, cart, categories, coupons, orders, payments, people, products, settings, uploads, users};

/// Why a call was refused.
#[derive(ToSchema)]
#[allow(dead_code, reason = "the form of `shop::Rejection` for the document; the domain knows no OpenAPI")]
pub struct Refusal {
    /// What happened and what to do next, in a sentence.
    message: String,
    /// For programs; none is ever renamed.
    #[schema(example = "invalid")]
    code: String,
    /// What is wrong with each field.
    fields: Option<BTreeMap<String, String>>,
}

/// It was done.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// What was done.
    pub message: &'static str,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "ShopSphere",
        description = "The shop's REST interface. Amounts are JSON numbers in major units. Every POST takes an `Idempotency-Key`, \
                       kept for 24 hours: the same body gives the same answer. Every error has a `message`, a `code` and, where \
                       fields are wrong, `fields`.",
    ),
    servers((url = "/api")),
    tags(
        (name = "users", description = "Who is who: accounts, sessions, tokens."),
        (name = "api-keys", description = "Keys of programs, with scopes."),
        (name = "audit", description = "What happened that matters for security."),
        (name = "products", description = "What is sold."),
        (name = "categories", description = "Where it is found."),
        (name = "cart", description = "What a visitor wants, under the cookie that the first addition sets."),
        (name = "coupons", description = "Codes, and promotions that work without one."),
        (name = "orders", description = "What was ordered, and what becomes of it."),
        (name = "payments", description = "How orders are paid."),
        (name = "settings", description = "Where the shop ships to and for how much, and its taxes."),
    ),
    paths(
        users::register, users::login, users::refresh, users::logout, users::forgot_password, users::reset_password, users::verify_email,
        users::find_me, users::update_me, users::list_sessions, users::delete_session, users::delete_other_sessions, users::find_export,
        people::list_people, people::find_person, people::update_role, uploads::create_upload,
        api_keys::list_keys, api_keys::create_key, api_keys::delete_key, audit::list_entries,
        products::list_products, products::find_product, products::create_product, products::update_product, products::delete_product,
        categories::list_categories, categories::find_category, categories::create_category, categories::update_category,
        categories::delete_category,
        cart::find_cart, cart::create_item, cart::update_item, cart::delete_item, cart::create_coupon, cart::delete_coupon,
        coupons::list_coupons, coupons::find_coupon, coupons::create_coupon, coupons::update_coupon, coupons::delete_coupon,
        orders::quote_order, orders::create_order, orders::find_order, orders::list_orders, orders::list_mine, orders::cancel_order,
        orders::update_status,
        payments::create_payment, payments::receive_notice, orders::mark_paid, orders::capture, payments::list_discrepancies,
        payments::remedy_discrepancy, payments::list_messages, payments::find_message, payments::replay_message,
        settings::find_shipping, settings::update_shipping, settings::find_taxes, settings::update_taxes,
    ),
    components(schemas(Refusal, Done)),
    modifiers(&Token),
)]
struct Document;

struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some(
                "A token of `POST /users/login`, or a key of a program, made by an admin or by `shopsphere admin token`. A key may \
                 also be sent as `X-API-Key`.",
            ))
            .build();
        document.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// The document.
#[must_use]
pub fn document() -> openapi::OpenApi {
    Document::openapi()
}

/// `GET /api/openapi.json`.
pub async fn find_document() -> Json<openapi::OpenApi> {
    Json(document())
}
