//! Whether an e-mail address is somebody's, and whether it stays so.

use std::time::Duration;

use shop::{text::Email, time::in_words};

use super::{
    super::{Mail, layout::Layout},
    Addressee,
};

/// Asks whoever registered with this address to show that it is theirs.
#[must_use]
pub fn verify_email(to: &Addressee, link: &str, valid: Duration) -> Mail {
    Layout::to_unproven(to, "Please confirm your e-mail address")
        .says(format!("Somebody, probably you, made an account at {} with this e-mail address. Please confirm that it is yours.", to.shop))
        .button("Confirm my address", link)
        .says(format!("The link works once, within {}.", in_words(valid)))
        .footnote("If it was not you, you need do nothing: without this confirmation nobody can use your address.")
        .mail()
}

/// To the new address, which takes the old one's place once it is confirmed.
#[must_use]
pub fn confirm_new_email(to: &Addressee, link: &str, valid: Duration) -> Mail {
    Layout::to_unproven(to, "Please confirm your new e-mail address")
        .says(format!("This address is to become the e-mail address of an account at {}. Please confirm that it is yours.", to.shop))
        .button("Confirm my new address", link)
        .says(format!("The link works once, within {}. Until then the old address stays.", in_words(valid)))
        .footnote("If you do not know of this, you need do nothing: your address will not be used.")
        .mail()
}

/// To the old address, whose owner may not be the one who asked.
#[must_use]
pub fn email_is_changing(to: &Addressee, new: &Email, secure_link: &str) -> Mail {
    Layout::to(to, "Your e-mail address is being changed")
        .says(format!("Your account at {} is about to get another e-mail address: {new}.", to.shop))
        .says("If it was you, confirm it with the link we sent there. You need do nothing here.")
        .button("It was not me: secure my account", secure_link)
        .footnote("If it was not you, somebody else is signed in to your account. Choose a new password now.")
        .mail()
}
