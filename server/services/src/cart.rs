//! Carts: kept on the server under the visitor's cookie, priced anew at every read.

mod codes;
mod price;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use shop::{
    Cart, Code, Timestamp,
    cart::{Notice, PricedCart},
    id::{VariantId, VisitorId},
};

use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, TRIES, Versioned, wait_for_others, was_overtaken, write},
    error::rejected,
    limits::Limits,
    promotions::{Buyer, Promotions},
    schema::{CARTS, key},
    window::Window,
};

pub(crate) use price::{Situation, named, price};

/// The carts.
#[derive(Clone)]
pub struct Carts {
    documents: Documents,
    window: Window,
    promotions: Promotions,
    limits: Limits,
}

/// A cart as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptCart {
    pub(crate) cart: Cart,
    pub(crate) updated_at: Timestamp,
}

impl Carts {
    pub(crate) fn new(documents: &Documents, window: &Window, promotions: &Promotions, limits: &Limits) -> Self {
        Self { documents: documents.clone(), window: window.clone(), promotions: promotions.clone(), limits: limits.clone() }
    }

    /// The cart, priced now; empty for a visitor who has none.
    pub async fn read(&self, ctx: &OpCtx, visitor: &VisitorId) -> ServiceResult<PricedCart> {
        let kept = self.kept(visitor).await?;
        self.price(ctx, &kept.map(|kept| kept.value.cart).unwrap_or_default(), Vec::new()).await
    }

    /// Pieces in the cart: the number on the badge.
    pub async fn pieces(&self, visitor: &VisitorId) -> ServiceResult<u32> {
        Ok(self.kept(visitor).await?.map_or(0, |kept| kept.value.cart.pieces()))
    }

    /// Adds to the cart; what can be met in part is, with a notice.
    ///
    /// # Errors
    /// If the variant is not sold, or nothing more of it can be had.
    pub async fn add(&self, ctx: &OpCtx, visitor: &VisitorId, variant: &VariantId, quantity: u32) -> ServiceResult<PricedCart> {
        self.change(ctx, visitor, |cart, shown| {
            let (product, found) = shown.variant(variant).ok_or_else(|| rejected(Code::VariantNotFound, "This item is no longer sold."))?;
            let notice = cart.add(variant, quantity, found.price, product.availability(variant))?;
            Ok(Vec::from_iter(notice))
        })
        .await
    }

    /// Sets a line's quantity; 0 removes it.
    ///
    /// # Errors
    /// If the line is not there, or none can be had.
    pub async fn set_quantity(&self, ctx: &OpCtx, visitor: &VisitorId, variant: &VariantId, quantity: u32) -> ServiceResult<PricedCart> {
        self.change(ctx, visitor, |cart, shown| {
            let Some((product, found)) = shown.variant(variant) else {
                // No longer sold: what was in the cart goes out of it, whatever was wanted.
                if cart.quantity_of(variant) == 0 {
                    return Err(rejected(Code::LineNotFound, "This item is no longer in your cart."));
                }
                cart.remove(variant);
                return Ok(Vec::new());
            };
            let notice = cart.change(variant, quantity, found.price, product.availability(variant))?;
            Ok(Vec::from_iter(notice))
        })
        .await
    }

    /// Takes a line out; asked twice is once.
    pub async fn remove(&self, ctx: &OpCtx, visitor: &VisitorId, variant: &VariantId) -> ServiceResult<PricedCart> {
        self.change(ctx, visitor, |cart, _| {
            cart.remove(variant);
            Ok(Vec::new())
        })
        .await
    }

    /// Decides on the cart as it is, and again if somebody was faster.
    async fn change(
        &self,
        ctx: &OpCtx,
        visitor: &VisitorId,
        decide: impl Fn(&mut Cart, &crate::window::Shown) -> ServiceResult<Vec<Notice>>,
    ) -> ServiceResult<PricedCart> {
        let key = key(CARTS, visitor);
        for tries in 0..TRIES {
            let old = self.kept(visitor).await?;
            let mut cart = old.as_ref().map(|old| old.value.cart.clone()).unwrap_or_default();
            let notices = decide(&mut cart, &self.window.now())?;
            if old.as_ref().is_some_and(|old| old.value.cart == cart) || (old.is_none() && cart.is_empty()) {
                return self.price(ctx, &cart, notices).await;
            }
            let kept = KeptCart { cart, updated_at: ctx.now };
            match self.documents.commit(&write(&key, old.as_ref(), &kept)?).await {
                Err(refused) if was_overtaken(&refused) => wait_for_others(tries).await,
                done => {
                    done?;
                    return self.price(ctx, &kept.cart, notices).await;
                }
            }
        }
        Err(rejected(Code::Conflict, "Your cart changed at the same moment. Please try again."))
    }

    /// What the shop window shows now.
    pub(crate) fn shown(&self) -> Arc<crate::window::Shown> {
        self.window.now()
    }

    pub(crate) async fn kept(&self, visitor: &VisitorId) -> ServiceResult<Option<Versioned<KeptCart>>> {
        self.documents.load(key(CARTS, visitor)).await
    }

    /// Prices a cart as long as nothing is known of where it goes.
    async fn price(&self, ctx: &OpCtx, cart: &Cart, notices: Vec<Notice>) -> ServiceResult<PricedCart> {
        let shown = self.window.now();
        let (terms, shopper) = self.promotions.terms(&shown.offers, cart.codes(), &Buyer::of(ctx)).await?;
        price(cart, &shown, &Situation { terms, shopper, destination: None, shipping: None, now: ctx.now }, notices)
    }
}
