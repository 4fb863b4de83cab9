//! Recovery codes are shown once, and only hashes of them are kept.
//!
//! Between the form that makes them and the page that shows them lies a redirect. They must not travel in an address,
//! which histories and logs keep, nor in a cookie, which every further request would carry. So they wait in one
//! document, readable for ten minutes, under a name that is made of the session: only the session that made them sees
//! them, and they go at once when their owner says that they are kept.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use shop::Code;
use store::Batch;

use super::{SecondFactors, plain, recovery};
use crate::{OpCtx, ServiceResult, audit::Event, credentials::Credentials, error::rejected, links::Purpose, secrets::hash};

/// Codes that their owner has not yet written down.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct FreshCodes {
    codes: Vec<String>,
}

impl Purpose for FreshCodes {
    const NAME: &'static str = "fresh_codes";
    const GOOD_FOR: Duration = Duration::from_secs(10 * 60);
}

impl SecondFactors {
    /// Makes ten new recovery codes; the old ones end.
    ///
    /// # Errors
    /// The field `current_password`; `sign_in_again`; `conflict` without a second factor that they could stand in for.
    pub async fn make_recovery_codes(&self, ctx: &OpCtx, current_password: &str) -> ServiceResult<Vec<String>> {
        let mut found = self.accounts.prove_again(ctx, current_password).await?;
        if !found.value.needs_second_factor() {
            return Err(rejected(Code::Conflict, "Recovery codes stand in for a second factor. Please set one up first."));
        }
        let (codes, batch) = self.make_codes(ctx, &mut found.value).await?;
        self.commit(&batch.and(found.replace()?)).await?;
        Ok(codes)
    }

    /// The codes that this session made a moment ago and has not yet put away, as long as they are those that count.
    pub async fn fresh_codes(&self, ctx: &OpCtx) -> ServiceResult<Option<Vec<String>>> {
        let me = ctx.me()?;
        let Some(found) = self.accounts.links.kept::<FreshCodes>(ctx, me.session.as_str()).await? else { return Ok(None) };
        let counting = self.accounts.credentials(&me.user.id).await?.value.recovery;
        let codes = found.what.codes;
        let count = codes.iter().any(|code| counting.contains(&hash(plain(code))));
        Ok(count.then_some(codes))
    }

    /// Puts the fresh codes away: their owner has them. Asked twice is once.
    pub async fn put_codes_away(&self, ctx: &OpCtx) -> ServiceResult<()> {
        let kept = self.accounts.links.kept::<FreshCodes>(ctx, ctx.me()?.session.as_str()).await?;
        match kept {
            Some(found) => self.was_committed(&found.spent).await.map(drop),
            None => Ok(()),
        }
    }

    /// Ten codes in the place of the old ones, and the batch that lets this session see them for a while.
    pub(super) async fn make_codes(&self, ctx: &OpCtx, credentials: &mut Credentials) -> ServiceResult<(Vec<String>, Batch)> {
        let me = ctx.me()?;
        let (codes, hashes) = recovery::fresh_codes(ctx);
        credentials.recovery = hashes;
        let fresh = FreshCodes { codes: codes.clone() };
        let kept = self.accounts.links.keep(ctx, me.session.as_str(), me.user.id.as_str(), fresh).await?;
        Ok((codes, kept.and(self.accounts.audit.entry(ctx, Event::RecoveryCodesMade, &me.user.id)?)))
    }
}
