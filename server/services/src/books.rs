//! Whether the stock counters agree with the orders: what `shopsphere check` asks.

use std::collections::BTreeMap;

use shop::{Order, id::VariantId, stock::Stock};
use store::Query;

use crate::{
    ServiceResult,
    checkout::stock::pieces,
    documents::Documents,
    schema::{ORDERS, STOCK},
};

/// The books.
#[derive(Clone)]
pub struct Books {
    documents: Documents,
}

/// What a look at the books found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Variants with counters.
    pub variants: usize,
    /// Orders read.
    pub orders: usize,
    /// A sentence for each counter that disagrees.
    pub problems: Vec<String>,
}

impl Books {
    pub(crate) fn new(documents: &Documents) -> Self {
        Self { documents: documents.clone() }
    }

    /// Adds up every order and compares: pieces reserved must be those of open orders, pieces sold
    /// those of all that were not called off. Run it while nothing is sold, or sums may differ by
    /// orders placed meanwhile.
    pub async fn check(&self) -> ServiceResult<Findings> {
        let orders = self.documents.find_all::<Order>(Query::all(ORDERS)).await?;
        let stock = self.documents.find_all::<Stock>(Query::all(STOCK)).await?;
        let mut reserved: BTreeMap<VariantId, i64> = BTreeMap::new();
        let mut sold: BTreeMap<VariantId, i64> = BTreeMap::new();
        for order in orders.iter().map(|found| &found.value) {
            for (variant, (pieces, tracked)) in pieces(order) {
                if tracked && order.state.reserves_stock() {
                    *reserved.entry(variant.clone()).or_default() += pieces;
                }
                if order.state.closing == shop::order::Closing::Open {
                    *sold.entry(variant.clone()).or_default() += pieces;
                }
            }
        }
        let mut findings = Findings { variants: stock.len(), orders: orders.len(), problems: Vec::new() };
        for counter in stock.iter().map(|found| &found.value) {
            let wanted = (reserved.get(&counter.variant).copied().unwrap_or(0), sold.get(&counter.variant).copied().unwrap_or(0));
            findings.problems.extend(problem(counter, wanted));
        }
        Ok(findings)
    }
}

fn problem(counter: &Stock, (reserved, sold): (i64, i64)) -> Option<String> {
    let variant = &counter.variant;
    if counter.tracked && counter.reserved() != reserved {
        return Some(format!("{variant}: the counters reserve {}, open orders reserve {reserved}", counter.reserved()));
    }
    (counter.sold != sold).then(|| format!("{variant}: the counter says {} sold, orders say {sold}", counter.sold))
}
