//! The same once more: what is still sold goes into the cart.

use shop::{
    Order,
    cart::{Notice, PricedCart},
    id::VisitorId,
};

use super::{Access, Orders};
use crate::{OpCtx, ServiceError, ServiceResult};

impl Orders {
    /// Puts an order's items into the cart, as many as there are; a notice says what is gone.
    ///
    /// # Errors
    /// `order_not_found`; if nothing of it can be bought any more, what the last item was refused for.
    pub async fn buy_again(&self, ctx: &OpCtx, id: &str, access: &Access<'_>, visitor: &VisitorId) -> ServiceResult<PricedCart> {
        let order: Order = self.find(id, access).await?;
        let (mut notices, mut last, mut refused) = (Vec::new(), None, None);
        for line in &order.lines {
            match self.carts.add(ctx, visitor, &line.variant, line.quantity).await {
                Ok(cart) => {
                    let capped = cart.notices.iter().filter(|notice| is_cap(notice)).cloned();
                    notices.extend(capped.collect::<Vec<_>>());
                    last = Some(cart);
                }
                Err(ServiceError::Rejected(why)) => {
                    notices.push(Notice::LeftOut { title: line.name() });
                    refused = Some(why);
                }
                Err(failed) => return Err(failed),
            }
        }
        match (last, refused) {
            (Some(cart), _) => {
                let others = cart.notices.iter().filter(|notice| !is_cap(notice) && !notices.contains(notice)).cloned();
                let others: Vec<_> = others.collect();
                Ok(PricedCart { notices: notices.into_iter().chain(others).collect(), ..cart })
            }
            (None, Some(why)) => Err(why.into()),
            (None, None) => self.carts.read(ctx, visitor).await,
        }
    }
}

/// Whether a notice is about what was just added, rather than about the cart as it is.
fn is_cap(notice: &Notice) -> bool {
    matches!(notice, Notice::StockCapped { .. } | Notice::LimitCapped { .. })
}
