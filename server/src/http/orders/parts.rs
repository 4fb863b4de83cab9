//! The parts of an order as programs read them.

use serde::Serialize;
use shop::{
    Address, Order, Timestamp,
    order::{LinePart, OrderLine, Refund, RefundCause, RefundState, Shipment, ShipmentState, TimelineEntry},
    pricing::{ChosenShipping, QuotedLine},
};
use utoipa::ToSchema;

use crate::http::{actor::ActorView, amount::Amount};

/// A line of an order.
#[derive(Serialize, ToSchema)]
pub struct LineView {
    /// Its number in the order, from 1.
    pub line: u32,
    /// Of which product.
    pub product_id: String,
    /// Which variant.
    pub variant_id: String,
    /// The product's name then.
    pub name: String,
    /// The variant's answers then; empty without options.
    pub variant: String,
    /// The warehouse's name.
    pub sku: String,
    /// The picture then.
    pub image: Option<String>,
    /// How many were ordered.
    pub quantity: u32,
    /// How many of these were called off.
    pub cancelled: u32,
    /// What one costs without any sale.
    #[schema(value_type = f64)]
    pub list_price: Amount,
    /// What one costs.
    #[schema(value_type = f64)]
    pub price: Amount,
    /// What codes and promotions take off the line.
    #[schema(value_type = f64)]
    pub discount: Amount,
    /// The tax in or on what is left.
    #[schema(value_type = f64)]
    pub tax: Amount,
    /// Price × what was not called off, before the discount.
    #[schema(value_type = f64)]
    pub subtotal: Amount,
}

/// The way an order is shipped.
#[derive(Serialize, ToSchema)]
pub struct WayView {
    /// Names it.
    pub code: String,
    /// Its name for people.
    pub name: String,
    /// Working days at the soonest.
    pub soonest: u8,
    /// Working days at the latest.
    pub latest: u8,
    /// What it costs before promotions.
    #[schema(value_type = f64)]
    pub price: Amount,
}

/// Where an order goes.
#[derive(Serialize, ToSchema)]
pub struct AddressView {
    /// Who receives it.
    pub name: String,
    /// Street and number.
    pub line1: String,
    /// Flat, floor, care of.
    pub line2: Option<String>,
    /// Town or city.
    pub city: String,
    /// State, province or county: its code where the country's regions are listed.
    pub region: Option<String>,
    /// As the country writes it.
    pub postal_code: Option<String>,
    /// Two letters.
    pub country: &'static str,
}

/// Something that happened.
#[derive(Serialize, ToSchema)]
#[schema(as = OrderEntryView)]
pub struct EntryView {
    /// When.
    pub at: String,
    /// Who did it; by name only for those who handle orders.
    pub actor: ActorView,
    /// What, for people.
    pub what: String,
    /// Why.
    pub reason: Option<String>,
}

/// Some pieces on their way.
#[derive(Serialize, ToSchema)]
pub struct ShipmentView {
    /// Names it.
    pub id: String,
    /// `shipped`, `delivered` or `cancelled`.
    pub status: &'static str,
    /// What is in it.
    pub lines: Vec<PartView>,
    /// Who brings it.
    pub carrier: Option<String>,
    /// What the carrier calls it.
    pub tracking: Option<String>,
    /// Where to see how far it is.
    pub tracking_url: Option<String>,
    /// When it left.
    pub shipped_at: String,
    /// When it arrived or was called back.
    pub ended_at: Option<String>,
}

/// So many pieces of a line.
#[derive(Serialize, ToSchema)]
pub struct PartView {
    /// The line's number.
    pub line: u32,
    /// How many.
    pub quantity: u32,
}

/// Money that is given back.
#[derive(Serialize, ToSchema)]
pub struct RefundView {
    /// Names it.
    pub id: String,
    /// How much.
    #[schema(value_type = f64)]
    pub amount: Amount,
    /// Of the amount.
    pub currency: &'static str,
    /// `pending`, `done` or `failed`.
    pub status: &'static str,
    /// Why.
    pub reason: String,
    /// When it was asked for.
    pub at: String,
}

