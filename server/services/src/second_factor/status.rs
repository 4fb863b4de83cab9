use shop::{Timestamp, text::Name};

use super::SecondFactors;
use crate::{OpCtx, ServiceResult, credentials::KeptPasskey};

/// How somebody signs in, for the page that shows and changes it.
#[derive(Clone, Debug)]
pub struct SecurityView {
    /// Whether there is a password.
    pub has_password: bool,
    /// Whether the e-mail is proved to be theirs.
    pub email_verified: bool,
    /// Since when an authenticator app is switched on.
    pub authenticator_since: Option<Timestamp>,
    /// How many recovery codes are left.
    pub recovery_codes_left: usize,
    /// The passkeys, the oldest first.
    pub passkeys: Vec<PasskeyView>,
    /// The codes of the providers that are linked.
    pub linked: Vec<String>,
}

/// A passkey as its owner sees it.
#[derive(Clone, Debug)]
pub struct PasskeyView {
    /// Names it.
    pub id: String,
    /// What its owner calls it.
    pub name: Name,
    /// Since when.
    pub created_at: Timestamp,
    /// When it last signed somebody in.
    pub last_used_at: Option<Timestamp>,
}

impl SecurityView {
    /// Whether a password alone is not enough.
    #[must_use]
    pub fn has_second_factor(&self) -> bool {
        self.authenticator_since.is_some() || !self.passkeys.is_empty()
    }
}

impl SecondFactors {
    /// How whoever is signed in signs in.
    ///
    /// # Errors
    /// If nobody is signed in.
    pub async fn status(&self, ctx: &OpCtx) -> ServiceResult<SecurityView> {
        let user = &ctx.me()?.user;
        let credentials = self.accounts.credentials(&user.id).await?.value;
        let passkey = |KeptPasskey { id, name, created_at, last_used_at, .. }| PasskeyView { id, name, created_at, last_used_at };
        Ok(SecurityView {
            has_password: credentials.password.is_some(),
            email_verified: user.is_verified(),
            authenticator_since: credentials.totp.map(|app| app.since),
            recovery_codes_left: credentials.recovery.len(),
            passkeys: credentials.passkeys.into_iter().map(passkey).collect(),
            linked: credentials.identities.iter().filter_map(|name| name.split(' ').next().map(str::to_owned)).collect(),
        })
    }
}
