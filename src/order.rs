//! An order: copies of what was sold, where it goes, what it cost, and its life so far.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Address, Currency, Money, Timestamp,
    catalog::Image,
    error::Rejection,
    id::{CategoryId, OrderId, PaymentId, ProductId, UserId, VariantId, VisitorId},
    pricing::{BasketLine, Quote, Shopper, Terms},
    promotion::CouponCode,
    text::{Email, Line, Lines, Name, Sku, Slug, Title},
};

pub use self::{
    actor::Actor,
    buyer::CallingOff,
    by::{By, Reason},
    carrier::{Carrier, TrackingNumber, TrackingPage},
    counts::Counts,
    dispatch::Parcel,
    dispute::{Dispute, DisputeState},
    edit::{Difference, Edit},
    event::OrderEvent,
    giving_back::LineRefund,
    hold::StaffNote,
    number::OrderNumber,
    progress::{Reached, Stop},
    refund::{Capture, GivenBack, Refund, RefundCause, RefundState},
    returning::{Return, ReturnState},
    shipment::{LinePart, Shipment, ShipmentState},
    state::{Closing, Fulfilment, IllegalTransition, OrderState, Payment},
    status::{Beside, OrderStatus},
    told::{Told, Who},
};

mod actor;
mod buyer;
mod by;
mod cancel;
mod carrier;
mod counts;
mod dispatch;
mod dispute;
mod edit;
mod event;
mod giving_back;
mod hold;
mod news;
mod number;
mod progress;
mod promise;
mod refund;
mod returning;
mod shipment;
mod state;
mod status;
#[cfg(test)]
mod tests;
mod told;
mod walk;

/// A placed order. Prices, names, taxes and addresses are copies: later edits of the catalog never change it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// Names it.
    pub id: OrderId,
    /// What people call it.
    pub number: OrderNumber,
    /// What a guest's link carries beside the id; unguessable.
    pub link_key: String,
    /// Whose browser placed it.
    pub visitor: Option<VisitorId>,
    /// Whose account it belongs to; a guest's order belongs to none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<UserId>,
    /// The placing request's key: the same key never makes a second order.
    pub idempotency_key: String,
    /// Where its mails go.
    pub email: Email,
    /// For the carrier.
    pub phone: Option<Line<40>>,
    /// Where it goes.
    pub shipping_address: Address,
    /// The same as it was printed in one text, if it came so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed_address: Option<Lines<500>>,
    /// Who pays for it, if that is another address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing_address: Option<Address>,
    /// What the shopper wants to say.
    pub note: Lines<1000>,
    /// What was bought.
    pub lines: Vec<OrderLine>,
    /// What it costs now, part by part; its lines are those of the order, in their order.
    pub quote: Quote,
    /// What it cost when it was placed, once that is something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placed_quote: Option<Box<Quote>>,
    /// What it was priced by, so that it can be priced again as it was.
    pub terms: Terms,
    /// What promotions knew of the buyer then.
    pub shopper: Shopper,
    /// The codes that worked.
    pub codes: Vec<CouponCode>,
    /// By what promotions know the buyer again: hashes, so that nobody reads who it was.
    pub redeemed_by: Vec<String>,
    /// Where it stands.
    pub state: OrderState,
    /// What left the house.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shipments: Vec<Shipment>,
    /// What comes back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returns: Vec<Return>,
    /// Money that came in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub captures: Vec<Capture>,
    /// Money that is given back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refunds: Vec<Refund>,
    /// Money that the buyer asked their bank for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<Dispute>,
    /// How its buyer wants to pay, by the provider's code; empty if that was not said yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pays_by: String,
    /// The attempt to pay that may still become a payment: never two at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paying: Option<PaymentId>,
    /// What staff keep about it; never shown to shoppers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<StaffNote>,
    /// What happened to it, oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// Until when its stock is kept without payment.
    pub expires_at: Timestamp,
    /// Whether the buyer was reminded of its payment.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reminded: bool,
}

