//! What staff see of payments, beside messages and discrepancies.

use shop::{
    access::{Need, Permission},
    id::OrderId,
    order::OrderNumber,
    payment::PaymentAttempt,
};
use store::{Condition, Query};

use super::{About, Letter, Manner, Mode, Payments};
use crate::{
    OpCtx, ServiceResult,
    orders::{Access, Desk},
    schema::{PAYMENTS, key},
};

/// An order that something is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AboutOrder {
    /// Names it.
    pub id: OrderId,
    /// What people call it.
    pub number: OrderNumber,
}

impl Payments {
    /// Every attempt to pay an order, the latest first.
    ///
    /// # Errors
    /// `order_not_found`; without the permission.
    pub async fn attempts(&self, ctx: &OpCtx, order: &str) -> ServiceResult<Vec<PaymentAttempt>> {
        let order = self.orders.find(order, &Access::Desk(Desk::of(ctx)?)).await?;
        let of = Query::all(PAYMENTS).filter(Condition::Eq("order", order.id.as_str().into()));
        let mut attempts: Vec<_> = self.documents.find_all::<PaymentAttempt>(of).await?.into_iter().map(|found| found.value).collect();
        attempts.sort_by(|one, other| (other.started_at, other.id.as_str()).cmp(&(one.started_at, one.id.as_str())));
        Ok(attempts)
    }

    /// The order that a message is about, if its attempt is known.
    ///
    /// # Errors
    /// Without the permission.
    pub async fn order_of_message(&self, ctx: &OpCtx, letter: &Letter) -> ServiceResult<Option<AboutOrder>> {
        ctx.require(Need::Can(Permission::Orders))?;
        let attempt = match &letter.about {
            About::Payment { attempt: Some(id), .. } => {
                self.documents.load::<PaymentAttempt>(key(PAYMENTS, id)).await?.map(|found| found.value)
            }
            About::Payment { reference, .. } | About::Refund { payment_reference: reference, .. } => {
                self.attempt_named(&letter.provider, reference).await?
            }
            About::Dispute { .. } | About::Nothing => None,
        };
        match attempt.filter(|attempt| attempt.provider == letter.provider) {
            Some(attempt) => self.order_about(ctx, &attempt.order).await,
            None => Ok(None),
        }
    }

    /// An order by its id, as far as a link to it needs.
    ///
    /// # Errors
    /// Without the permission.
    pub async fn order_about(&self, ctx: &OpCtx, order: &OrderId) -> ServiceResult<Option<AboutOrder>> {
        match self.orders.find(order.as_str(), &Access::Desk(Desk::of(ctx)?)).await {
            Ok(order) => Ok(Some(AboutOrder { id: order.id, number: order.number })),
            Err(crate::ServiceError::Rejected(_)) => Ok(None),
            Err(failed) => Err(failed),
        }
    }

    /// Whether any real money can come in.
    #[must_use]
    pub fn take_real_money(&self) -> bool {
        self.providers().any(|provider| provider.mode() == Mode::Live)
    }

    /// What staff call a way to pay.
    #[must_use]
    pub fn label_of(&self, provider: &str) -> String {
        self.providers.label_of(provider)
    }

    /// Where a provider sends its messages to, to be entered in its own pages; none for one that sends nothing.
    #[must_use]
    pub fn webhook_address(&self, provider: &str) -> Option<String> {
        let sends = |manner| matches!(manner, Manner::Form { .. } | Manner::Away);
        let known = self.provider(provider).ok().map(super::PaymentProvider::manner);
        known.filter(|manner| sends(*manner)).map(|_| self.webhook_address_of(provider))
    }

    /// The same for a provider that the shop does not have yet.
    #[must_use]
    pub fn webhook_address_of(&self, provider: &str) -> String {
        self.place.link(&format!("/api/payments/webhooks/{provider}"))
    }
}
