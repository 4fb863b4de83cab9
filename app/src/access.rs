//! What each page and server function asks of whoever comes: one table, which the server keeps to before anything of
//! them runs. What is not in it is closed to all but admins; a test walks every row.

use shop::access::{Need, Permission};

/// Who may see a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, and it is the same for everybody: caches may keep it.
    All,
    /// Whoever this is for; others are led to the sign-in, or told that it is not for them.
    Those(Need),
}

/// Every page by its path.
pub const PAGES: &[(&str, Audience)] = &[
    ("/", Audience::All),
    ("/shop", Audience::All),
    ("/shop/{category}", Audience::All),
    ("/search", Audience::All),
    ("/products/{slug}", Audience::All),
    ("/cart", Audience::Those(Need::Anyone)),
    ("/favourites", Audience::Those(Need::Anyone)),
    ("/checkout", Audience::Those(Need::Anyone)),
    ("/checkout/shipping", Audience::Those(Need::Anyone)),
    ("/checkout/payment", Audience::Those(Need::Anyone)),
    ("/checkout/review", Audience::Those(Need::Anyone)),
    ("/pay/{order}/{key}", Audience::Those(Need::Anyone)),
    ("/pay/{order}/{key}/confirm/{attempt}", Audience::Those(Need::Anyone)),
    ("/pay/{order}/{key}/leave/{attempt}", Audience::Those(Need::Anyone)),
    ("/pay/{order}/{key}/back/{attempt}", Audience::Those(Need::Anyone)),
    ("/orders/{order}/{key}", Audience::Those(Need::Anyone)),
    ("/orders/{order}/{key}/cancel", Audience::Those(Need::Anyone)),
    ("/orders/{order}/{key}/return", Audience::Those(Need::Anyone)),
    ("/orders/{order}/{key}/invoice", Audience::Those(Need::Anyone)),
    ("/sign-in", Audience::Those(Need::Anyone)),
    ("/sign-in/second-factor", Audience::Those(Need::Anyone)),
    ("/register", Audience::Those(Need::Anyone)),
    ("/forgot-password", Audience::Those(Need::Anyone)),
    ("/reset/{key}", Audience::Those(Need::Anyone)),
    ("/verify/{key}", Audience::Those(Need::Anyone)),
    ("/new-email/{key}", Audience::Those(Need::Anyone)),
    ("/setup/{key}", Audience::Those(Need::Anyone)),
    ("/account", Audience::Those(Need::SignedIn)),
    ("/account/orders", Audience::Those(Need::SignedIn)),
    ("/account/cards", Audience::Those(Need::SignedIn)),
    ("/account/profile", Audience::Those(Need::SignedIn)),
    ("/account/addresses", Audience::Those(Need::SignedIn)),
    ("/account/addresses/{address}", Audience::Those(Need::SignedIn)),
    ("/account/security", Audience::Those(Need::SignedIn)),
    ("/account/security/authenticator", Audience::Those(Need::SignedIn)),
    ("/account/security/recovery-codes", Audience::Those(Need::SignedIn)),
    ("/account/sessions", Audience::Those(Need::SignedIn)),
    ("/account/privacy", Audience::Those(Need::SignedIn)),
    ("/admin", Audience::Those(Need::Staff)),
    ("/admin/mails", Audience::Those(Need::Staff)),
    ("/admin/orders", Audience::Those(Need::Can(Permission::Orders))),
    ("/admin/orders/{order}", Audience::Those(Need::Can(Permission::Orders))),
    ("/admin/orders/{order}/packing-slip", Audience::Those(Need::Can(Permission::Orders))),
    ("/admin/customers", Audience::Those(Need::Can(Permission::Customers))),
    ("/admin/customers/{user}", Audience::Those(Need::Can(Permission::Customers))),
    ("/admin/staff", Audience::Those(Need::Admin)),
    ("/admin/api-keys", Audience::Those(Need::Admin)),
    ("/admin/audit", Audience::Those(Need::Can(Permission::Audit))),
];