/// Where more is.
#[derive(Serialize, ToSchema)]
pub struct LinksView {
    /// This.
    #[serde(rename = "self")]
    pub here: String,
    /// Its page for people, which whoever has this link can see.
    pub page: String,
    /// Its invoice, once it is paid.
    pub invoice: String,
}

impl LineView {
    pub(super) fn of(line: &OrderLine, quoted: &QuotedLine) -> Self {
        Self {
            line: line.number,
            product_id: line.product.to_string(),
            variant_id: line.variant.to_string(),
            name: line.title.to_string(),
            variant: line.variant_title.clone(),
            sku: line.sku.to_string(),
            image: line.image.as_ref().map(|image| image.src.to_string()),
            quantity: line.quantity,
            cancelled: line.cancelled,
            list_price: Amount(quoted.list_price),
            price: Amount(quoted.shown_unit_price()),
            discount: Amount(quoted.discount),
            tax: Amount(quoted.tax.amount),
            subtotal: Amount(quoted.subtotal),
        }
    }
}

impl From<&ChosenShipping> for WayView {
    fn from(way: &ChosenShipping) -> Self {
        let (soonest, latest) = (way.delivery.soonest, way.delivery.latest);
        Self { code: way.code.clone(), name: way.name.to_string(), soonest, latest, price: Amount(way.price) }
    }
}

impl From<&Address> for AddressView {
    fn from(address: &Address) -> Self {
        let typed = || address.region.as_ref().map(ToString::to_string);
        Self {
            name: address.name.to_string(),
            line1: address.line1.to_string(),
            line2: address.line2.as_ref().map(ToString::to_string),
            city: address.city.to_string(),
            region: address.region_code().map(str::to_owned).or_else(typed),
            postal_code: address.postal_code.as_ref().map(ToString::to_string),
            country: address.country.code(),
        }
    }
}

impl EntryView {
    pub(super) fn of(entry: &TimelineEntry, names: bool) -> Self {
        let actor = ActorView::from(entry.actor.clone());
        Self {
            at: entry.at.to_rfc3339(),
            actor: if names { actor } else { actor.unnamed() },
            what: entry.what.clone(),
            reason: entry.reason.as_ref().map(ToString::to_string),
        }
    }
}

impl From<&Shipment> for ShipmentView {
    fn from(shipment: &Shipment) -> Self {
        Self {
            id: shipment.id.to_string(),
            status: match shipment.state {
                ShipmentState::Shipped => "shipped",
                ShipmentState::Delivered => "delivered",
                ShipmentState::Cancelled => "cancelled",
            },
            lines: shipment.lines.iter().map(PartView::from).collect(),
            carrier: shipment.carrier.as_ref().map(ToString::to_string),
            tracking: shipment.tracking.as_ref().map(ToString::to_string),
            tracking_url: shipment.link(),
            shipped_at: shipment.at.to_rfc3339(),
            ended_at: shipment.ended_at.map(Timestamp::to_rfc3339),
        }
    }
}

impl From<&LinePart> for PartView {
    fn from(part: &LinePart) -> Self {
        Self { line: part.line, quantity: part.quantity }
    }
}

impl LinksView {
    pub(super) fn of(order: &Order) -> Self {
        let page = format!("/orders/{}/{}", order.id, order.link_key);
        Self { here: format!("/api/orders/{}", order.id), invoice: format!("{page}/invoice"), page }
    }
}

impl From<&Refund> for RefundView {
    fn from(refund: &Refund) -> Self {
        let cause = || match refund.cause {
            RefundCause::Surplus => "The order costs less now",
            RefundCause::Return(_) => "Goods came back",
            RefundCause::Goodwill => "Goodwill",
            RefundCause::Chargeback => "Chargeback",
        };
        Self {
            id: refund.id.to_string(),
            amount: Amount(refund.amount),
            currency: refund.amount.currency.code(),
            status: match refund.state {
                RefundState::Pending => "pending",
                RefundState::Done => "done",
                RefundState::Failed(_) => "failed",
            },
            reason: if refund.reason.is_empty() { cause().to_owned() } else { refund.reason.clone() },
            at: refund.at.to_rfc3339(),
        }
    }
}
