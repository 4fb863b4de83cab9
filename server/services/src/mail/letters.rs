//! What the shop's mails say: one function for each.

mod address;
mod closing;
pub mod order;
mod password;
mod safety;
mod samples;
mod staff;

use shop::{
    account::User,
    text::{Email, Name},
};

pub use address::{confirm_new_email, email_is_changing, verify_email};
pub use closing::{account_closed, account_closing};
pub use order::{
    order_cancelled, order_delivered, order_expired, order_paid, order_placed, order_refunded, order_shipped, payment_reminder,
    return_approved, return_received,
};
pub use password::{password_changed, reset_password};
pub use safety::{device_signed_out, second_factor_off, second_factor_on};
pub use samples::{Sample, samples};
pub use staff::role_changed;

/// To whom a mail goes, and from which shop.
#[derive(Clone, Copy, Debug)]
pub struct Addressee<'a> {
    /// Their address.
    pub email: &'a Email,
    /// What they call themselves; may be empty.
    pub name: &'a str,
    /// The shop's name.
    pub shop: &'a Name,
}

impl<'a> Addressee<'a> {
    /// Somebody with an account.
    #[must_use]
    pub fn of(user: &'a User, shop: &'a Name) -> Self {
        Self { email: &user.email, name: user.name.as_str(), shop }
    }
}
