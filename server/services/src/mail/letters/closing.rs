//! An account that comes to its end.

use shop::Timestamp;

use super::{
    super::{Mail, layout::Layout},
    Addressee,
};

/// The account goes on that day, unless its owner thinks better of it.
#[must_use]
pub fn account_closing(to: &Addressee, on: Timestamp, keep_link: &str) -> Mail {
    Layout::to(to, "Your account will be closed")
        .says(format!("As you asked, your account at {} will be closed on {}.", to.shop, on.for_people()))
        .says("What it knows about you is deleted then. Orders stay in our books, without your name; invoices stay as they were issued.")
        .button("Keep my account", keep_link)
        .footnote("If it was not you who asked, keep your account and choose a new password.")
        .mail()
}

/// The account is gone.
#[must_use]
pub fn account_closed(to: &Addressee) -> Mail {
    Layout::to(to, "Your account is closed")
        .says(format!("Your account at {} is closed and what it knew about you is deleted.", to.shop))
        .says("Thank you for having been with us. You are welcome back at any time, with a new account.")
        .mail()
}
