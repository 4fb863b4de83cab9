//! What a story leaves behind: the same, whichever of its commits failed.

use std::fs;

use serde::Deserialize;
use services::schema::{COUNTERS, EVENTS, INVOICES, ORDERS, PAYMENTS, STOCK, key};
use shop::{Order, order::OrderStatus, stock::Stock};
use store::{Condition, Json, Query};

use crate::{case::Case, support::ctx};

/// What can be seen afterwards.
#[derive(Debug, PartialEq, Eq)]
pub struct Trace {
    pub status: OrderStatus,
    /// What came in, and what went back by the order and by the till.
    pub money: (i64, i64, Vec<i64>),
    /// On hand, available, sold.
    pub stock: (i64, i64, i64),
    pub coupon_used: u32,
    pub attempts: usize,
    pub invoices: usize,
    /// The subjects of the mails to the buyer.
    pub mails: Vec<String>,
    pub timeline: Vec<String>,
    /// Kind, pieces on hand, pieces available.
    pub movements: Vec<(String, i64, i64)>,
}

impl Case {
    /// Looks at everything, and asserts what holds after every story.
    pub async fn trace(&self) -> Trace {
        let orders = self.found(Query::all(ORDERS).filter(Condition::Eq("email", self.email.as_str().into()))).await;
        assert_eq!(orders.len(), 1, "there is one order");
        let order: Order = serde_json::from_value(orders.into_iter().next().unwrap()).unwrap();
        let findings = self.services().books.check().await.unwrap();
        assert!(findings.problems.is_empty(), "{:?}", findings.problems);
        let waiting = self.found(Query::all(EVENTS)).await;
        assert!(waiting.is_empty(), "events nobody handled: {waiting:?}");
        self.invoices_have_no_gap().await;
        assert_eq!(self.buyer().cart().await.pieces(), 0);
        let stock: Stock = serde_json::from_value(self.one(&key(STOCK, &self.product.variants[0].id)).await.unwrap()).unwrap();
        let mut movements: Vec<_> = self.services().ledger.of_order(&ctx(), &order).await.unwrap();
        movements.sort_by_key(|it| (it.at, it.kind.as_str().to_owned()));
        Trace {
            status: order.state.status(),
            money: (order.captured().minor, order.refunded().minor, self.stage.till.given_back(&order)),
            stock: (stock.on_hand, stock.available, stock.sold),
            coupon_used: self.services().promotions.used(&self.coupon).await.unwrap(),
            attempts: self.found(Query::all(PAYMENTS).filter(Condition::Eq("order", order.id.as_str().into()))).await.len(),
            invoices: usize::from(self.services().invoices.of(&order.id).await.unwrap().is_some()),
            mails: self.mails(&order),
            timeline: order.timeline.iter().map(|entry| entry.what.clone()).collect(),
            movements: movements.into_iter().map(|it| (it.kind.as_str().to_owned(), it.on_hand, it.available)).collect(),
        }
    }

    /// The subjects of the mails to the buyer, the order's number left out; each mail is a file.
    fn mails(&self, order: &Order) -> Vec<String> {
        let files = fs::read_dir(self.stage.mails.path()).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
        let mine = files.filter(|mail| mail.contains(&format!("\nTo: {}\n", self.email)));
        let subject = |mail: String| mail.lines().find_map(|line| line.strip_prefix("Subject: ").map(str::to_owned)).unwrap();
        let mut subjects: Vec<_> = mine.map(subject).map(|subject| subject.replace(order.number.as_str(), "#")).collect();
        subjects.sort();
        let all = subjects.len();
        subjects.dedup();
        assert_eq!(subjects.len(), all, "nothing is told twice: {subjects:?}");
        // Whoever has paid before it was written is not told that the order waits for its payment.
        subjects.retain(|subject| subject != "Your order #" || order.captures.is_empty());
        subjects
    }

    /// As many invoices as the last one's number says.
    async fn invoices_have_no_gap(&self) {
        #[derive(Deserialize)]
        struct Counter {
            last: usize,
        }
        let counter = self.one(&key(COUNTERS, "invoices")).await;
        let last = counter.map_or(0, |counter| serde_json::from_value::<Counter>(counter).unwrap().last);
        assert_eq!(self.found(Query::all(INVOICES)).await.len(), last);
    }

    async fn one(&self, key: &store::Key) -> Option<Json> {
        self.stage.shop.store.get(key).await.unwrap().map(|found| found.body)
    }

    async fn found(&self, query: Query) -> Vec<Json> {
        self.stage.shop.store.find(&query.limit(1_000)).await.unwrap().rows.into_iter().map(|row| row.body).collect()
    }
}
