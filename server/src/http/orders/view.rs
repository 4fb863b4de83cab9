use serde::Serialize;
use services::{OpCtx, orders::Desk};
use shop::{
    Order,
    order::{Beside, Closing, Fulfilment, Payment},
    tax::TaxDisplay,
};
use utoipa::ToSchema;

use super::parts::{AddressView, EntryView, LineView, LinksView, RefundView, ShipmentView, WayView};
use crate::http::{
    amount::Amount,
    cart::{CouponView, DiscountView, TaxView},
};

/// An order. A quote leaves out what only a placed one has.
#[derive(Serialize, ToSchema)]
pub struct OrderView {
    /// Names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Whose it is; null for a guest's.
    pub user_id: Option<String>,
    /// What was ordered.
    pub products: Vec<LineView>,
    /// What is paid, shipping and tax included.
    #[schema(value_type = f64)]
    pub total_amount: Amount,
    /// The goods after sales.
    #[schema(value_type = f64)]
    pub subtotal: Amount,
    /// What is taken off them.
    #[schema(value_type = f64)]
    pub discount: Amount,
    /// The same, one by one, in the shop's own prices.
    pub discounts: Vec<DiscountView>,
    /// The codes that worked.
    pub coupons: Vec<CouponView>,
    /// What is paid for shipping.
    #[schema(value_type = f64)]
    pub shipping: Amount,
    /// How it is shipped.
    pub shipping_method: Option<WayView>,
    /// The tax, contained or added.
    #[schema(value_type = f64)]
    pub tax: Amount,
    /// The same by name and rate.
    pub taxes: Vec<TaxView>,
    /// Whether prices contain the tax.
    pub tax_included: bool,
    /// Of every amount.
    pub currency: &'static str,
    /// `Pending`, `Paid`, `Processing`, `Shipped`, `Delivered`, `Expired`, `Cancelled` or `Refunded`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    /// Whether it goes on: `open`, `cancelled` or `expired`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing: Option<&'static str>,
    /// Where the money is: `awaited`, `paid`, `partly_refunded` or `refunded`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment: Option<&'static str>,
    /// Where the goods are: `reserved`, `processing`, `shipped` or `delivered`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fulfilment: Option<&'static str>,
    /// Beside the status: `on_hold`, `partly_shipped`, `partly_delivered`, `partly_refunded`, `payment_due`, `return_asked`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flags: Option<Vec<&'static str>>,
    /// Where it goes, as it was sent: the text, or the fields.
    #[schema(value_type = Object)]
    pub shipping_address: ShippingAddressView,
    /// The same, always field by field.
    pub shipping_address_fields: AddressView,
    /// Who pays for it, if that is another address.
    pub billing_address: Option<AddressView>,
    /// Where its mails go.
    pub email: String,
    /// When it was placed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placed_at: Option<String>,
    /// Until when its stock is kept without payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// What happened to it, oldest first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeline: Option<Vec<EntryView>>,
    /// What left the house.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipments: Option<Vec<ShipmentView>>,
    /// Money that is given back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refunds: Option<Vec<RefundView>>,
    /// Where more is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<LinksView>,
}

/// Where an order goes, as it was sent.
#[derive(Serialize)]
#[serde(untagged)]
pub enum ShippingAddressView {
    /// As one text.
    Printed(String),
    /// Field by field.
    Fields(AddressView),
}

impl OrderView {
    /// An order that is not placed.
    pub(super) fn quoted(order: &Order) -> Self {
        let quote = &order.quote;
        let printed = order.printed_address.as_ref().map(|text| ShippingAddressView::Printed(text.to_string()));
        let fields = || ShippingAddressView::Fields(AddressView::from(&order.shipping_address));
        Self {
            id: None,
            number: None,
            user_id: order.customer.as_ref().map(ToString::to_string),
            products: order.lines.iter().zip(&quote.lines).map(|(line, quoted)| LineView::of(line, quoted)).collect(),
            total_amount: Amount(order.total()),
            subtotal: Amount(quote.subtotal),
            discount: Amount(quote.discount),
            discounts: DiscountView::all(quote),
            coupons: quote.applied.iter().filter_map(CouponView::of).collect(),
            shipping: Amount(quote.shipping),
            shipping_method: quote.shipping_method.as_ref().map(WayView::from),
            tax: Amount(quote.tax),
            taxes: quote.taxes.iter().map(TaxView::of).collect(),
            tax_included: quote.display == TaxDisplay::Inclusive,
            currency: order.currency().code(),
            status: None,
            closing: None,
            payment: None,
            fulfilment: None,
            flags: None,
            shipping_address: printed.unwrap_or_else(fields),
            shipping_address_fields: AddressView::from(&order.shipping_address),
            billing_address: order.billing_address.as_ref().map(AddressView::from),
            email: order.email.to_string(),
            placed_at: None,
            expires_at: None,
            timeline: None,
            shipments: None,
            refunds: None,
            links: None,
        }
    }

    /// A placed order, as whoever asks may see it.
    pub(super) fn placed(order: &Order, ctx: &OpCtx) -> Self {
        let names = Desk::of(ctx).is_ok();
        Self {
            id: Some(order.id.to_string()),
            number: Some(order.number.to_string()),
            status: Some(order.state.status().as_str()),
            closing: Some(match order.state.closing {
                Closing::Open => "open",
                Closing::Cancelled => "cancelled",
                Closing::Expired => "expired",
            }),
            payment: Some(match order.state.payment {
                Payment::Awaited => "awaited",
                Payment::Promised => "promised",
                Payment::Paid => "paid",
                Payment::PartlyRefunded => "partly_refunded",
                Payment::Refunded => "refunded",
            }),
            fulfilment: Some(match order.state.fulfilment {
                Fulfilment::Reserved => "reserved",
                Fulfilment::Processing => "processing",
                Fulfilment::Shipped => "shipped",
                Fulfilment::Delivered => "delivered",
            }),
            flags: Some(order.beside().into_iter().map(flag).collect()),
            placed_at: Some(order.placed_at.to_rfc3339()),
            expires_at: order.state.awaits_payment().then(|| order.expires_at.to_rfc3339()),
            timeline: Some(order.timeline.iter().map(|entry| EntryView::of(entry, names)).collect()),
            shipments: Some(order.shipments.iter().map(ShipmentView::from).collect()),
            refunds: Some(order.refunds.iter().map(RefundView::from).collect()),
            links: Some(LinksView::of(order)),
            ..Self::quoted(order)
        }
    }
}

fn flag(beside: Beside) -> &'static str {
    match beside {
        Beside::OnHold => "on_hold",
        Beside::PartlyShipped => "partly_shipped",
        Beside::PartlyDelivered => "partly_delivered",
        Beside::PartlyRefunded => "partly_refunded",
        Beside::PaymentPromised => "payment_promised",
        Beside::Disputed => "disputed",
        Beside::PaymentDue => "payment_due",
        Beside::ReturnAsked => "return_asked",
    }
}
