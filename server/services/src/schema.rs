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
/// The stock ledger: every movement of pieces.
pub const MOVEMENTS: &str = "movements";
/// Carts, by visitor.
pub const CARTS: &str = "carts";
/// Checkouts under way, by visitor.
pub const CHECKOUTS: &str = "checkouts";
/// Favourites, by visitor.
pub const FAVOURITES: &str = "favourites";
/// Refused forms, by visitor and form.
pub const DRAFTS: &str = "drafts";
/// Placed orders. `lapses_at` stands only on those that await payment, `remind_at` until their buyer was reminded of it,
/// `refunds_at` on those with a refund that the provider was not heard of; `status_at` is status and moment, so that a
/// list of one status is read from one index.
pub const ORDERS: &str = "orders";
/// Sales, automatic promotions and coupons. `code` stands only on coupons.
pub const PROMOTIONS: &str = "promotions";
/// How often a promotion was used, by promotion; apart from it because it is hot.
pub const PROMOTION_USES: &str = "promotion_uses";
/// How often one customer used a promotion, by promotion and customer.
pub const REDEMPTIONS: &str = "redemptions";
/// What staff have set: shipping zones, taxes.
pub const SETTINGS: &str = "settings";
/// Invoices, by order.
pub const INVOICES: &str = "invoices";
/// Sequences without gaps, by name: each is replaced at its version in the commit that uses its next number.
pub const COUNTERS: &str = "counters";
/// Attempts to pay. `named` and `paid_as` are what the
/// provider calls them and their payments, behind its code; `live_at` stands only on those that may
/// still become a payment.
pub const PAYMENTS: &str = "payments";
/// What payment providers sent by themselves, as [`crate::queue`] keeps it.
pub const INBOX: &str = "inbox";
/// Payments of which provider and orders say different things. `open_at` stands only on those nobody looked at.
pub const DISCREPANCIES: &str = "discrepancies";
/// Customers as payment providers know them, by account.
pub const WALLETS: &str = "wallets";
/// People with an account.
pub const USERS: &str = "users";
/// What people prove who they are with, by user: password, second factor, passkeys, identities elsewhere.
pub const CREDENTIALS: &str = "credentials";
/// Who is signed in where.
pub const SESSIONS: &str = "sessions";
/// Links that work once, and sign-ins under way, by the hash of what is in the link.
pub const LINKS: &str = "links";
/// Guest carts that were taken over at a sign-in, by the account's visitor, as long as that can be undone.
pub const MERGES: &str = "merges";
/// Keys of programs, by id; found by the hash of the key.
pub const API_KEYS: &str = "api_keys";
/// What happened that matters for security: who, what, from where.
pub const AUDIT: &str = "audit";
/// Pictures that people put in, small and re-encoded, by the hash of their bytes.
pub const PICTURES: &str = "pictures";
/// Sign-ins on their way to another provider, by the hash of their state.
pub const DEPARTURES: &str = "departures";
/// Answers kept for replayed requests, by caller, route and key.
pub const REPLAYS: &str = "replays";
/// What the program remembers of itself: whether the demo catalog was put in.
pub const MARKS: &str = "marks";
/// Mails on their way, as [`crate::queue`] keeps them.
pub const MAILS: &str = "mails";
/// What happened and is still to be acted upon, as [`crate::queue`] keeps it.
pub const EVENTS: &str = "events";
/// Tries that are counted, by a hash of what was tried and by whom.
pub const TALLIES: &str = "tallies";

/// The schema the store is opened with.
pub const SCHEMA: Schema = &[
    Collection { name: PRODUCTS, unique: &["slugs", "skus"], indexes: &["updated_at"] },
    Collection { name: CATEGORIES, unique: &["slug"], indexes: &[] },
    Collection { name: PRODUCT_TYPES, unique: &[], indexes: &[] },
    Collection { name: STOCK, unique: &[], indexes: &[] },
    Collection { name: MOVEMENTS, unique: &[], indexes: &["variant", "order", "at"] },
    Collection { name: CARTS, unique: &[], indexes: &[] },
    Collection { name: CHECKOUTS, unique: &[], indexes: &[] },
    Collection { name: FAVOURITES, unique: &[], indexes: &[] },
    Collection { name: DRAFTS, unique: &[], indexes: &["expires_at"] },
    Collection {
        name: ORDERS,
        unique: &["number", "idempotency_key"],
        indexes: &["idempotency_key", "lapses_at", "remind_at", "refunds_at", "placed_at", "status_at", "customer", "email"],
    },
    Collection { name: PROMOTIONS, unique: &["code"], indexes: &["code", "kind"] },
    Collection { name: PROMOTION_USES, unique: &[], indexes: &[] },
    Collection { name: REDEMPTIONS, unique: &[], indexes: &[] },
    Collection { name: SETTINGS, unique: &[], indexes: &[] },
    Collection { name: INVOICES, unique: &["number"], indexes: &[] },
    Collection { name: COUNTERS, unique: &[], indexes: &[] },
    Collection { name: PAYMENTS, unique: &[], indexes: &["order", "named", "paid_as", "live_at", "started_at"] },
    Collection { name: INBOX, unique: &[], indexes: &["due_at", "expires_at", "written_at"] },
    Collection { name: DISCREPANCIES, unique: &[], indexes: &["found_at", "open_at"] },
    Collection { name: WALLETS, unique: &[], indexes: &[] },
    Collection { name: USERS, unique: &["email", "visitor"], indexes: &["created_at", "closes_at", "role.kind"] },
    Collection { name: CREDENTIALS, unique: &["identities", "passkey_handle"], indexes: &[] },
    Collection { name: SESSIONS, unique: &[], indexes: &["user", "expires_at"] },
    Collection { name: LINKS, unique: &[], indexes: &["user", "expires_at"] },
    Collection { name: MERGES, unique: &[], indexes: &["expires_at"] },
    Collection { name: API_KEYS, unique: &["hash"], indexes: &["created_at"] },
    Collection { name: AUDIT, unique: &[], indexes: &["at", "about"] },
    Collection { name: PICTURES, unique: &[], indexes: &[] },
    Collection { name: DEPARTURES, unique: &[], indexes: &["expires_at"] },
    Collection { name: REPLAYS, unique: &[], indexes: &["expires_at"] },
    Collection { name: MARKS, unique: &[], indexes: &[] },
    Collection { name: MAILS, unique: &[], indexes: &["due_at", "expires_at", "dead_at"] },
    Collection { name: EVENTS, unique: &[], indexes: &["due_at", "expires_at", "dead_at", "order"] },
    Collection { name: TALLIES, unique: &[], indexes: &["expires_at"] },
];

/// The key of a document.
pub fn key(collection: &'static str, id: impl ToString) -> Key {
    Key { collection, id: id.to_string() }
}