/// What was bought, as it was then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderLine {
    /// Its number in the order, from 1; never used again.
    pub number: u32,
    /// Of which product.
    pub product: ProductId,
    /// The product's address then.
    pub slug: Slug,
    /// Which variant.
    pub variant: VariantId,
    /// The product's title then.
    pub title: Title,
    /// The variant's answers then: `Blue / M`; empty without options.
    pub variant_title: String,
    /// The warehouse's name.
    pub sku: Sku,
    /// The picture then.
    pub image: Option<Image>,
    /// How many were ordered.
    pub quantity: u32,
    /// How many of them were called off.
    #[serde(default)]
    pub cancelled: u32,
    /// What one cost without any sale.
    pub list_price: Money,
    /// What one cost.
    pub unit_price: Money,
    /// Unit price × quantity.
    pub subtotal: Money,
    /// The product's categories then, and all above them.
    pub categories: BTreeSet<CategoryId>,
    /// Which tax rates applied.
    pub tax_class: Name,
    /// What one weighs, in grams.
    pub weight_grams: u32,
    /// Whether its pieces were counted when it was placed.
    pub tracked: bool,
}

/// One thing that happened: who, when, why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What.
    pub what: String,
    /// The same for programs; none for its placing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<OrderEvent>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

impl TimelineEntry {
    /// Without a reason.
    #[must_use]
    pub fn new(what: &str, actor: Actor, at: Timestamp) -> Self {
        Self { at, actor, what: what.to_owned(), event: None, reason: None }
    }
}

impl OrderLine {
    /// How many are not called off.
    #[must_use]
    pub fn kept(&self) -> u32 {
        self.quantity.saturating_sub(self.cancelled)
    }

    /// What it is called: `Harbour Linen Shirt (Blue / M)`.
    #[must_use]
    pub fn name(&self) -> String {
        if self.variant_title.is_empty() { self.title.to_string() } else { format!("{} ({})", self.title, self.variant_title) }
    }

    /// The line as it is priced.
    #[must_use]
    pub fn basket_line(&self) -> BasketLine {
        BasketLine {
            variant: self.variant.clone(),
            product: self.product.clone(),
            categories: self.categories.clone(),
            tax_class: self.tax_class.clone(),
            weight_grams: self.weight_grams,
            quantity: self.quantity,
            list_price: self.list_price,
        }
    }
}

impl Order {
    /// The currency it is charged in.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.quote.total.currency
    }

    /// What it costs.
    #[must_use]
    pub fn total(&self) -> Money {
        self.quote.total
    }

    /// What it cost when it was placed.
    #[must_use]
    pub fn placed_quote(&self) -> &Quote {
        self.placed_quote.as_deref().unwrap_or(&self.quote)
    }

    /// How far it has come: grows with each entry of its timeline. Whatever an open page of it should show by itself
    /// stands in the timeline.
    #[must_use]
    pub fn moved(&self) -> usize {
        self.timeline.len()
    }

    /// Lets something happen to it, and writes it into the timeline.
    ///
    /// # Errors
    /// If its state does not allow that.
    pub fn record(&mut self, event: OrderEvent, actor: Actor, at: Timestamp) -> Result<(), IllegalTransition> {
        self.state = self.state.after(event)?;
        self.timeline.push(TimelineEntry { event: Some(event), ..TimelineEntry::new(event.sentence(), actor, at) });
        Ok(())
    }

    /// The same with a reason, and with what exactly happened.
    fn note(&mut self, event: OrderEvent, by: &By, detail: &str) -> Result<(), Rejection> {
        self.record(event, by.actor.clone(), by.at)?;
        if let Some(entry) = self.timeline.last_mut() {
            entry.reason.clone_from(&by.reason);
            if !detail.is_empty() {
                entry.what = format!("{}: {detail}", entry.what);
            }
        }
        Ok(())
    }

    /// When its buyer should be reminded of its payment: once, when half of the time for it is over.
    #[must_use]
    pub fn remind_at(&self) -> Option<Timestamp> {
        let halfway = || Timestamp::from_millis(i64::midpoint(self.placed_at.millis(), self.expires_at.millis()));
        (self.state.awaits_payment() && !self.reminded).then(halfway)
    }

    /// Whether it waits for its payment and its time has run out.
    #[must_use]
    pub fn has_lapsed(&self, now: Timestamp) -> bool {
        self.state.awaits_payment() && self.expires_at <= now
    }
}
