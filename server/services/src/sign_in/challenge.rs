use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::id::UserId;

use super::SignIns;
use crate::{OpCtx, ServiceResult, credentials::Credentials, links::Purpose};

/// A sign-in whose password was right, and which waits for the second factor.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Begun {
    pub(super) user: UserId,
}

impl Purpose for Begun {
    const NAME: &'static str = "second_factor";
    const GOOD_FOR: Duration = Duration::from_secs(10 * 60);
}

/// What the browser or program is asked next.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// Sent back with the code; good for ten minutes.
    pub key: String,
    /// Whether a code of an app is taken.
    pub by_code: bool,
    /// Whether a passkey is taken.
    pub by_passkey: bool,
}

impl SignIns {
    pub(super) async fn challenge(&self, ctx: &OpCtx, credentials: &Credentials) -> ServiceResult<Challenge> {
        let user = credentials.user.clone();
        let (key, batch) = self.accounts.links.make(ctx, Some(credentials.user.as_str()), Begun { user })?;
        self.accounts.documents.commit(&batch).await?;
        Ok(Challenge { key, by_code: credentials.totp.is_some(), by_passkey: !credentials.passkeys.is_empty() })
    }

    /// What a challenge asks for, for the page that shows it.
    ///
    /// # Errors
    /// `challenge_over`.
    pub async fn challenge_of(&self, ctx: &OpCtx, key: &str) -> ServiceResult<Challenge> {
        let begun = self.begun(ctx, key).await?;
        let credentials = self.accounts.credentials(&begun.what.user).await?.value;
        Ok(Challenge { key: key.to_owned(), by_code: credentials.totp.is_some(), by_passkey: !credentials.passkeys.is_empty() })
    }

    pub(super) async fn begun(&self, ctx: &OpCtx, key: &str) -> ServiceResult<crate::links::Found<Begun>> {
        let over = || crate::error::rejected(shop::Code::ChallengeOver, "This sign-in is too old. Please begin again.");
        self.accounts.links.find::<Begun>(ctx, key).await.map_err(|error| match error {
            crate::ServiceError::Rejected(_) => over(),
            failed => failed,
        })
    }
}
