use app::request::next_query;

/// What somebody meets at a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// They are let in, whatever comes of it then.
    Open,
    /// 401 for a program; a page or form leads to the sign-in and back.
    SignIn,
    /// 403.
    Forbidden,
    /// 404: it is somebody else's, and not even its being there is told.
    Hidden,
}

use Outcome::{Forbidden as No, Hidden, Open as Yes, SignIn};

/// One for each of `PERSONAS`:
/// guest, customer, other customer; staff: without permissions, catalog, customers, audit; admin; keys: catalog, customers, audit.
type Outcomes = [Outcome; 11];

const PUBLIC: Outcomes = [Yes; 11];
const MEMBERS: Outcomes = [SignIn, Yes, Yes, Yes, Yes, Yes, Yes, Yes, No, No, No];
const OWNER: Outcomes = [SignIn, Yes, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden, No, No, No];
const STAFF: Outcomes = [SignIn, No, No, Yes, Yes, Yes, Yes, Yes, No, No, No];
const CATALOG: Outcomes = [SignIn, No, No, No, Yes, No, No, Yes, Yes, No, No];
const ORDERS: Outcomes = [SignIn, No, No, No, No, No, No, Yes, No, No, No];
const PROMOTIONS: Outcomes = [SignIn, No, No, No, No, No, No, Yes, No, No, No];
const CUSTOMERS: Outcomes = [SignIn, No, No, No, No, Yes, No, Yes, No, Yes, No];
const AUDIT: Outcomes = [SignIn, No, No, No, No, No, Yes, Yes, No, No, Yes];
const ADMINS: Outcomes = [SignIn, No, No, No, No, No, No, Yes, No, No, No];

/// One route.
pub struct Row {
    pub method: &'static str,
    /// As the router has it.
    pub path: &'static str,
    /// As it is asked: `SESSION` and `ADDRESS` are the owner's, `TARGET` is somebody else's id.
    pub asked: &'static str,
    pub body: &'static str,
    pub outcomes: Outcomes,
}

impl Row {
    pub fn is_rest(&self) -> bool {
        self.path.starts_with("/api/")
    }

    /// The sign-in that leads back: to a page itself, or to where a form came from, which the test does not say.
    pub fn sign_in_before(&self, path: &str) -> String {
        format!("/sign-in?{}", next_query(if self.method == "GET" { path } else { "/" }))
    }

    fn with(self, body: &'static str) -> Self {
        Self { body, ..self }
    }
}

/// A route without parameters.
fn at(method: &'static str, path: &'static str, outcomes: Outcomes) -> Row {
    to(method, path, path, outcomes)
}

/// A route with parameters, and what is asked of it.
fn to(method: &'static str, path: &'static str, asked: &'static str, outcomes: Outcomes) -> Row {
    let body = if path.starts_with("/api/") && method != "GET" { "{}" } else { "" };
    Row { method, path, asked, body, outcomes }
}

fn page(path: &'static str, outcomes: Outcomes) -> Row {
    at("GET", path, outcomes)
}

