//! The refresh token: the session's id and 256 secret bits. It is kept as a hash.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use shop::id::SessionId;

use crate::{OpCtx, secrets::hash};

/// A refresh token as its holder has it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct RefreshToken {
    pub(super) session: SessionId,
    secret: [u8; 32],
}

impl RefreshToken {
    pub(super) fn new(ctx: &OpCtx, session: SessionId) -> Self {
        Self { session, secret: ctx.random_bytes() }
    }

    /// The token that follows this one. The same salt gives the same successor, and without this
    /// token nobody can make it: that is how parallel requests get one, though only hashes are kept.
    pub(super) fn successor(&self, salt: &str) -> Option<Self> {
        let mac = Hmac::<Sha256>::new_from_slice(&self.secret).ok()?.chain_update(salt).finalize();
        Some(Self { session: self.session.clone(), secret: mac.into_bytes().into() })
    }

    pub(super) fn hash(&self) -> String {
        hash(self.secret)
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let (session, secret) = text.split_once('.')?;
        let secret = URL_SAFE_NO_PAD.decode(secret).ok()?.try_into().ok()?;
        Some(Self { session: session.parse().ok()?, secret })
    }
}

impl fmt::Display for RefreshToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.session, URL_SAFE_NO_PAD.encode(self.secret))
    }
}

#[cfg(test)]
mod tests {
    use shop::{Timestamp, order::Actor};

    use super::*;

    #[test]
    fn a_token_reads_back_and_has_one_successor() {
        let ctx = OpCtx::with_seed(Actor::Guest, Timestamp::from_millis(0), String::new(), [3; 32]);
        let token = RefreshToken::new(&ctx, ctx.new_id());
        assert!(RefreshToken::parse(&token.to_string()).unwrap() == token);
        let next = token.successor("salt").unwrap();
        assert!(next == token.successor("salt").unwrap() && next != token && next != token.successor("pepper").unwrap());
        assert_eq!(next.session, token.session);
        for bad in ["", ".", "ses_x.AAAA", &token.to_string()[..40], &format!("{token}A")] {
            assert!(RefreshToken::parse(bad).is_none(), "{bad}");
        }
    }
}
