//! Every collection the shop keeps, on one page.

use store::{Collection, Key, Schema};

/// Products with all their variants. `slugs` holds present and former ones, so a slug stays reserved.
pub const PRODUCTS: &str = "products";
/// Categories.
pub const CATEGORIES: &str = "categories";
/// Product types, by slug.
pub const PRODUCT_TYPES: &str = "product_types";
/// Stock counters, by variant; apart from products because they are hot.
pub const STOCK: &str = "stock";
/// Carts, by visitor.
pub const CARTS: &str = "carts";
/// Checkouts under way, by visitor.
pub const CHECKOUTS: &str = "checkouts";
/// Favourites, by visitor.
pub const FAVOURITES: &str = "favourites";
/// Refused forms, by visitor and form.
pub const DRAFTS: &str = "drafts";
/// Placed orders. `lapses_at` stands only on those that await payment.
pub const ORDERS: &str = "orders";
/// Attempts to pay.
pub const PAYMENTS: &str = "payments";
/// Tokens of programs, by the token's hash.
pub const ADMIN_TOKENS: &str = "admin_tokens";
/// Sign-ins on their way to another provider, by the hash of their state.
pub const DEPARTURES: &str = "departures";
/// Answers kept for replayed requests, by caller, route and key.
pub const REPLAYS: &str = "replays";
/// What the program remembers of itself: whether the demo catalog was put in.
pub const MARKS: &str = "marks";

/// The schema the store is opened with.
pub const SCHEMA: Schema = &[
    Collection { name: PRODUCTS, unique: &["slugs", "skus"], indexes: &["updated_at"] },
    Collection { name: CATEGORIES, unique: &["slug"], indexes: &[] },
    Collection { name: PRODUCT_TYPES, unique: &[], indexes: &[] },
    Collection { name: STOCK, unique: &[], indexes: &[] },
    Collection { name: CARTS, unique: &[], indexes: &[] },
    Collection { name: CHECKOUTS, unique: &[], indexes: &[] },
    Collection { name: FAVOURITES, unique: &[], indexes: &[] },
    Collection { name: DRAFTS, unique: &[], indexes: &["expires_at"] },
    Collection { name: ORDERS, unique: &["number", "idempotency_key"], indexes: &["idempotency_key", "lapses_at", "placed_at"] },
    Collection { name: PAYMENTS, unique: &[], indexes: &["order"] },
    Collection { name: ADMIN_TOKENS, unique: &[], indexes: &[] },
    Collection { name: DEPARTURES, unique: &[], indexes: &["expires_at"] },
    Collection { name: REPLAYS, unique: &[], indexes: &["expires_at"] },
    Collection { name: MARKS, unique: &[], indexes: &[] },
];

/// The key of a document.
pub fn key(collection: &'static str, id: impl ToString) -> Key {
    Key { collection, id: id.to_string() }
}
