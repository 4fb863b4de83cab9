use serde::{Deserialize, Serialize};
use shop::{Code, Rejection, access::Need};

use super::Staff;
use crate::{
    OpCtx, ServiceResult,
    audit::Event,
    documents::{TRIES, wait_for_others, was_overtaken, write},
    error::rejected,
    schema::{MARKS, key},
};

/// Where the rules are kept.
pub(crate) const RULES: &str = "house_rules";

/// What everybody who works here must keep to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseRules {
    /// Whether staff have their powers only when they signed in with a second factor.
    pub staff_need_second_factor: bool,
}

impl Staff {
    /// What everybody who works here must keep to.
    pub async fn rules(&self) -> ServiceResult<HouseRules> {
        Ok(self.documents.load::<HouseRules>(key(MARKS, RULES)).await?.map(|rules| rules.value).unwrap_or_default())
    }

    /// Changes what everybody who works here must keep to.
    ///
    /// # Errors
    /// Without being an admin; an admin without a second factor of their own would lock themselves out.
    pub async fn set_rules(&self, ctx: &OpCtx, rules: HouseRules) -> ServiceResult<()> {
        ctx.require(Need::Admin)?;
        if rules.staff_need_second_factor && ctx.me.as_ref().is_some_and(|me| !me.with_second_factor) {
            let sentence = "Please sign in with a second factor yourself first, or you would lock yourself out.";
            return Err(Rejection::field("staff_need_second_factor", sentence).into());
        }
        for tries in 0..TRIES {
            let old = self.documents.load::<HouseRules>(key(MARKS, RULES)).await?;
            let batch = write(&key(MARKS, RULES), old.as_ref(), &rules)?;
            match self.documents.commit(&batch.and(self.accounts.audit.entry(ctx, Event::HouseRulesChanged, RULES)?)).await {
                Err(refused) if was_overtaken(&refused) => wait_for_others(tries).await,
                done => return Ok(done?),
            }
        }
        Err(rejected(Code::Conflict, "Somebody else changed the rules at the same moment. Please look again."))
    }

    /// Whether whoever is signed in has a second factor.
    ///
    /// # Errors
    /// If nobody is signed in.
    pub async fn has_second_factor(&self, ctx: &OpCtx) -> ServiceResult<bool> {
        Ok(self.accounts.credentials(&ctx.me()?.user.id).await?.value.needs_second_factor())
    }
}
