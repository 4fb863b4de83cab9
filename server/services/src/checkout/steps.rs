//! The steps before the last: each checks what it was told and keeps it.

use shop::{
    Code, Rejection,
    checkout::{Checkout, ContactForm, Step},
    id::VisitorId,
};

use super::Checkouts;
use crate::{
    OpCtx, ServiceResult,
    documents::{TRIES, was_overtaken, write},
    error::rejected,
    schema::{CHECKOUTS, key},
};

impl Checkouts {
    /// Keeps who orders and where it goes.
    ///
    /// # Errors
    /// A rejection that names every wrong field.
    pub async fn set_contact(&self, ctx: &OpCtx, visitor: &VisitorId, form: &ContactForm) -> ServiceResult<()> {
        let contact = form.check()?;
        self.tell(ctx, visitor, |checkout| checkout.contact = Some(contact.clone())).await
    }

    /// Keeps the way to ship.
    ///
    /// # Errors
    /// If it is not offered for this cart and address.
    pub async fn set_shipping(&self, ctx: &OpCtx, visitor: &VisitorId, code: &str) -> ServiceResult<()> {
        let open = self.open(ctx, visitor, Step::Shipping).await?;
        if !open.ways.iter().any(|way| way.code == code) {
            return Err(Rejection::field("shipping_method", "Please choose how we should ship your order.").into());
        }
        self.tell(ctx, visitor, |checkout| checkout.shipping_method = Some(code.to_owned())).await
    }

    /// Keeps the way to pay; the caller has checked that the provider exists.
    pub async fn set_payment(&self, ctx: &OpCtx, visitor: &VisitorId, code: &str) -> ServiceResult<()> {
        self.tell(ctx, visitor, |checkout| checkout.payment_method = Some(code.to_owned())).await
    }

    async fn tell(&self, ctx: &OpCtx, visitor: &VisitorId, change: impl Fn(&mut Checkout)) -> ServiceResult<()> {
        let key = key(CHECKOUTS, visitor);
        for _ in 0..TRIES {
            let old = self.kept(visitor).await?;
            let mut checkout = old.as_ref().map(|old| old.value.clone()).unwrap_or_default();
            if checkout.idempotency_key.is_empty() {
                checkout.idempotency_key = ctx.new_secret();
            }
            change(&mut checkout);
            match self.documents.commit(&write(&key, old.as_ref(), &checkout)?).await {
                Err(refused) if was_overtaken(&refused) => {}
                done => return Ok(done?),
            }
        }
        Err(rejected(Code::Conflict, "Your checkout changed at the same moment. Please try again."))
    }
}
