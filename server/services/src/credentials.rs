//! What people prove who they are with. Kept apart from their accounts, so that no page or export can show it by mistake.

use serde::{Deserialize, Serialize};
use shop::{Rejection, Timestamp, account::Password, id::UserId, text::Name};

use crate::{
    OpCtx, ServiceResult,
    ctx::{Me, stale},
    limits::{Limit, Limits},
    passwords::{Passwords, Verdict},
};

/// Somebody's credentials as they are kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Credentials {
    pub(crate) user: UserId,
    /// The argon2id hash; none for those who sign in otherwise.
    pub(crate) password: Option<String>,
    /// The authenticator app, once it was shown to work.
    pub(crate) totp: Option<KeptTotp>,
    /// The app that is being set up.
    pub(crate) totp_offered: Option<OfferedTotp>,
    /// Hashes of the recovery codes that are left.
    #[serde(default)]
    pub(crate) recovery: Vec<String>,
    #[serde(default)]
    pub(crate) passkeys: Vec<KeptPasskey>,
    /// What passkeys know this account by.
    pub(crate) passkey_handle: Option<String>,
    /// Accounts elsewhere: provider and subject.
    #[serde(default)]
    pub(crate) identities: Vec<String>,
}

/// An authenticator app.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptTotp {
    /// Base 32, as apps have it.
    pub(crate) secret: String,
    /// The time step of the last code that was taken: none is taken twice.
    pub(crate) last_step: u64,
    pub(crate) since: Timestamp,
}

/// An authenticator app that was offered, and not yet shown to work.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct OfferedTotp {
    pub(crate) secret: String,
    /// Whoever comes later must prove again who they are.
    pub(crate) until: Timestamp,
}

/// A passkey.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptPasskey {
    pub(crate) id: String,
    pub(crate) name: Name,
    pub(crate) created_at: Timestamp,
    pub(crate) last_used_at: Option<Timestamp>,
    /// As the library keeps it.
    pub(crate) key: serde_json::Value,
}

impl Credentials {
    pub(crate) fn new(user: UserId, password: Option<String>) -> Self {
        Self {
            user,
            password,
            totp: None,
            totp_offered: None,
            recovery: Vec::new(),
            passkeys: Vec::new(),
            passkey_handle: None,
            identities: Vec::new(),
        }
    }

    /// Whether a password alone is not enough.
    pub(crate) fn needs_second_factor(&self) -> bool {
        self.totp.is_some() || !self.passkeys.is_empty()
    }

    /// Checks a password typed for a step that matters, or that the sign-in is fresh.
    pub(crate) async fn prove_again(&self, ctx: &OpCtx, me: &Me, passwords: &Passwords, limits: &Limits, typed: &str) -> ServiceResult<()> {
        let Some(hash) = &self.password else {
            return if me.is_fresh(ctx.now) { Ok(()) } else { Err(stale().into()) };
        };
        let ticket = limits.take(ctx.now, Limit::SignInByAccount, self.user.as_str()).await?;
        match passwords.check(Password::typed(typed), Some(hash.clone())).await? {
            Verdict::Right { .. } => limits.succeeded(ctx.now, ticket).await,
            Verdict::Wrong => Err(Rejection::field("current_password", "This is not your password.").into()),
        }
    }
}