/// Every server function by its endpoint.
pub const FUNCTIONS: &[(&str, Need)] = &[
    ("add_to_cart", Need::Anyone),
    ("set_quantity", Need::Anyone),
    ("remove_line", Need::Anyone),
    ("apply_coupon", Need::Anyone),
    ("remove_coupon", Need::Anyone),
    ("set_favourite", Need::Anyone),
    ("suggest", Need::Anyone),
    ("save_contact", Need::Anyone),
    ("choose_shipping", Need::Anyone),
    ("choose_payment", Need::Anyone),
    ("place_order", Need::Anyone),
    ("pay", Need::Anyone),
    ("start_payment", Need::Anyone),
    ("confirm_payment", Need::Anyone),
    ("cancel_order", Need::Anyone),
    ("request_return", Need::Anyone),
    ("buy_again", Need::Anyone),
    ("register", Need::Anyone),
    ("sign_in", Need::Anyone),
    ("sign_in_with_code", Need::Anyone),
    ("start_passkey_sign_in", Need::Anyone),
    ("sign_in_with_passkey", Need::Anyone),
    ("sign_out", Need::Anyone),
    ("request_reset", Need::Anyone),
    ("reset_password", Need::Anyone),
    ("verify_email", Need::Anyone),
    ("confirm_new_email", Need::Anyone),
    ("set_up_shop", Need::Anyone),
    ("undo_merge", Need::SignedIn),
    ("accept_merge", Need::SignedIn),
    ("send_verification", Need::SignedIn),
    ("change_profile", Need::SignedIn),
    ("remove_avatar", Need::SignedIn),
    ("save_address", Need::SignedIn),
    ("remove_address", Need::SignedIn),
    ("prefer_address", Need::SignedIn),
    ("change_password", Need::SignedIn),
    ("request_new_email", Need::SignedIn),
    ("revoke_session", Need::SignedIn),
    ("revoke_other_sessions", Need::SignedIn),
    ("offer_authenticator", Need::SignedIn),
    ("confirm_authenticator", Need::SignedIn),
    ("remove_authenticator", Need::SignedIn),
    ("make_recovery_codes", Need::SignedIn),
    ("put_recovery_codes_away", Need::SignedIn),
    ("start_passkey", Need::SignedIn),
    ("add_passkey", Need::SignedIn),
    ("remove_passkey", Need::SignedIn),
    ("unlink_provider", Need::SignedIn),
    ("begin_saving_card", Need::SignedIn),
    ("forget_card", Need::SignedIn),
    ("close_account", Need::SignedIn),
    ("keep_account", Need::SignedIn),
    ("pack_order", Need::Can(Permission::Orders)),
    ("ship_order", Need::Can(Permission::Orders)),
    ("deliver_shipment", Need::Can(Permission::Orders)),
    ("call_back_shipment", Need::Can(Permission::Orders)),
    ("call_off_order", Need::Can(Permission::Orders)),
    ("call_off_pieces", Need::Can(Permission::Orders)),
    ("edit_order", Need::Can(Permission::Orders)),
    ("refund_order", Need::Can(Permission::Orders)),
    ("refund_surplus", Need::Can(Permission::Orders)),
    ("answer_return", Need::Can(Permission::Orders)),
    ("receive_return", Need::Can(Permission::Orders)),
    ("refund_return", Need::Can(Permission::Orders)),
    ("hold_order", Need::Can(Permission::Orders)),
    ("release_order", Need::Can(Permission::Orders)),
    ("note_order", Need::Can(Permission::Orders)),
    ("set_role", Need::Admin),
    ("set_house_rules", Need::Admin),
    ("create_api_key", Need::Admin),
    ("revoke_api_key", Need::Admin),
];

/// Who may see the page of a path.
#[must_use]
pub fn audience(path: &str) -> Audience {
    PAGES.iter().find(|(known, _)| *known == path).map_or(Audience::Those(Need::Admin), |(_, audience)| *audience)
}

/// What the server function of an endpoint asks of whoever calls it.
#[must_use]
pub fn need_of(endpoint: &str) -> Need {
    FUNCTIONS.iter().find(|(known, _)| *known == endpoint).map_or(Need::Admin, |(_, need)| *need)
}
