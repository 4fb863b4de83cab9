//! Stripe's signature of what it sends: an HMAC over the moment and the body, as published for webhooks.
//!
//! The crate's own check goes by the clock of this machine and reads the event into a type first; ours is given the moment
//! and the bytes.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use shop::Timestamp;

use crate::secrets::{Secret, hex, is_same};

/// An older signature may be somebody's recording; clocks differ, so it may be a little ahead too.
const TOLERANCE_SECONDS: u64 = 300;

/// Whether one of these secrets signed a body, lately.
pub(super) fn is_theirs(body: &[u8], header: &str, secrets: &[Secret], now: Timestamp) -> bool {
    let parts = || header.split(',').filter_map(|part| part.trim().split_once('='));
    let Some((_, moment)) = parts().find(|(name, _)| *name == "t") else { return false };
    let Ok(seconds) = moment.parse::<i64>() else { return false };
    if now.millis().div_euclid(1000).abs_diff(seconds) > TOLERANCE_SECONDS {
        return false;
    }
    let given = || parts().filter(|(name, _)| *name == "v1").map(|(_, signature)| signature);
    // While secrets are changed, there are several of either.
    secrets.iter().filter_map(|secret| signature(body, moment, secret)).any(|ours| given().any(|theirs| is_same(&ours, theirs)))
}

fn signature(body: &[u8], moment: &str, secret: &Secret) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes()).ok()?;
    mac.update(moment.as_bytes());
    mac.update(b".");
    mac.update(body);
    Some(hex(&mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made with `openssl dgst -sha256 -hmac whsec_test_secret` over `1492774577.{"id":"evt_test"}`.
    const BODY: &[u8] = br#"{"id":"evt_test"}"#;
    const SECONDS: i64 = 1_492_774_577;
    const V1: &str = "22f7d74836ddad3284a2b80853dd2fe731655c1bfddcff3c3666a500cf3abd80";

    fn is_theirs_at(seconds: i64, header: &str) -> bool {
        is_theirs(BODY, header, &[Secret::new("whsec_test_secret")], Timestamp::from_millis(seconds * 1000))
    }

    #[test]
    fn what_they_signed_is_theirs() {
        assert!(is_theirs_at(SECONDS, &format!("t={SECONDS},v1={V1}")));
        assert!(is_theirs_at(SECONDS, &format!("t={SECONDS}, v1={V1}, v0=6ffbb59b2300aae63f27240606")));
    }

    #[test]
    fn case_21_nothing_else_is() {
        let good = format!("t={SECONDS},v1={V1}");
        let now = Timestamp::from_millis(SECONDS * 1000);
        for secrets in [&[][..], &[Secret::new("whsec_other")], &[Secret::new("")]] {
            assert!(!is_theirs(BODY, &good, secrets, now));
        }
        assert!(!is_theirs(br#"{"id":"evt_tesu"}"#, &good, &[Secret::new("whsec_test_secret")], now), "another body");
        for header in [
            String::new(),
            format!("v1={V1}"),
            format!("t={SECONDS}"),
            format!("t={SECONDS},v0={V1}"),
            format!("t={},v1={V1}", SECONDS + 1),
            format!("t=now,v1={V1}"),
            format!("t={SECONDS},v1={}", &V1[..63]),
            format!("t={SECONDS},v1="),
        ] {
            assert!(!is_theirs_at(SECONDS, &header), "{header}");
        }
    }

    #[test]
    fn a_recording_is_refused_after_five_minutes() {
        let good = format!("t={SECONDS},v1={V1}");
        for (offset, expected) in [(300, true), (-300, true), (301, false), (-301, false), (86_400, false)] {
            assert_eq!(is_theirs_at(SECONDS + offset, &good), expected, "{offset} seconds");
        }
    }

    #[test]
    fn several_signatures_and_several_secrets_meet_anywhere() {
        let now = Timestamp::from_millis(SECONDS * 1000);
        let header = format!("t={SECONDS},v1={},v1={V1}", "0".repeat(64));
        let secrets = [Secret::new("whsec_new"), Secret::new("whsec_test_secret")];
        assert!(is_theirs(BODY, &header, &secrets, now));
        assert!(!is_theirs(BODY, &header, &secrets[..1], now));
    }
}
