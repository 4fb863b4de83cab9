//! Whether Razorpay sent it: <https://razorpay.com/docs/webhooks/validate-test>.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::secrets::{Secret, hex, is_same};

/// Whether this is the body's HMAC-SHA256 under the secret, in hexadecimal.
pub(super) fn is_right(body: &[u8], signature: &str, secret: &Secret) -> bool {
    let Ok(hmac) = Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes()) else { return false };
    is_same(&hex(&hmac.chain_update(body).finalize().into_bytes()), signature)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by `openssl dgst -sha256 -hmac webhook-secret`.
    const SIGNED: &str = "0e95258623492dd0dae77245c958c256d46b4a30b338084b7e996fc25653c79c";
    const BODY: &[u8] = br#"{"event":"payment.captured"}"#;

    #[test]
    fn the_right_one_is_right_and_no_other() {
        let secret = Secret::new("webhook-secret");
        assert!(is_right(BODY, SIGNED, &secret));
        assert!(!is_right(br#"{"event":"payment.captured" }"#, SIGNED, &secret));
        assert!(!is_right(BODY, SIGNED, &Secret::new("another secret")));
        for wrong in ["", &SIGNED[1..], &format!("{SIGNED}0"), &SIGNED.to_uppercase()] {
            assert!(!is_right(BODY, wrong, &secret), "{wrong}");
        }
    }
}