fn functions(outcomes: Outcomes, paths: &[&'static str]) -> Vec<Row> {
    paths.iter().map(|path| at("POST", path, outcomes)).collect()
}

pub fn rows() -> Vec<Row> {
    [rest(), beside(), files(), pages(), posted()].into_iter().flatten().collect()
}

#[rustfmt::skip]
fn rest() -> Vec<Row> {
    vec![
        at("POST",   "/api/users/register",           PUBLIC),
        at("POST",   "/api/users/login",              PUBLIC),
        at("POST",   "/api/users/refresh",            PUBLIC).with(r#"{"refresh_token":"REFRESH"}"#),
        at("POST",   "/api/users/logout",             MEMBERS),
        at("POST",   "/api/users/forgot-password",    PUBLIC),
        at("POST",   "/api/users/reset-password",     PUBLIC),
        at("POST",   "/api/users/verify-email",       PUBLIC),
        at("GET",    "/api/users/me",                 MEMBERS),
        at("PUT",    "/api/users/me",                 MEMBERS),
        at("GET",    "/api/users/me/sessions",        MEMBERS),
        at("DELETE", "/api/users/me/sessions",        MEMBERS),
        to("DELETE", "/api/users/me/sessions/{id}",   "/api/users/me/sessions/SESSION",    OWNER),
        at("GET",    "/api/users/me/export",          MEMBERS),
        at("GET",    "/api/users",                    CUSTOMERS),
        to("GET",    "/api/users/{id}",               "/api/users/TARGET",                 CUSTOMERS),
        to("PUT",    "/api/users/{id}/role",          "/api/users/TARGET/role",            ADMINS).with(r#"{"role":"customer"}"#),
        at("POST",   "/api/uploads",                  MEMBERS),
        at("GET",    "/api/api-keys",                 ADMINS),
        at("POST",   "/api/api-keys",                 ADMINS).with(r#"{"name":"walker","scopes":["catalog"]}"#),
        to("DELETE", "/api/api-keys/{id}",            "/api/api-keys/nothing",             ADMINS),
        at("GET",    "/api/audit",                    AUDIT),
        at("GET",    "/api/products",                 PUBLIC),
        at("POST",   "/api/products",                 CATALOG).with(r#"{"name":"Tray","price":9}"#),
        to("GET",    "/api/products/{id}",            "/api/products/stoneware-mug",       PUBLIC),
        to("PUT",    "/api/products/{id}",            "/api/products/stoneware-mug",       CATALOG),
        to("DELETE", "/api/products/{id}",            "/api/products/desk-lamp",           CATALOG),
        at("GET",    "/api/categories",               PUBLIC),
        at("POST",   "/api/categories",               CATALOG).with(r#"{"name":"Trays"}"#),
        to("GET",    "/api/categories/{id}",          "/api/categories/mugs",              PUBLIC),
        to("PUT",    "/api/categories/{id}",          "/api/categories/mugs",              CATALOG),
        to("DELETE", "/api/categories/{id}",          "/api/categories/clothing",          CATALOG),
        at("GET",    "/api/cart",                     PUBLIC),
        at("POST",   "/api/cart/items",               PUBLIC),
        to("PATCH",  "/api/cart/items/{id}",          "/api/cart/items/nothing",           PUBLIC),
        to("DELETE", "/api/cart/items/{id}",          "/api/cart/items/nothing",           PUBLIC),
        at("POST",   "/api/cart/coupon",              PUBLIC),
        at("DELETE", "/api/cart/coupon",              PUBLIC),
        at("GET",    "/api/coupons",                  PROMOTIONS),
        at("POST",   "/api/coupons",                  PROMOTIONS).with(r#"{"title":"Five off","code":"FIVE","benefit":"fixed","amount":5}"#),
        to("GET",    "/api/coupons/{id}",             "/api/coupons/nothing",              PROMOTIONS),
        to("PUT",    "/api/coupons/{id}",             "/api/coupons/nothing",              PROMOTIONS),
        to("DELETE", "/api/coupons/{id}",             "/api/coupons/nothing",              PROMOTIONS),
        at("POST",   "/api/orders/quote",             MEMBERS),
        at("POST",   "/api/orders",                   MEMBERS),
        at("GET",    "/api/orders",                   ORDERS),
        at("GET",    "/api/orders/mine",              MEMBERS),
        to("GET",    "/api/orders/{id}",              "/api/orders/nothing",               MEMBERS),
        to("POST",   "/api/orders/{id}/cancel",       "/api/orders/nothing/cancel",        MEMBERS),
        to("PATCH",  "/api/orders/{id}/status",       "/api/orders/nothing/status",        ORDERS),
        at("POST",   "/api/payments",                 MEMBERS),
        to("POST",   "/api/payments/webhooks/{provider}", "/api/payments/webhooks/nobody",  PUBLIC),
        at("GET",    "/api/payments/inbox",           ORDERS),
        to("GET",    "/api/payments/inbox/{id}",      "/api/payments/inbox/nobody%3Anothing", ORDERS),
        to("POST",   "/api/payments/inbox/{id}/replay", "/api/payments/inbox/nobody%3Anothing/replay", ORDERS),
        at("GET",    "/api/payments/discrepancies",   ORDERS),
        to("POST",   "/api/payments/discrepancies/{id}/remedy", "/api/payments/discrepancies/nobody%3Anothing/remedy", ORDERS),
        to("POST",   "/api/orders/{id}/payments",     "/api/orders/nothing/payments",      ORDERS),
        to("POST",   "/api/orders/{id}/capture",      "/api/orders/nothing/capture",       ORDERS),
        at("GET",    "/api/settings/shipping",        PROMOTIONS),
        at("PUT",    "/api/settings/shipping",        PROMOTIONS),
        at("GET",    "/api/settings/taxes",           PROMOTIONS),
        at("PUT",    "/api/settings/taxes",           PROMOTIONS),
        at("GET",    "/api/openapi.json",             PUBLIC),
        at("GET",    "/api/docs",                     PUBLIC),
    ]
}

#[rustfmt::skip]
fn beside() -> Vec<Row> {
    vec![
        at("GET",  "/shopper.json",                      PUBLIC),
        to("GET",  "/orders/{order}/{key}/live",         "/orders/nothing/key/live",        PUBLIC),
        to("GET",  "/sign-in/with/{provider}",           "/sign-in/with/nobody",             PUBLIC),
        to("GET",  "/sign-in/with/{provider}/callback",  "/sign-in/with/nobody/callback",    PUBLIC),
        to("GET",  "/orders/{order}/{key}/invoice.pdf",  "/orders/nothing/key/invoice.pdf",  PUBLIC),
        to("GET",  "/admin/mails/{letter}/html",         "/admin/mails/order_paid/html",    STAFF),
        at("POST", "/account/avatar",                    MEMBERS),
        at("GET",  "/account/export",                    MEMBERS),
    ]
}

#[rustfmt::skip]
fn files() -> Vec<Row> {
    vec![
        to("GET", "/uploads/{name}",    "/uploads/nothing.webp",  PUBLIC),
        to("GET", "/pkg/{*name}",       "/pkg/nothing.js",        PUBLIC),
        to("GET", "/pictures/{*name}",  "/pictures/nothing.webp", PUBLIC),
        at("GET", "/plain.css",         PUBLIC),
        at("GET", "/robots.txt",        PUBLIC),
        at("GET", "/sitemap.xml",       PUBLIC),
        at("GET", "/healthz",           PUBLIC),
        at("GET", "/readyz",            PUBLIC),
    ]
}

#[rustfmt::skip]
fn pages() -> Vec<Row> {
    vec![
        page("/",                                 PUBLIC),
        page("/shop",                             PUBLIC),
        to("GET", "/shop/{category}",             "/shop/kitchen",                  PUBLIC),
        page("/search",                           PUBLIC),
        to("GET", "/products/{slug}",             "/products/stoneware-mug",        PUBLIC),
        page("/cart",                             PUBLIC),
        page("/favourites",                       PUBLIC),
        page("/checkout",                         PUBLIC),
        page("/checkout/shipping",                PUBLIC),
        page("/checkout/payment",                 PUBLIC),
        page("/checkout/review",                  PUBLIC),
        to("GET", "/pay/{order}/{key}",           "/pay/nothing/key",               PUBLIC),
        to("GET", "/pay/{order}/{key}/confirm/{attempt}", "/pay/nothing/key/confirm/nothing", PUBLIC),
        to("GET", "/pay/{order}/{key}/leave/{attempt}", "/pay/nothing/key/leave/nothing", PUBLIC),
        to("GET", "/pay/{order}/{key}/back/{attempt}", "/pay/nothing/key/back/nothing", PUBLIC),
        to("GET", "/orders/{order}/{key}",        "/orders/nothing/key",            PUBLIC),
        to("GET", "/orders/{order}/{key}/cancel", "/orders/nothing/key/cancel",     PUBLIC),
        to("GET", "/orders/{order}/{key}/return", "/orders/nothing/key/return",     PUBLIC),
        to("GET", "/orders/{order}/{key}/invoice", "/orders/nothing/key/invoice",   PUBLIC),
        page("/sign-in",                          PUBLIC),
        page("/sign-in/second-factor",            PUBLIC),
        page("/register",                         PUBLIC),
        page("/forgot-password",                  PUBLIC),
        to("GET", "/reset/{key}",                 "/reset/nothing",                 PUBLIC),
        to("GET", "/verify/{key}",                "/verify/nothing",                PUBLIC),
        to("GET", "/new-email/{key}",             "/new-email/nothing",             PUBLIC),
        to("GET", "/setup/{key}",                 "/setup/nothing",                 PUBLIC),
        page("/account",                          MEMBERS),
        page("/account/orders",                   MEMBERS),
        page("/account/profile",                  MEMBERS),
        page("/account/cards",                    MEMBERS),
        page("/account/addresses",                MEMBERS),
        to("GET", "/account/addresses/{address}", "/account/addresses/ADDRESS",     OWNER),
        page("/account/security",                 MEMBERS),
        page("/account/security/authenticator",   MEMBERS),
        page("/account/security/recovery-codes",  MEMBERS),
        page("/account/sessions",                 MEMBERS),
        page("/account/privacy",                  MEMBERS),
        page("/admin",                            STAFF),
        page("/admin/mails",                      STAFF),
        page("/admin/orders",                     ORDERS),
        to("GET", "/admin/orders/{order}",        "/admin/orders/nothing",          ORDERS),
        to("GET", "/admin/orders/{order}/packing-slip", "/admin/orders/nothing/packing-slip", ORDERS),
        page("/admin/payments",                   ORDERS),
        page("/admin/payments/inbox",             ORDERS),
        to("GET", "/admin/payments/inbox/{message}", "/admin/payments/inbox/nobody%3Anothing", ORDERS),
        page("/admin/customers",                  CUSTOMERS),
        to("GET", "/admin/customers/{user}",      "/admin/customers/TARGET",        CUSTOMERS),
        page("/admin/staff",                      ADMINS),
        page("/admin/api-keys",                   ADMINS),
        page("/admin/audit",                      AUDIT),
    ]
}

fn posted() -> Vec<Row> {
    let of_shoppers = [
        "/fn/add_to_cart",
        "/fn/set_quantity",
        "/fn/remove_line",
        "/fn/apply_coupon",
        "/fn/remove_coupon",
        "/fn/set_favourite",
        "/fn/save_contact",
        "/fn/choose_shipping",
        "/fn/choose_payment",
        "/fn/place_order",
        "/fn/pay",
        "/fn/start_payment",
        "/fn/confirm_payment",
        "/fn/cancel_order",
        "/fn/request_return",
        "/fn/buy_again",
    ];
    let of_newcomers = [
        "/fn/register",
        "/fn/sign_in",
        "/fn/sign_in_with_code",
        "/fn/start_passkey_sign_in",
        "/fn/sign_in_with_passkey",
        "/fn/sign_out",
        "/fn/request_reset",
        "/fn/reset_password",
        "/fn/verify_email",
        "/fn/confirm_new_email",
        "/fn/set_up_shop",
    ];
    let of_members = [
        "/fn/undo_merge",
        "/fn/accept_merge",
        "/fn/send_verification",
        "/fn/change_profile",
        "/fn/remove_avatar",
        "/fn/save_address",
        "/fn/remove_address",
        "/fn/prefer_address",
        "/fn/change_password",
        "/fn/request_new_email",
        "/fn/revoke_session",
        "/fn/revoke_other_sessions",
        "/fn/offer_authenticator",
        "/fn/confirm_authenticator",
        "/fn/remove_authenticator",
        "/fn/make_recovery_codes",
        "/fn/put_recovery_codes_away",
        "/fn/start_passkey",
        "/fn/add_passkey",
        "/fn/remove_passkey",
        "/fn/unlink_provider",
        "/fn/begin_saving_card",
        "/fn/forget_card",
        "/fn/close_account",
        "/fn/keep_account",
    ];
    let of_packers = [
        "/fn/pack_order",
        "/fn/ship_order",
        "/fn/deliver_shipment",
        "/fn/call_back_shipment",
        "/fn/call_off_order",
        "/fn/call_off_pieces",
        "/fn/edit_order",
        "/fn/refund_order",
        "/fn/refund_surplus",
        "/fn/refund_again",
        "/fn/refund_items",
        "/fn/capture_payment",
        "/fn/mark_paid",
        "/fn/settle_discrepancy",
        "/fn/replay_message",
        "/fn/answer_return",
        "/fn/receive_return",
        "/fn/refund_return",
        "/fn/hold_order",
        "/fn/release_order",
        "/fn/note_order",
    ];
    let of_admins = ["/fn/set_role", "/fn/set_house_rules", "/fn/create_api_key", "/fn/revoke_api_key"];
    let suggest = at("GET", "/fn/suggest", PUBLIC);
    [
        functions(PUBLIC, &of_shoppers),
        functions(PUBLIC, &of_newcomers),
        functions(MEMBERS, &of_members),
        functions(ORDERS, &of_packers),
        functions(ADMINS, &of_admins),
        vec![suggest],
    ]
    .into_iter()
    .flatten()
    .collect()
}
