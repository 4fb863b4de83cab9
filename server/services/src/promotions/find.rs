//! What a cart is priced by: the standing offers, the promotions of its codes, and what they ask about the buyer.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use shop::{
    Order,
    access::{Need, Permission},
    id::PromotionId,
    order::Closing,
    pricing::{Shopper, Terms, Uses},
    promotion::{Condition, CouponCode, Promotion},
};
use store::{Condition as Where, Direction, Query};

use super::{Buyer, Promotions, id_of, unknown, uses};
use crate::{
    OpCtx, ServiceResult,
    documents::Versioned,
    offers::Offers,
    schema::{ORDERS, PROMOTION_USES, PROMOTIONS, REDEMPTIONS, key},
};

/// Orders looked at to see whether one of a customer's still counts.
const LATEST: u32 = 50;

impl Promotions {
    /// The terms for a cart with these codes, and what its promotions ask about the buyer.
    ///
    /// # Errors
    /// If the store fails.
    pub(crate) async fn terms(&self, offers: &Offers, codes: &[CouponCode], buyer: &Buyer<'_>) -> ServiceResult<(Terms, Shopper)> {
        let terms = offers.terms(self.by_codes(codes).await?);
        let shopper = self.shopper(&terms.promotions, buyer).await?;
        Ok((terms, shopper))
    }

    /// A page of all promotions, the oldest first, and where the next begins.
    ///
    /// # Errors
    /// Without the permission; the field `cursor`.
    pub async fn list(&self, ctx: &OpCtx, after: Option<&str>) -> ServiceResult<(Vec<Promotion>, Option<String>)> {
        ctx.require(Need::Can(Permission::Promotions))?;
        self.documents.page(Query::all(PROMOTIONS).limit(100), after).await
    }

    /// A promotion by its id or its code.
    ///
    /// # Errors
    /// `coupon_not_found`; without the permission.
    pub async fn find(&self, ctx: &OpCtx, address: &str) -> ServiceResult<Promotion> {
        ctx.require(Need::Can(Permission::Promotions))?;
        Ok(self.versioned(address).await?.value)
    }

    /// How often a promotion was used.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn used(&self, promotion: &Promotion) -> ServiceResult<u32> {
        Ok(self.uses_of(std::slice::from_ref(promotion)).await?.into_iter().sum())
    }

    /// How often each of several promotions was used, in their order.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn uses_of(&self, promotions: &[Promotion]) -> ServiceResult<Vec<u32>> {
        let keys: Vec<_> = promotions.iter().map(|promotion| key(PROMOTION_USES, &promotion.id)).collect();
        let kept = self.documents.load_many::<uses::Kept>(&keys).await?;
        let used = |(kept, promotion): (Option<Versioned<uses::Kept>>, &Promotion)| kept.map_or(0, |it| it.value.used(promotion.limit));
        Ok(kept.into_iter().zip(promotions).map(used).collect())
    }

    pub(super) async fn versioned(&self, address: &str) -> ServiceResult<Versioned<Promotion>> {
        if let Ok(code) = address.parse::<CouponCode>() {
            let query = Query::all(PROMOTIONS).filter(Where::Eq("code", code.as_str().into())).limit(1);
            if let Some(found) = self.documents.find(&query).await?.into_iter().next() {
                return Ok(found);
            }
        }
        self.documents.load(key(PROMOTIONS, id_of(address)?)).await?.ok_or_else(unknown)
    }

    async fn by_codes(&self, codes: &[CouponCode]) -> ServiceResult<Vec<Promotion>> {
        if codes.is_empty() {
            return Ok(Vec::new());
        }
        let any = Where::In("code", codes.iter().map(|code| code.as_str().into()).collect());
        let found = self.documents.find::<Promotion>(&Query::all(PROMOTIONS).filter(any)).await?;
        Ok(found.into_iter().map(|found| found.value).collect())
    }

    /// What these promotions ask about the buyer; nothing is read that none of them asks.
    async fn shopper(&self, promotions: &[Promotion], buyer: &Buyer<'_>) -> ServiceResult<Shopper> {
        let asks = |promotion: &Promotion| promotion.conditions.iter().any(|it| matches!(it, Condition::FirstOrder(_)));
        let has_ordered = promotions.iter().any(asks) && self.has_ordered(buyer).await?;
        let groups = buyer.user.map(|user| user.groups.clone()).unwrap_or_default();
        Ok(Shopper { groups, has_ordered, uses: self.uses(promotions, buyer).await? })
    }

    async fn has_ordered(&self, buyer: &Buyer<'_>) -> ServiceResult<bool> {
        let emails: BTreeSet<&str> =
            buyer.user.map(|user| &user.email).into_iter().chain(buyer.email).map(|email| email.as_str()).collect();
        let account = buyer.user.map(|user| ("customer", user.id.as_str()));
        for (field, value) in emails.into_iter().map(|email| ("email", email)).chain(account) {
            let theirs = Query::all(ORDERS).filter(Where::Eq(field, value.into()));
            let orders = self.documents.find::<Order>(&theirs.sorted("placed_at", Direction::Descending).limit(LATEST)).await?;
            if orders.iter().any(|order| order.value.state.closing == Closing::Open) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn uses(&self, promotions: &[Promotion], buyer: &Buyer<'_>) -> ServiceResult<BTreeMap<PromotionId, Uses>> {
        #[derive(Deserialize)]
        struct Redeemed {
            used: i64,
        }
        let mut uses = BTreeMap::new();
        for promotion in promotions.iter().filter(|it| it.limit.is_some() || it.limit_per_customer.is_some()) {
            let in_all = if promotion.limit.is_some() { self.used(promotion).await? } else { 0 };
            let keys: Vec<_> = buyer.marks().iter().map(|mark| key(REDEMPTIONS, uses::redemption(&promotion.id, mark))).collect();
            let by_shopper = match promotion.limit_per_customer {
                Some(_) if !keys.is_empty() => {
                    let found = self.documents.load_many::<Redeemed>(&keys).await?;
                    found.into_iter().flatten().map(|found| found.value.used).max().unwrap_or(0)
                }
                _ => 0,
            };
            uses.insert(promotion.id.clone(), Uses { in_all, by_shopper: u32::try_from(by_shopper).unwrap_or(0) });
        }
        Ok(uses)
    }
}
