use std::collections::BTreeMap;

use shop::{
    Order,
    id::VariantId,
    order::Closing,
    stock::{Movement, Stock},
};
use store::Query;

use super::{Books, Findings};
use crate::{
    ServiceResult,
    documents::Versioned,
    schema::{MOVEMENTS, ORDERS, STOCK},
};

/// What a variant's counters should say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    /// By the ledger: pieces in the house, and those that nobody has ordered.
    pub(super) ledger: (i64, i64),
    /// By open orders: pieces that are still to leave the house.
    pub(super) reserved: i64,
    /// By all orders that did not lapse: pieces that were not called off.
    pub(super) sold: i64,
}

/// The counters as they were read, the sums that they should agree with, and how many orders were read.
pub(super) struct Read {
    pub(super) stock: Vec<Versioned<Stock>>,
    pub(super) sums: BTreeMap<VariantId, Sums>,
    pub(super) orders: usize,
}

impl Books {
    /// Adds up every movement and every order, and compares: a variant's movements must be its counters, pieces reserved
    /// those that open orders still have to ship, pieces sold those that nobody called off. Run it while nothing is
    /// sold, or sums may differ by what happens meanwhile.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn check(&self) -> ServiceResult<Findings> {
        let Read { stock, sums, orders } = self.read().await?;
        let mut findings = Findings { variants: stock.len(), orders, ..Findings::default() };
        for counter in stock.iter().map(|found| &found.value) {
            let problems = problems(counter, &sums.get(&counter.variant).copied().unwrap_or_default());
            if !problems.is_empty() {
                findings.wrong.push(counter.variant.clone());
            }
            findings.problems.extend(problems);
        }
        Ok(findings)
    }

    /// The counters come first: whatever moves them afterwards gives them another version, and a repair is refused.
    pub(super) async fn read(&self) -> ServiceResult<Read> {
        let stock = self.documents.find_all::<Stock>(Query::all(STOCK)).await?;
        let orders = self.documents.find_all::<Order>(Query::all(ORDERS)).await?;
        let movements = self.documents.find_all::<Movement>(Query::all(MOVEMENTS)).await?;
        let mut sums: BTreeMap<VariantId, Sums> = BTreeMap::new();
        for movement in movements.iter().map(|found| &found.value) {
            let sum = sums.entry(movement.variant.clone()).or_default();
            sum.ledger = (sum.ledger.0 + movement.on_hand, sum.ledger.1 + movement.available);
        }
        for order in orders.iter().map(|found| &found.value).filter(|order| order.state.closing != Closing::Expired) {
            for line in &order.lines {
                let sum = sums.entry(line.variant.clone()).or_default();
                sum.sold += i64::from(line.kept());
                if line.tracked && order.state.reserves_stock() {
                    sum.reserved += i64::from(order.counts(line).left());
                }
            }
        }
        Ok(Read { stock, sums, orders: orders.len() })
    }
}

pub(super) fn problems(counter: &Stock, sums: &Sums) -> Vec<String> {
    let Stock { variant, on_hand, available, sold, .. } = counter;
    let mut problems = Vec::new();
    if (*on_hand, *available) != sums.ledger {
        let (in_house, free) = sums.ledger;
        problems.push(format!("{variant}: {on_hand} on hand and {available} available, but its movements make {in_house} and {free}"));
    }
    if counter.reserved() != sums.reserved {
        problems.push(format!("{variant}: the counters reserve {}, open orders reserve {}", counter.reserved(), sums.reserved));
    }
    if *sold != sums.sold {
        problems.push(format!("{variant}: the counter says {sold} sold, orders say {}", sums.sold));
    }
    problems
}
