//! What shoppers were told: orders that were acknowledged, and payments.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::shelf::Counted;

/// An order that a shopper was told of.
#[derive(Clone, Debug)]
pub struct Bought {
    /// Its link without the first part: `ORDER/KEY`.
    pub link: String,
    /// What the review page sent.
    pub idempotency_key: String,
    /// Pieces by variant.
    pub pieces: Counted,
    /// Whether the shopper was told that it is paid.
    pub paid: bool,
    /// Whether the desk was told that it is called off.
    pub cancelled: bool,
}

/// Everything that was said, by all shoppers.
#[derive(Default)]
pub struct Ledger {
    said: Mutex<Said>,
}

#[derive(Default)]
struct Said {
    orders: BTreeMap<String, Bought>,
    keys: BTreeMap<String, String>,
    interrupted: usize,
    sold_out: usize,
}

impl Ledger {
    /// An order was acknowledged: a new one for a new key, and always the same for the same key.
    pub fn acknowledged(&self, bought: Bought) {
        let mut said = self.said();
        let first = said.keys.entry(bought.idempotency_key.clone()).or_insert_with(|| bought.link.clone()).clone();
        assert_eq!(first, bought.link, "two orders for one key");
        let known = said.orders.entry(bought.link.clone()).or_insert_with(|| bought.clone());
        assert_eq!(known.idempotency_key, bought.idempotency_key, "one order for two keys");
    }

    /// A payment was acknowledged.
    pub fn paid(&self, link: &str) {
        self.said().orders.get_mut(link).unwrap().paid = true;
    }

    /// A cancellation was acknowledged.
    pub fn cancelled(&self, link: &str) {
        self.said().orders.get_mut(link).unwrap().cancelled = true;
    }

    /// A request to place an order, to pay, or to call it off, got no answer.
    pub fn interrupted(&self) {
        self.said().interrupted += 1;
    }

    /// Somebody else took the last piece.
    pub fn sold_out(&self) {
        self.said().sold_out += 1;
    }

    /// The orders so far.
    pub fn orders(&self) -> Vec<Bought> {
        self.said().orders.values().cloned().collect()
    }

    /// How often a shopper was left without an answer.
    pub fn interruptions(&self) -> usize {
        self.said().interrupted
    }

    /// What is left of what there was, if nothing but these orders took from it.
    pub fn left_of(&self, at_first: &Counted) -> Counted {
        let mut left = at_first.clone();
        let said = self.said();
        for (variant, pieces) in said.orders.values().filter(|order| !order.cancelled).flat_map(|order| &order.pieces) {
            *left.get_mut(variant).unwrap() -= pieces;
        }
        left
    }

    /// In one line, for people.
    pub fn summary(&self) -> String {
        let said = self.said();
        let paid = said.orders.values().filter(|order| order.paid).count();
        let cancelled = said.orders.values().filter(|order| order.cancelled).count();
        let (orders, interrupted, sold_out) = (said.orders.len(), said.interrupted, said.sold_out);
        format!(
            "{orders} orders acknowledged, {paid} of them paid, {cancelled} called off, {interrupted} requests left without answer, {sold_out} sold out"
        )
    }

    fn said(&self) -> MutexGuard<'_, Said> {
        // A shopper that failed has said why; the others' words still count.
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
