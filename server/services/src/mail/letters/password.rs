//! A password forgotten, and a password changed.

use std::time::Duration;

use shop::{Timestamp, time::in_words};

use super::{
    super::{Mail, layout::Layout},
    Addressee,
};

/// The way back in for whoever forgot their password.
#[must_use]
pub fn reset_password(to: &Addressee, link: &str, valid: Duration) -> Mail {
    Layout::to(to, "Choose a new password")
        .says(format!("Somebody, probably you, asked for a new password for your account at {}.", to.shop))
        .button("Choose a new password", link)
        .says(format!("The link works once, within {}.", in_words(valid)))
        .footnote("If it was not you, you need do nothing: your password stays as it is. Do not pass the link on.")
        .mail()
}

/// Tells that the password is another one now.
#[must_use]
pub fn password_changed(to: &Addressee, at: Timestamp, reset_link: &str) -> Mail {
    Layout::to(to, "Your password was changed")
        .says(format!("The password of your account at {} was changed on {}. Other devices were signed out.", to.shop, at.for_people()))
        .says("If it was you, all is well.")
        .button("It was not me: choose a new password", reset_link)
        .mail()
}
