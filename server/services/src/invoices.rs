//! Invoices: one for each paid order, numbered without gaps, never changed again.

mod document;
mod handler;
mod number;
mod pdf;
mod sums;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use shop::{Code, Order, Timestamp, id::OrderId, order::Payment};
use store::Batch;
use tokio::sync::Mutex;

pub use document::{InvoiceDocument, InvoiceLine, InvoiceSeller, InvoiceTax, NamedAmount};
pub use number::InvoiceNumber;
pub use sums::Sum;

use crate::{
    OpCtx, ServiceResult, Settings,
    documents::{Documents, TRIES, Versioned, body, wait_for_others, was_overtaken, write},
    error::rejected,
    orders::{Access, Orders},
    schema::{COUNTERS, INVOICES, ORDERS, key},
};

/// The counter of the invoices' sequence.
const SEQUENCE: &str = "invoices";

/// The invoices.
#[derive(Clone)]
pub struct Invoices {
    documents: Documents,
    orders: Orders,
    settings: Arc<Settings>,
    /// Whoever issues next in this copy of the program: only copies compete for the counter.
    turn: Arc<Mutex<()>>,
}

/// An invoice as it was issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Invoice {
    /// What people call it.
    pub number: InvoiceNumber,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// What stands on it.
    pub document: InvoiceDocument,
}

/// The last number that was used.
#[derive(Serialize, Deserialize)]
struct Counter {
    last: u64,
}

impl Invoices {
    pub(crate) fn new(documents: &Documents, orders: &Orders, settings: &Arc<Settings>) -> Self {
        Self { documents: documents.clone(), orders: orders.clone(), settings: settings.clone(), turn: Arc::default() }
    }

    /// The invoice of an order; issued now if there is none yet.
    ///
    /// The counter is replaced in the commit that writes the invoice, so no number is used twice or left out, whoever
    /// crashes and however many copies of the program issue at once.
    ///
    /// # Errors
    /// `order_not_found`; `transition_not_allowed` if the order was never paid.
    pub async fn issue(&self, ctx: &OpCtx, order: &OrderId) -> ServiceResult<Invoice> {
        if let Some(issued) = self.of(order).await? {
            return Ok(issued);
        }
        let _turn = self.turn.lock().await;
        for tries in 0..TRIES {
            if let Some(issued) = self.of(order).await? {
                return Ok(issued);
            }
            let (invoice, batch) = self.next(ctx, order).await?;
            match self.documents.commit(&batch).await {
                Err(refused) if was_overtaken(&refused) => wait_for_others(tries).await,
                done => {
                    done?;
                    return Ok(invoice);
                }
            }
        }
        Err(rejected(Code::Conflict, "Many invoices are being written at this moment. Please try again."))
    }

    /// The invoice of an order, if one was issued.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn of(&self, order: &OrderId) -> ServiceResult<Option<Invoice>> {
        Ok(self.documents.load::<Invoice>(key(INVOICES, order)).await?.map(|found| found.value))
    }

    /// The invoice of an order, for somebody who may see the order.
    ///
    /// # Errors
    /// As [`Orders::find`] and [`Invoices::issue`].
    pub async fn open(&self, ctx: &OpCtx, order: &str, access: &Access<'_>) -> ServiceResult<Invoice> {
        let order = self.orders.find(order, access).await?;
        self.issue(ctx, &order.id).await
    }

    /// The invoice with the next number, and what commits it.
    async fn next(&self, ctx: &OpCtx, id: &OrderId) -> ServiceResult<(Invoice, Batch)> {
        let order = self.documents.load::<Order>(key(ORDERS, id)).await?;
        let order = order.ok_or_else(|| rejected(Code::OrderNotFound, "There is no such order."))?.value;
        if matches!(order.state.payment, Payment::Awaited | Payment::Promised) {
            return Err(rejected(Code::TransitionNotAllowed, "There is no invoice yet: it is written once the order is paid."));
        }
        let counter_key = key(COUNTERS, SEQUENCE);
        let counter: Option<Versioned<Counter>> = self.documents.load(counter_key.clone()).await?;
        let last = counter.as_ref().map_or(0, |counter| counter.value.last) + 1;
        let invoice = Invoice {
            number: InvoiceNumber::new(ctx.now, last),
            issued_at: ctx.now,
            document: InvoiceDocument::of(&order, &self.settings),
        };
        let counted = write(&counter_key, counter.as_ref(), &Counter { last })?;
        let batch = counted.insert(key(INVOICES, id), body(&invoice)?);
        Ok((invoice, batch))
    }
}

impl Invoice {
    /// The invoice as a PDF: the same bytes each time.
    ///
    /// # Errors
    /// Never in practice: if it cannot be written.
    pub fn pdf(&self) -> ServiceResult<Vec<u8>> {
        pdf::of(self)
    }

    /// The name of its file.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.pdf", self.number)
    }
}
