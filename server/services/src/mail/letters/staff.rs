//! Who works for the shop.

use super::{
    super::{Mail, layout::Layout},
    Addressee,
};

/// Tells that somebody may do other things in the shop than before.
#[must_use]
pub fn role_changed(to: &Addressee, role: &str, sign_in_link: &str) -> Mail {
    Layout::to(to, "Your role in the shop was changed")
        .says(format!("At {} you are now {role}. You were signed out everywhere, so that it counts at once.", to.shop))
        .button("Sign in", sign_in_link)
        .footnote("If you did not expect this, ask whoever looks after the shop.")
        .mail()
}
