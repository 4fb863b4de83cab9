//! The stock ledger: every movement of pieces is a document, written in the commit that moves the counters, so that a
//! variant's movements always add up to them.

use shop::{
    Order,
    access::{Need, Permission},
    id::{StockMovementKind, VariantId},
    order::By,
    stock::{Move, Movement, MovementKind, Stock},
};
use store::{Batch, Condition, Direction, Query};

use crate::{
    OpCtx, ServiceResult,
    documents::{Documents, body},
    schema::{MOVEMENTS, STOCK, key},
};

/// The ledger, for those who read it.
#[derive(Clone)]
pub struct Ledger {
    documents: Documents,
}

/// Lines of the ledger on a page.
const PAGE: u32 = 50;

impl Ledger {
    pub(crate) fn new(documents: &Documents) -> Self {
        Self { documents: documents.clone() }
    }

    /// What happened to a variant's pieces, the latest first, and where the next page begins.
    ///
    /// # Errors
    /// Without the permission; the field `cursor`.
    pub async fn of(&self, ctx: &OpCtx, variant: &VariantId, after: Option<&str>) -> ServiceResult<(Vec<Movement>, Option<String>)> {
        ctx.require(Need::Can(Permission::Catalog))?;
        let of = Condition::Eq("variant", variant.as_str().into());
        self.documents.page(Query::all(MOVEMENTS).filter(of).sorted("at", Direction::Descending).limit(PAGE), after).await
    }

    /// What an order did to the shelves, the earliest first.
    ///
    /// # Errors
    /// Without the permission.
    pub async fn of_order(&self, ctx: &OpCtx, order: &Order) -> ServiceResult<Vec<Movement>> {
        ctx.require(Need::Can(Permission::Orders))?;
        let of = Condition::Eq("order", order.id.as_str().into());
        let found = self.documents.find_all::<Movement>(Query::all(MOVEMENTS).filter(of).sorted("at", Direction::Ascending)).await?;
        Ok(found.into_iter().map(|found| found.value).collect())
    }
}

/// The part of a batch that a step of an order does to the shelves: counters and ledger. Two lines that draw on one
/// variant are added up (CASES 15). What leaves is guarded: the batch is refused if a shelf has too little.
///
/// A line of the ledger is named after the order and how far it has come, so that no step is ever written twice.
pub(crate) fn moved(order: &Order, moves: &[Move], by: &By) -> ServiceResult<Batch> {
    let mut batch = Batch::new();
    for it in added_up(moves) {
        let stock = key(STOCK, &it.variant);
        let (on_hand, available) = it.deltas();
        for (field, delta) in [("on_hand", on_hand), ("available", available)] {
            if delta != 0 {
                batch = batch.add(stock.clone(), field, delta, if delta < 0 { 0 } else { i64::MIN });
            }
        }
        if it.sold() != 0 {
            batch = batch.add(stock, "sold", it.sold(), i64::MIN);
        }
        if (on_hand, available) != (0, 0) {
            let movement = Movement {
                variant: it.variant.clone(),
                kind: it.kind,
                on_hand,
                available,
                order: Some(order.id.clone()),
                actor: by.actor.clone(),
                reason: by.reason.as_ref().map_or_else(|| format!("Order {}", order.number), ToString::to_string),
                at: by.at,
            };
            let id = format!("{}.{}.{}.{}", order.id, order.moved(), it.kind.as_str(), it.variant);
            batch = batch.insert(key(MOVEMENTS, id), body(&movement)?);
        }
    }
    Ok(batch)
}

/// The line of the ledger for counters that staff or an import set; nothing if they are as before.
pub(crate) fn adjusted(ctx: &OpCtx, kind: MovementKind, before: Option<&Stock>, after: &Stock, reason: &str) -> ServiceResult<Batch> {
    let (on_hand, available) = before.map_or((0, 0), |stock| (stock.on_hand, stock.available));
    let (on_hand, available) = (after.on_hand - on_hand, after.available - available);
    if (on_hand, available) == (0, 0) {
        return Ok(Batch::new());
    }
    let movement = Movement {
        variant: after.variant.clone(),
        kind,
        on_hand,
        available,
        order: None,
        actor: ctx.actor.clone(),
        reason: reason.to_owned(),
        at: ctx.now,
    };
    Ok(Batch::new().insert(key(MOVEMENTS, ctx.new_id::<StockMovementKind>()), body(&movement)?))
}

fn added_up(moves: &[Move]) -> Vec<Move> {
    let mut sums: Vec<Move> = Vec::new();
    for it in moves {
        match sums.iter_mut().find(|sum| (sum.kind, &sum.variant, sum.tracked) == (it.kind, &it.variant, it.tracked)) {
            Some(sum) => sum.pieces += it.pieces,
            None => sums.push(it.clone()),
        }
    }
    sums
}
