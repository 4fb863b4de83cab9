use futures::{FutureExt, future::BoxFuture};
use shop::{
    Code,
    event::{DomainEvent, Event},
    id::EventId,
};

use super::Invoices;
use crate::{OpCtx, ServiceError, ServiceResult, events::Handler};

/// An order that is paid gets its invoice.
impl Handler for Invoices {
    fn name(&self) -> &'static str {
        "invoices"
    }

    fn handle<'a>(&'a self, ctx: &'a OpCtx, _id: &'a EventId, event: &'a Event) -> BoxFuture<'a, ServiceResult<()>> {
        async move {
            if event.what != DomainEvent::OrderPaid {
                return Ok(());
            }
            match self.issue(ctx, &event.order).await {
                Err(ServiceError::Rejected(refused)) if refused.code == Code::OrderNotFound => Ok(()),
                done => done.map(drop),
            }
        }
        .boxed()
    }
}
