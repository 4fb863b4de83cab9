//! Codes of an authenticator app: six digits, thirty seconds, SHA-1, as every app understands them (RFC 6238).

use totp_rs::{Builder, Secret};

use shop::{Timestamp, text::Email};

use crate::{OpCtx, ServiceError, ServiceResult};

/// Digits of a code.
pub(super) const DIGITS: usize = 6;

/// An app's secret.
pub(crate) struct Totp {
    secret: Vec<u8>,
}

impl Totp {
    /// 160 bits, as the standard recommends (RFC 4226 §4).
    pub(crate) fn new(ctx: &OpCtx) -> Self {
        Self { secret: ctx.random_bytes::<20>().to_vec() }
    }

    /// From the text that is kept.
    pub(crate) fn of(secret: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(secret).ok()?;
        Some(Self { secret: secret.as_bytes().to_vec() })
    }

    /// The text that is kept, and typed into an app that has no camera.
    pub(crate) fn secret(&self) -> String {
        Secret::new(self.secret.clone().into_boxed_slice()).to_base32()
    }

    /// The time step a code is of, if it is of now or of the half minute before or after.
    pub(super) fn step_of(&self, code: &str, now: Timestamp) -> Option<u64> {
        self.app(None).ok()?.check(code, seconds(now))
    }

    /// A picture that an app's camera reads, as base 64 of a PNG.
    pub(crate) fn qr_code(&self, shop: &str, email: &Email) -> ServiceResult<String> {
        let app = self.app(Some((shop, email))).map_err(ServiceError::doing("name an authenticator's secret"))?;
        app.to_qr_base64().map_err(|error| ServiceError::failed("draw a QR code", error.to_string()))
    }

    /// The address that an app on the same device opens.
    pub(crate) fn address(&self, shop: &str, email: &Email) -> ServiceResult<String> {
        let app = self.app(Some((shop, email))).map_err(ServiceError::doing("name an authenticator's secret"))?;
        app.to_url().map_err(|error| ServiceError::failed("write an authenticator's address", error.to_string()))
    }

    /// The code of a moment.
    #[cfg(test)]
    pub(crate) fn code(&self, now: Timestamp) -> String {
        self.app(None).unwrap().generate(seconds(now)).to_string()
    }

    fn app(&self, names: Option<(&str, &Email)>) -> Result<totp_rs::Totp, String> {
        let mut builder = Builder::new().with_secret(self.secret.clone());
        if let Some((shop, email)) = names {
            // A colon would end the name in the address that the picture holds.
            let plain = |text: &str| text.replace(':', " ");
            builder = builder.with_issuer(Some(plain(shop))).with_account_name(plain(email.as_str()));
        }
        builder.build().map_err(|error| error.to_string())
    }
}

fn seconds(now: Timestamp) -> u64 {
    u64::try_from(now.millis() / 1000).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B: the last six of its eight digits.
        let app = Totp { secret: b"12345678901234567890".to_vec() };
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            let now = Timestamp::from_millis(seconds * 1000);
            assert_eq!(app.code(now), code);
            assert_eq!(app.step_of(code, now), Some(seconds.unsigned_abs() / 30));
        }
    }

    #[test]
    fn a_secret_reads_back_and_makes_a_picture() {
        let app = Totp { secret: b"12345678901234567890".to_vec() };
        assert_eq!(Totp::of(&app.secret()).unwrap().secret, app.secret);
        assert!(Totp::of("not base 32!").is_none());
        assert!(app.qr_code("Shop: the best", &"ada@example.com".parse().unwrap()).unwrap().starts_with("iVBOR"));
    }
}
