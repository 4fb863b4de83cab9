//! Tokens for programs that may write: made at the terminal, kept only as hashes.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shop::{Code, Timestamp, order::Actor, text::Name};
use store::Batch;

use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, body},
    error::rejected,
    schema::{ADMIN_TOKENS, key},
};

/// What every token begins with, so that scanners for leaked secrets can find it.
const PREFIX: &str = "shopsphere_";

/// The tokens.
#[derive(Clone)]
pub struct AdminTokens {
    documents: Documents,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    name: Name,
    created_at: Timestamp,
}

impl AdminTokens {
    pub(crate) fn new(documents: &Documents) -> Self {
        Self { documents: documents.clone() }
    }

    /// Makes a token and returns it; it is shown this once and kept only as its hash.
    pub async fn create(&self, ctx: &OpCtx, name: Name) -> ServiceResult<String> {
        let token = format!("{PREFIX}{}", ctx.new_secret());
        let kept = Kept { name, created_at: ctx.now };
        self.documents.commit(&Batch::new().insert(key(ADMIN_TOKENS, hash(&token)), body(&kept)?)).await?;
        Ok(token)
    }

    /// Whose token this is.
    ///
    /// # Errors
    /// If nobody's.
    pub async fn actor(&self, token: &str) -> ServiceResult<Actor> {
        let refused = || rejected(Code::TokenInvalid, "Access Denied: Invalid token");
        if !token.starts_with(PREFIX) {
            return Err(refused());
        }
        let found = self.documents.load::<Kept>(key(ADMIN_TOKENS, hash(token))).await?;
        found.map(|kept| Actor::Admin(kept.value.name)).ok_or_else(refused)
    }
}

/// A token has 160 random bits, so a plain hash keeps it as safe as a slow one would.
fn hash(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
