//! Writing promotions.

use shop::{
    Code, Rejection,
    access::{Need, Permission},
    promotion::Promotion,
};
use store::{Batch, StoreError};

use super::{PromotionInput, Promotions, promotion_body, uses};
use crate::{
    OpCtx, ServiceResult,
    audit::Event,
    documents::{TRIES, wait_for_others, was_overtaken},
    error::rejected,
    schema::{PROMOTIONS, key},
};

impl Promotions {
    /// Makes a promotion.
    ///
    /// # Errors
    /// `invalid` names every wrong field; `coupon_taken` if another has this code; without the permission.
    pub async fn create(&self, ctx: &OpCtx, input: &PromotionInput) -> ServiceResult<Promotion> {
        ctx.require(Need::Can(Permission::Promotions))?;
        let promotion = input.check(ctx.new_id(), &self.window.now())?;
        let batch = Batch::new().insert(key(PROMOTIONS, &promotion.id), promotion_body(&promotion)?);
        let batch = batch.and(uses::new_counter(&promotion)?).and(self.audit.entry(ctx, Event::PromotionMade, &promotion.id)?);
        match self.documents.commit(&batch).await {
            Err(StoreError::Exists { field: Some(_), .. }) => Err(taken().into()),
            done => {
                done?;
                self.show(promotion).await
            }
        }
    }

    /// Writes a promotion anew; what was used of it stays used.
    ///
    /// # Errors
    /// As [`Promotions::create`], and `coupon_not_found`.
    pub async fn update(&self, ctx: &OpCtx, address: &str, input: &PromotionInput) -> ServiceResult<Promotion> {
        ctx.require(Need::Can(Permission::Promotions))?;
        for tries in 0..TRIES {
            let found = self.versioned(address).await?;
            let promotion = input.check(found.value.id.clone(), &self.window.now())?;
            let batch = Batch::new().replace(found.key.clone(), found.version, promotion_body(&promotion)?);
            let batch = batch.and(uses::moved_limit(&found.value, &promotion));
            match self.documents.commit(&batch.and(self.audit.entry(ctx, Event::PromotionChanged, &promotion.id)?)).await {
                Err(StoreError::Exists { field: Some(_), .. }) => return Err(taken().into()),
                Err(refused) if was_overtaken(&refused) => wait_for_others(tries).await,
                done => {
                    done?;
                    return self.show(promotion).await;
                }
            }
        }
        Err(rejected(Code::Conflict, "Somebody else changed this promotion at the same moment. Please try again."))
    }

    /// Takes a promotion away. Orders keep what it took off; its counter stays for those that give a use back.
    ///
    /// # Errors
    /// `coupon_not_found`; without the permission.
    pub async fn remove(&self, ctx: &OpCtx, address: &str) -> ServiceResult<()> {
        ctx.require(Need::Can(Permission::Promotions))?;
        let found = self.versioned(address).await?;
        let batch = Batch::new().delete(found.key.clone(), found.version);
        match self.documents.commit(&batch.and(self.audit.entry(ctx, Event::PromotionRemoved, &found.value.id)?)).await {
            Err(refused) if was_overtaken(&refused) => {
                Err(rejected(Code::Conflict, "Somebody else changed this promotion at the same moment. Please try again."))
            }
            done => {
                done?;
                self.show(()).await
            }
        }
    }

    /// Standing offers are part of the shop window.
    async fn show<T>(&self, written: T) -> ServiceResult<T> {
        self.window.reload(&self.documents).await?;
        Ok(written)
    }
}

fn taken() -> Rejection {
    let sentence = "Another promotion has this code.";
    Rejection { code: Code::CouponTaken, ..Rejection::field("code", sentence) }.with_message(sentence)
}
