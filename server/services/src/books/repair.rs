use shop::stock::{MovementKind, Stock};
use store::{Batch, StoreError};

use super::{
    Books, Findings,
    look::{Read, Sums, problems},
};
use crate::{OpCtx, ServiceResult, documents::body, ledger};

impl Books {
    /// Mends what disagrees, a variant a commit, each with its line in the ledger: what is in the house is believed,
    /// what is reserved and sold is what orders say. A counter that moves meanwhile is left for the next time. What was
    /// mended.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn repair(&self, ctx: &OpCtx) -> ServiceResult<Findings> {
        let Read { stock, sums, orders } = self.read().await?;
        let mut mended = Findings { variants: stock.len(), orders, ..Findings::default() };
        for found in stock {
            let sums = sums.get(&found.value.variant).copied().unwrap_or_default();
            let problems = problems(&found.value, &sums);
            if problems.is_empty() {
                continue;
            }
            let right = right(&found.value, &sums);
            let by_ledger = Stock { on_hand: sums.ledger.0, available: sums.ledger.1, ..right.clone() };
            let batch = Batch::new().replace(found.key.clone(), found.version, body(&right)?).and(ledger::adjusted(
                ctx,
                MovementKind::Repair,
                Some(&by_ledger),
                &right,
                "The books disagreed",
            )?);
            match self.documents.commit(&batch).await {
                Err(StoreError::Conflict { .. }) => {}
                done => {
                    done?;
                    mended.problems.extend(problems);
                    mended.wrong.push(right.variant);
                }
            }
        }
        Ok(mended)
    }
}

/// The counters as they should be.
fn right(counter: &Stock, sums: &Sums) -> Stock {
    Stock { available: counter.on_hand - sums.reserved, sold: sums.sold, ..counter.clone() }
}
