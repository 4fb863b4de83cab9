//! How often promotions are used: counted in the commit that places an order, given back in the one that ends it.

use serde::{Deserialize, Serialize};
use shop::{
    Order, Rejection,
    id::PromotionId,
    promotion::{Promotion, Refusal},
};
use store::Batch;

use super::Promotions;
use crate::{
    ServiceResult,
    documents::{body, write},
    schema::{PROMOTION_USES, REDEMPTIONS, key},
};

/// What is left of a promotion without a limit; more than will ever be used.
const PLENTY: i64 = 1 << 40;

/// The counter of a promotion: what is left, so that a guarded `add` keeps its limit.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    left: i64,
}

#[derive(Serialize, Deserialize)]
struct Redeemed {
    used: i64,
}

impl Kept {
    pub(super) fn used(&self, limit: Option<u32>) -> u32 {
        u32::try_from(begin(limit) - self.left).unwrap_or(0)
    }
}

fn begin(limit: Option<u32>) -> i64 {
    limit.map_or(PLENTY, i64::from)
}

/// The counter of a new promotion.
pub(super) fn new_counter(promotion: &Promotion) -> ServiceResult<Batch> {
    Ok(Batch::new().insert(key(PROMOTION_USES, &promotion.id), body(&Kept { left: begin(promotion.limit) })?))
}

/// The counter after the limit was set otherwise: what was used stays used.
pub(super) fn moved_limit(before: &Promotion, after: &Promotion) -> Batch {
    match begin(after.limit) - begin(before.limit) {
        0 => Batch::new(),
        by => Batch::new().add(key(PROMOTION_USES, &after.id), "left", by, i64::MIN),
    }
}

/// The document that counts the uses of whoever is known by a mark.
pub(super) fn redemption(promotion: &PromotionId, mark: &str) -> String {
    format!("{promotion}:{mark}")
}

impl Promotions {
    /// The part of the placing batch that counts the order's promotions.
    ///
    /// # Errors
    /// `coupon_used_before` if this customer has used one as often as one may in the meantime.
    pub(crate) async fn redeem(&self, order: &Order) -> ServiceResult<Batch> {
        let mut batch = Batch::new();
        for promotion in order.terms.promotions.iter().filter(|promotion| promotion.is_counted()) {
            batch = batch.add(key(PROMOTION_USES, &promotion.id), "left", -1, if promotion.limit.is_some() { 0 } else { i64::MIN });
            let Some(most) = promotion.limit_per_customer else { continue };
            for mark in &order.redeemed_by {
                let key = key(REDEMPTIONS, redemption(&promotion.id, mark));
                let old = self.documents.load::<Redeemed>(key.clone()).await?;
                let used = old.as_ref().map_or(0, |old| old.value.used) + 1;
                if used > i64::from(most) {
                    return Err(used_before(promotion).into());
                }
                batch = batch.and(write(&key, old.as_ref(), &Redeemed { used })?);
            }
        }
        Ok(batch)
    }
}

fn used_before(promotion: &Promotion) -> Rejection {
    Refusal::UsedBefore.rejection(promotion.code().map_or(promotion.title.as_str(), |code| code.as_str()))
}

/// What is said when somebody else took the last use.
pub(crate) fn used_up(order: &Order, promotion: &str) -> Rejection {
    let found = order.terms.promotions.iter().find(|it| it.id.as_str() == promotion);
    Refusal::UsedUp.rejection(found.and_then(Promotion::code).map_or("", |code| code.as_str()))
}

/// The part of a batch that gives an order's uses back: it was cancelled, or has lapsed.
pub(crate) fn give_back(batch: Batch, order: &Order) -> Batch {
    add_uses(batch, order, -1)
}

/// The part of a batch that counts an order's uses again: it was paid after it had lapsed. What it was promised holds,
/// even if somebody else has had the last use meanwhile.
pub(crate) fn take_again(batch: Batch, order: &Order) -> Batch {
    add_uses(batch, order, 1)
}

fn add_uses(mut batch: Batch, order: &Order, uses: i64) -> Batch {
    for promotion in order.terms.promotions.iter().filter(|promotion| promotion.is_counted()) {
        batch = batch.add(key(PROMOTION_USES, &promotion.id), "left", -uses, i64::MIN);
        if promotion.limit_per_customer.is_some() {
            for mark in &order.redeemed_by {
                batch = batch.add(key(REDEMPTIONS, redemption(&promotion.id, mark)), "used", uses, i64::MIN);
            }
        }
    }
    batch
}
