//! What must be remembered while somebody is away at a provider.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shop::Timestamp;
use store::Key;

use super::Purpose;
use crate::{
    OpCtx,
    schema::{DEPARTURES, key},
};

/// Long enough to find a password and a second factor there.
const LONGEST: Duration = Duration::from_secs(10 * 60);

/// A departure as it is kept.
#[derive(Serialize, Deserialize)]
pub(super) struct Departed {
    /// To whom.
    pub provider: String,
    /// Must stand in the ID token.
    pub nonce: String,
    /// The PKCE verifier: the code is worth nothing without it.
    pub verifier: String,
    /// Where they come back to; the provider asks again when the code is exchanged.
    pub redirect_uri: String,
    /// What for.
    pub purpose: Purpose,
    /// Where they were going.
    pub next: String,
    /// From then on it is too late.
    pub expires_at: Timestamp,
}

impl Departed {
    pub(super) fn now(ctx: &OpCtx, provider: &str, redirect_uri: &str, purpose: Purpose, next: String) -> Self {
        Self {
            provider: provider.to_owned(),
            nonce: ctx.new_secret(),
            verifier: URL_SAFE_NO_PAD.encode(ctx.random_bytes::<32>()), // 43 characters, the least of RFC 7636 §4.1
            redirect_uri: redirect_uri.to_owned(),
            purpose,
            next,
            expires_at: ctx.now.after(LONGEST),
        }
    }
}

/// By the hash: whoever reads the database cannot come back in somebody's place.
pub(super) fn key_of(state: &str) -> Key {
    key(DEPARTURES, Sha256::digest(state.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}
