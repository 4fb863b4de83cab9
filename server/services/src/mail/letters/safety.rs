//! What the owner of an account should know, in case it was somebody else.

use shop::Timestamp;

use super::{
    super::{Mail, layout::Layout},
    Addressee,
};

/// Somebody used a key of this account that was used up before: it may be a copy.
#[must_use]
pub fn device_signed_out(to: &Addressee, device: &str, at: Timestamp, sessions_link: &str) -> Mail {
    Layout::to(to, "We signed out one of your devices")
        .says(format!(
            "On {} we saw something that looks as if somebody had copied a sign-in of your account at {}. \
             To be safe we signed that device out: {device}.",
            at.for_people(),
            to.shop,
        ))
        .says("If it is yours, just sign in again. Please also look through your other devices.")
        .button("See where I am signed in", sessions_link)
        .footnote("If you do not know the device, choose a new password.")
        .mail()
}

/// Signing in takes a second step from now on.
#[must_use]
pub fn second_factor_on(to: &Addressee, at: Timestamp, security_link: &str) -> Mail {
    Layout::to(to, "Your account now asks for a second step")
        .says(format!("Since {} signing in to your account at {} takes a second step besides the password.", at.for_people(), to.shop))
        .says("Keep your recovery codes where you find them without your phone.")
        .button("See my account's safety", security_link)
        .footnote("If it was not you, somebody else is signed in to your account. Choose a new password now.")
        .mail()
}

/// Signing in takes the password alone again.
#[must_use]
pub fn second_factor_off(to: &Addressee, at: Timestamp, security_link: &str) -> Mail {
    Layout::to(to, "Your account no longer asks for a second step")
        .says(format!("Since {} the password alone is enough to sign in to your account at {}.", at.for_people(), to.shop))
        .button("See my account's safety", security_link)
        .footnote("If it was not you, somebody else is signed in to your account. Choose a new password and switch it on again.")
        .mail()
}
