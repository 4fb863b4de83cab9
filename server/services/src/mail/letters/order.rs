//! What becomes of an order. Its letters go to the order's own address, which nobody has proved, so nobody is greeted by
//! name and nothing stands in them that a shopper wrote.

mod delivery;
mod money;
mod payment;
mod returns;

use shop::{Money, Order};

use super::super::layout::Layout;
use crate::{ServiceResult, Settings, invoices::InvoiceDocument, place::Place};

pub use super::super::layout::{Bill, Thing};
pub use delivery::{order_delivered, order_shipped};
pub use money::{order_cancelled, order_refunded};
pub use payment::{order_expired, order_paid, order_placed, payment_reminder};
pub use returns::{return_approved, return_received};

use super::{super::Mail, Addressee};

/// What every letter about an order tells of it.
#[derive(Clone, Debug)]
pub struct AboutOrder {
    /// What people call it.
    pub number: String,
    /// The page that shows it; for guests the only way to it.
    pub link: String,
    /// Where it is paid.
    pub pay_link: String,
    /// Its invoice as a page.
    pub invoice_link: String,
    /// What was bought, and what it costs.
    pub bill: Bill,
    /// What it costs in all.
    pub total: Money,
}

/// Goods that left the house.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// What is in it.
    pub things: Vec<Thing>,
    /// Who carries it.
    pub carrier: String,
    /// What the carrier calls it.
    pub tracking: Option<Tracking>,
    /// Whether something of the order is still to come.
    pub more_follows: bool,
}

/// What a carrier calls a parcel.
#[derive(Clone, Debug)]
pub struct Tracking {
    /// The number.
    pub number: String,
    /// The carrier's page about it.
    pub link: Option<String>,
}

/// An order, or a part of it, that was called off.
#[derive(Clone, Debug)]
pub struct Cancellation {
    /// Which part; all of it if there is none.
    pub part: Vec<Thing>,
    /// Why, in a sentence of the shop's staff; may be empty.
    pub reason: String,
    /// What is given back.
    pub refund: Option<Money>,
}

/// Goods on their way back.
#[derive(Clone, Debug)]
pub struct Return {
    /// What comes back.
    pub things: Vec<Thing>,
    /// What to do, or what happens next, in words of the shop's staff; may be empty.
    pub note: String,
}

impl AboutOrder {
    /// An order as letters tell of it: the one place here that knows how an order is made.
    ///
    /// # Errors
    /// Never in practice: if the order's sums do not fit.
    pub fn of(order: &Order, settings: &Settings, place: &Place) -> ServiceResult<Self> {
        let document = InvoiceDocument::of(order, settings);
        let thing = |line: &crate::invoices::InvoiceLine| Thing {
            quantity: line.quantity,
            title: line.title.clone(),
            details: line.variant.clone(),
            amount: Some(line.amount.to_string()),
        };
        let page = format!("/orders/{}/{}", order.id, order.link_key);
        Ok(Self {
            number: order.number.to_string(),
            link: place.link(&page),
            pay_link: place.link(&format!("/pay/{}/{}", order.id, order.link_key)),
            invoice_link: place.link(&format!("{page}/invoice")),
            bill: Bill { things: document.lines.iter().map(thing).collect(), sums: document.sums() },
            total: document.total,
        })
    }

    /// Some pieces of some of its lines, by the line's place, without amounts: what is in a parcel.
    #[must_use]
    pub fn part(&self, pieces: &[(u32, u32)]) -> Vec<Thing> {
        let thing = |(line, quantity): &(u32, u32)| {
            let thing = self.bill.things.get(*line as usize)?;
            Some(Thing { quantity: *quantity, amount: None, ..thing.clone() })
        };
        pieces.iter().filter_map(thing).collect()
    }
}

fn to<'a>(addressee: &'a Addressee<'a>, subject: &'a str) -> Layout<'a> {
    Layout::to_unproven(addressee, subject)
}

/// Things without sums.
fn only(things: &[Thing]) -> Bill {
    Bill { things: things.to_vec(), sums: Vec::new() }
}

/// A sentence of staff's, if they wrote one.
fn noted<'a>(layout: Layout<'a>, note: &str) -> Layout<'a> {
    if note.is_empty() { layout } else { layout.says(note) }
}
