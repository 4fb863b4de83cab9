//! Orders that were not paid in time give their stock back.

use shop::{
    Order,
    order::{Actor, By, OrderEvent},
    stock::MovementKind,
};
use store::{Condition, Direction, Query, StoreError};

use super::Checkouts;
use crate::{OpCtx, ServiceError, ServiceResult, documents::Versioned, orders::written, schema::ORDERS};

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

    async fn expire(&self, ctx: &OpCtx, found: Versioned<Order>) -> ServiceResult<bool> {
        let by = By::new(Actor::System, ctx.now);
        let mut order = found.value.clone();
        order.record(OrderEvent::Lapsed, by.actor.clone(), ctx.now).map_err(ServiceError::doing("let an order expire"))?;
        let mut moves = order.moves(MovementKind::Release, &order.all_left());
        loop {
            match self.documents.commit(&written(ctx, &self.events, &found, &order, &moves, &by)?).await {
                // Paid or expired by somebody else in the meantime.
                Err(StoreError::Conflict { .. } | StoreError::Exists { .. }) => return Ok(false),
                // What is no longer sold has no shelf to go back to.
                Err(StoreError::Missing { key }) if moves.iter().any(|it| it.variant.as_str() == key.id) => {
                    moves.retain(|it| it.variant.as_str() != key.id);
                }
                done => {
                    done?;
                    self.events.wake();
                    self.show_new_stock(&order).await?;
                    return Ok(true);
                }
            }
        }
    }
}
