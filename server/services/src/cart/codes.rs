//! Codes in the cart.

use shop::{Code, cart::PricedCart, id::VisitorId, promotion::CouponCode};

use super::Carts;
use crate::{
    OpCtx, ServiceResult,
    error::rejected,
    limits::{Limit, Ticket, address::address_key},
};

impl Carts {
    /// Keeps a code if it works for the cart as it is. Of codes that do not go together the best stays.
    ///
    /// # Errors
    /// One of the `coupon_…` codes, with a sentence that says why; `too_many_requests` for whoever guesses.
    pub async fn apply_code(&self, ctx: &OpCtx, visitor: &VisitorId, typed: &str) -> ServiceResult<PricedCart> {
        let code: CouponCode =
            typed.parse().map_err(|reason: shop::promotion::InvalidCode| shop::Rejection::field("code", reason.to_string()))?;
        let ticket = self.count_try(ctx).await?;
        let mut cart = self.kept(visitor).await?.map(|kept| kept.value.cart).unwrap_or_default();
        if cart.is_empty() {
            return Err(rejected(Code::CartEmpty, "Your cart is empty. Put something in it before you use a code."));
        }
        cart.keep_code(code.clone())?;
        let priced = self.price(ctx, &cart, Vec::new()).await?;
        if let Some(refused) = priced.quote.refused.iter().find(|refused| refused.code == code) {
            return Err(refused.refusal.rejection(code.as_str()).into());
        }
        self.code_worked(ctx, ticket).await?;
        let beaten: Vec<CouponCode> = priced.quote.refused.into_iter().map(|refused| refused.code).collect();
        self.change(ctx, visitor, |cart, _| {
            beaten.iter().for_each(|beaten| cart.drop_code(beaten));
            cart.keep_code(code.clone())?;
            Ok(Vec::new())
        })
        .await
    }

    /// Counts a typed code against whoever guesses, until it has worked.
    ///
    /// # Errors
    /// `too_many_requests`.
    pub(crate) async fn count_try(&self, ctx: &OpCtx) -> ServiceResult<Option<Ticket>> {
        let Some(address) = ctx.client.address else { return Ok(None) };
        self.limits.take(ctx.now, Limit::CodesByAddress, &address_key(address)).await.map(Some)
    }

    /// The code that was counted is one that works: no guess.
    pub(crate) async fn code_worked(&self, ctx: &OpCtx, ticket: Option<Ticket>) -> ServiceResult<()> {
        match ticket {
            Some(ticket) => self.limits.succeeded(ctx.now, ticket).await,
            None => Ok(()),
        }
    }

    /// Takes a code out, or all of them; asked twice is once.
    pub async fn remove_code(&self, ctx: &OpCtx, visitor: &VisitorId, typed: Option<&str>) -> ServiceResult<PricedCart> {
        let code = typed.map(str::parse::<CouponCode>);
        self.change(ctx, visitor, |cart, _| {
            let wanted: Vec<CouponCode> = match &code {
                Some(code) => code.iter().cloned().collect(),
                None => cart.codes().to_vec(),
            };
            wanted.iter().for_each(|code| cart.drop_code(code));
            Ok(Vec::new())
        })
        .await
    }
}
