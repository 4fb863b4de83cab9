//! Some products in one commit, or none of them.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use shop::{Code, Rejection, catalog::Product, id::ProductId};
use store::{Batch, StoreError};

use super::{Intake, Waiting, blend::blend};
use crate::{
    ServiceError, ServiceResult,
    catalog::{
        ProductInput,
        change::{Change, Kind, Situation, decide},
        stocktaking::{Counters, counters_of},
    },
};

/// How an attempt ended.
pub(super) enum Attempt {
    /// Everything is kept and reported.
    Done,
    /// One of them found no free slug.
    NoFreeSlug,
    /// The store refused the batch.
    Refused(StoreError),
}

/// What was decided on one product.
enum Decision {
    Change(Kind, Box<Product>),
    Skip(Rejection),
}

impl Intake<'_> {
    /// Decides on some products, keeps the changes in one batch, and only then reports them.
    pub(super) async fn attempt(&mut self, some: &[Waiting], round: u32, crowded: bool) -> ServiceResult<Attempt> {
        let inputs: Vec<&ProductInput> = some.iter().map(|one| &one.record.input).collect();
        self.look_up(&inputs, round).await?;
        let olds = inputs.iter().filter_map(|input| self.neighbours.meant(input).flatten().map(|found| found.value.clone()));
        let olds: Vec<Product> = olds.collect();
        let counters = counters_of(self.documents, olds.iter()).await?;
        let (mut batch, mut decisions, mut fresh) = (Batch::new(), Vec::new(), HashSet::new());
        for one in some {
            let decision = match self.decide_on(one, &counters, &fresh, round, crowded) {
                Ok(None) => return Ok(self.gives_up(&decisions, Attempt::NoFreeSlug)),
                Ok(Some(change)) => {
                    fresh.insert(hashed(&change.product.id));
                    self.neighbours.claim(&change.product);
                    batch = batch.and(change.batch);
                    Decision::Change(change.kind, Box::new(change.product))
                }
                Err(ServiceError::Rejected(rejection)) => Decision::Skip(rejection),
                Err(failed) => return Err(failed),
            };
            decisions.push(decision);
        }
        match self.keep(batch).await {
            Ok(()) => {}
            Err(error @ (StoreError::Unavailable(_) | StoreError::Failed { .. })) => return Err(error.into()),
            Err(refused) => return Ok(self.gives_up(&decisions, Attempt::Refused(refused))),
        }
        for (one, decision) in some.iter().zip(decisions) {
            self.note(one, decision);
        }
        Ok(Attempt::Done)
    }

    /// Frees the names that this attempt claimed; the next one claims them anew.
    fn gives_up(&mut self, decisions: &[Decision], outcome: Attempt) -> Attempt {
        for decision in decisions {
            if let Decision::Change(_, product) = decision {
                self.neighbours.forget(product);
            }
        }
        outcome
    }

    fn decide_on(
        &self,
        one: &Waiting,
        counters: &Counters,
        fresh: &HashSet<u64>,
        round: u32,
        crowded: bool,
    ) -> ServiceResult<Option<Change>> {
        let meant = self.neighbours.meant(&one.record.input);
        let old = match meant {
            None => None,
            Some(Some(old)) if !self.is_touched(&old.value.id, fresh) => Some(old),
            Some(_) => return Err(stands_twice().into()),
        };
        let input = blend(&one.record, old.map(|old| &old.value));
        let (known, neighbours) = (&self.known, &self.neighbours);
        let situation = Situation { known, neighbours, old, counters, round, crowded };
        decide(self.ctx, &input, &situation)
    }

    fn is_touched(&self, id: &ProductId, fresh: &HashSet<u64>) -> bool {
        let hash = hashed(id);
        self.touched.contains(&hash) || fresh.contains(&hash)
    }

    fn note(&mut self, one: &Waiting, decision: Decision) {
        match decision {
            Decision::Skip(rejection) => self.skip(one.line, &one.item, &rejection, &one.record.variant_lines),
            Decision::Change(kind, product) => {
                self.touched.insert(hashed(&product.id));
                match kind {
                    Kind::Created => self.report.products.created += 1,
                    Kind::Updated => self.report.products.updated += 1,
                    Kind::Unchanged => self.report.products.unchanged += 1,
                }
            }
        }
    }
}

fn stands_twice() -> Rejection {
    Rejection::new(Code::Conflict, "A product with this address or SKU stands in this file already.")
}

fn hashed(id: &ProductId) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
