//! Orders that were not paid in time give their stock back.

use shop::{
    Order,
    event::DomainEvent,
    order::{Actor, OrderEvent},
};
use store::{Batch, Condition, Direction, Query, StoreError};

use super::{Checkouts, stock};
use crate::{OpCtx, ServiceError, ServiceResult, documents::Versioned, orders::order_body, promotions, schema::ORDERS};

/// Orders looked at in one go.
const SWARM: u32 = 200;

impl Checkouts {
    /// Lets every lapsed order expire; the number of those that did. Safe to run in several copies
    /// at once: whoever commits first does it.
    pub async fn expire_lapsed(&self, ctx: &OpCtx) -> ServiceResult<usize> {
        let due = Condition::Range { field: "lapses_at", from: None, to: Some((ctx.now.millis() + 1).into()) };
        let query = Query::all(ORDERS).filter(due).sorted("lapses_at", Direction::Ascending).limit(SWARM);
        let mut expired = 0;
        for found in self.documents.find::<Order>(&query).await? {
            if found.value.has_lapsed(ctx.now) && self.expire(ctx, found).await? {
                expired += 1;
            }
        }
        Ok(expired)
    }

    async fn expire(&self, ctx: &OpCtx, mut found: Versioned<Order>) -> ServiceResult<bool> {
        found.value.record(OrderEvent::Lapsed, Actor::System, ctx.now).map_err(ServiceError::doing("let an order expire"))?;
        let batch = Batch::new().replace(found.key.clone(), found.version, order_body(&found.value)?);
        let batch = batch.and(self.events.tell(ctx, &found.value.id, DomainEvent::OrderExpired)?);
        let batch = promotions::give_back(stock::give_back(batch, &found.value), &found.value);
        match self.documents.commit(&batch).await {
            // Paid or expired by somebody else in the meantime.
            Err(StoreError::Conflict { .. }) => Ok(false),
            done => {
                done?;
                self.events.wake();
                self.show_new_stock(&found.value).await?;
                Ok(true)
            }
        }
    }
}
