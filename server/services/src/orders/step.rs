//! A step in an order's life: decided on the order as it is, and written with all that goes with it, or not at all.

use std::collections::BTreeSet;

use shop::{
    Code, Order, Rejection,
    order::{By, Closing, Reason},
    stock::{Move, MovementKind},
};
use store::{Batch, Key, StoreError};

use super::{Access, Orders, order_body};
use crate::{
    OpCtx, ServiceError, ServiceResult,
    audit::Event,
    documents::{TRIES, Versioned, wait_for_others, was_overtaken},
    error::rejected,
    events::Events,
    ledger, promotions,
    schema::STOCK,
};

/// What a step does beside the order itself.
pub(super) type Decided<R> = Result<(R, Vec<Move>), Rejection>;

impl Orders {
    /// Decides on an order, and again if somebody was faster. What staff do is written into the audit log.
    ///
    /// # Errors
    /// `order_not_found`; `out_of_stock` if a shelf has too little; what the decision refuses.
    pub(super) async fn step<R>(
        &self,
        ctx: &OpCtx,
        id: &str,
        access: &Access<'_>,
        reason: Option<Reason>,
        event: Event,
        decide: impl Fn(&mut Order, &By) -> Decided<R>,
    ) -> ServiceResult<(Order, R)> {
        let by = By::new(ctx.actor.clone(), ctx.now).because(reason);
        let mut gone: BTreeSet<String> = BTreeSet::new();
        for tries in 0..TRIES {
            let found = self.versioned(id, access).await?;
            let mut order = found.value.clone();
            let (decided, mut moves) = decide(&mut order, &by)?;
            moves.retain(|it| !gone.contains(it.variant.as_str()));
            let mut batch = written(ctx, &self.events, &found, &order, &moves, &by)?;
            if matches!(access, Access::Desk(_)) {
                batch = batch.and(self.audit.entry(ctx, event, &order.id)?);
            }
            match self.documents.commit(&batch).await {
                Ok(()) => {
                    self.events.wake();
                    self.show_new_stock(&order, &moves).await?;
                    return Ok((order, decided));
                }
                // What is no longer sold has no shelf to go back to.
                Err(StoreError::Missing { key }) if key.collection == STOCK && !takes(&moves, &key) && gone.insert(key.id.clone()) => {}
                Err(StoreError::Missing { key }) if key.collection == STOCK => return Err(short(&order, &key)),
                Err(StoreError::BelowLeast { key, .. }) => return Err(short(&order, &key)),
                Err(refused) if was_overtaken(&refused) => wait_for_others(tries).await,
                Err(failed) => return Err(failed.into()),
            }
        }
        Err(rejected(Code::Conflict, "Something else happened to this order at the same moment. Please look at it and try again."))
    }

    /// What follows when money came in: the news is told, new stock is shown, and what was too much is given back.
    pub(crate) async fn after_payment(&self, ctx: &OpCtx, order: Order, has_moved: bool) -> ServiceResult<()> {
        self.events.wake();
        if has_moved {
            self.show_stock_of(&order).await?;
        }
        self.settled(ctx, order).await.map(drop)
    }

    async fn show_new_stock(&self, order: &Order, moves: &[Move]) -> ServiceResult<()> {
        if moves.is_empty() {
            return Ok(());
        }
        self.show_stock_of(order).await
    }

    async fn show_stock_of(&self, order: &Order) -> ServiceResult<()> {
        let products: Vec<_> = order.lines.iter().map(|line| line.product.clone()).collect();
        self.window.reload_products(&self.documents, &products).await
    }
}

/// The batch of a step: the order at the version it was read, its movements of stock, the news of it, and what follows
/// from its end.
///
/// # Errors
/// If the order cannot be written down.
pub(crate) fn written(
    ctx: &OpCtx,
    events: &Events,
    found: &Versioned<Order>,
    order: &Order,
    moves: &[Move],
    by: &By,
) -> ServiceResult<Batch> {
    let mut batch = Batch::new().replace(found.key.clone(), found.version, order_body(order)?).and(ledger::moved(order, moves, by)?);
    let was_open = found.value.state.closing == Closing::Open;
    let is_open = order.state.closing == Closing::Open;
    for news in order.news_since(&found.value) {
        batch = batch.and(events.tell(ctx, &order.id, news)?);
    }
    Ok(match (was_open, is_open) {
        (true, false) => promotions::give_back(batch, order),
        (false, true) => promotions::take_again(batch, order),
        _ => batch,
    })
}

/// Whether pieces are taken from a shelf.
fn takes(moves: &[Move], shelf: &Key) -> bool {
    moves.iter().any(|it| it.variant.as_str() == shelf.id && matches!(it.kind, MovementKind::Reserve | MovementKind::Ship))
}

/// The refusal that names the line whose shelf has too little.
fn short(order: &Order, counter: &Key) -> ServiceError {
    let line = order.lines.iter().find(|line| line.variant.as_str() == counter.id);
    let sentence = match line {
        Some(line) => format!("There are not enough pieces of {} left.", line.name()),
        None => "There are not enough pieces left.".to_owned(),
    };
    Rejection { code: Code::OutOfStock, ..Rejection::field("quantity", sentence.clone()) }.with_message(sentence).into()
}
