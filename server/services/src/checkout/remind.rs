//! Buyers who have not paid yet are reminded once, while there is time.

use shop::{Order, event::DomainEvent};
use store::{Condition, Direction, Query, StoreError};

use super::Checkouts;
use crate::{OpCtx, ServiceResult, documents::Versioned, orders::order_body, schema::ORDERS};

/// Orders looked at in one go.
const SWARM: u32 = 200;

impl Checkouts {
    /// Tells of every order that still awaits its payment when half of the time for it is over; how many there were.
    /// Safe to run in several copies at once: whoever commits first does it.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn remind_unpaid(&self, ctx: &OpCtx) -> ServiceResult<usize> {
        let due = Condition::Range { field: "remind_at", from: None, to: Some((ctx.now.millis() + 1).into()) };
        let query = Query::all(ORDERS).filter(due).sorted("remind_at", Direction::Ascending).limit(SWARM);
        let mut reminded = 0;
        for found in self.documents.find::<Order>(&query).await? {
            reminded += usize::from(self.remind(ctx, found).await?);
        }
        if reminded > 0 {
            self.events.wake();
        }
        Ok(reminded)
    }

    /// One that has lapsed meanwhile is only noted: it expires in a moment.
    async fn remind(&self, ctx: &OpCtx, mut found: Versioned<Order>) -> ServiceResult<bool> {
        let in_time = !found.value.has_lapsed(ctx.now);
        found.value.reminded = true;
        let mut batch = store::Batch::new().replace(found.key.clone(), found.version, order_body(&found.value)?);
        if in_time {
            batch = batch.and(self.events.tell(ctx, &found.value.id, DomainEvent::PaymentReminder)?);
        }
        match self.documents.commit(&batch).await {
            // Paid, expired or reminded by somebody else in the meantime.
            Err(StoreError::Conflict { .. }) => Ok(false),
            done => Ok(done.map(|()| in_time)?),
        }
    }
}
