//! Who works for the shop.

use std::time::Duration;

use shop::time::in_words;

use super::{
    super::{Mail, layout::Layout},
    Addressee,
};

/// Invites somebody to work for the shop, as `role`.
#[must_use]
pub fn staff_invitation(to: &Addressee, role: &str, link: &str, valid: Duration) -> Mail {
    Layout::to(to, "You are invited to the shop's team")
        .says(format!("You are invited to work for {} as {role}.", to.shop))
        .button("Accept the invitation", link)
        .says(format!("The link works once, within {}.", in_words(valid)))
        .footnote("If you do not know of this, you need do nothing.")
        .mail()
}

/// Tells that somebody may do other things in the shop than before.
#[must_use]
pub fn role_changed(to: &Addressee, role: &str, sign_in_link: &str) -> Mail {
    Layout::to(to, "Your role in the shop was changed")
        .says(format!("At {} you are now {role}. You were signed out everywhere, so that it counts at once.", to.shop))
        .button("Sign in", sign_in_link)
        .footnote("If you did not expect this, ask whoever looks after the shop.")
        .mail()
}
