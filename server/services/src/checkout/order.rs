//! An order made of what was wished: named, priced, not yet written.

use std::sync::Arc;

use shop::{
    Code, Order,
    catalog::Variant,
    checkout::Contact,
    id::{VariantId, VisitorId},
    money::InvalidMoney,
    order::{OrderEvent, OrderLine, OrderNumber, OrderState, TimelineEntry},
    pricing::{Basket, Destination, quote, ways_to_ship},
    promotion::CouponCode,
    text::Lines,
};

use super::Checkouts;
use crate::{
    OpCtx, ServiceError, ServiceResult,
    error::rejected,
    promotions::Buyer,
    window::{Shown, ShownProduct},
};

/// What somebody wants to order.
pub(super) struct Wish<'a> {
    pub(super) visitor: Option<&'a VisitorId>,
    pub(super) lines: Vec<(VariantId, u32)>,
    pub(super) buyer: Buyer<'a>,
    pub(super) contact: &'a Contact,
    /// The address as it was printed in one text, if it came so.
    pub(super) printed: Option<&'a Lines<500>>,
    /// The way to ship, by its code; else the cheapest.
    pub(super) shipping: Option<&'a str>,
    pub(super) codes: &'a [CouponCode],
    pub(super) idempotency_key: &'a str,
}

type Found<'a> = (&'a Arc<ShownProduct>, &'a Variant, u32);

impl Checkouts {
    /// The order as it would be placed now.
    ///
    /// # Errors
    /// `cart_changed` if something is no longer sold; `not_shippable` if it cannot be shipped there so.
    pub(super) async fn make(&self, ctx: &OpCtx, wish: &Wish<'_>) -> ServiceResult<Order> {
        let shown = self.window.now();
        let found = find(&shown, &wish.lines)?;
        let buyer = wish.buyer.with(Some(&wish.contact.email));
        let (terms, shopper) = self.promotions.terms(&shown.offers, wish.codes, &buyer).await?;
        let mut basket = Basket {
            lines: found.iter().map(|(product, variant, quantity)| product.basket_line(variant, *quantity)).collect(),
            destination: Some(Destination::from(&wish.contact.address)),
            shipping: wish.shipping.map(str::to_owned),
            codes: wish.codes.to_vec(),
            shopper,
        };
        if basket.shipping.is_none() {
            let ways = ways_to_ship(&basket, &terms, ctx.now).map_err(ServiceError::doing("price shipping"))?;
            basket.shipping = ways.first().map(|(cheapest, _)| cheapest.code.clone());
        }
        let quote = quote(&basket, &terms, ctx.now).map_err(ServiceError::doing("price an order"))?;
        if quote.shipping_method.is_none() {
            return Err(not_shippable(wish.contact));
        }
        let lines = found.into_iter().zip(&quote.lines).zip(1..);
        let lines = lines.map(|(((product, variant, quantity), quoted), number)| {
            let line = line_of(product, variant, quantity)?;
            Ok(OrderLine { number, unit_price: quoted.unit_price, subtotal: quoted.goods, ..line })
        });
        let lines = lines.collect::<Result<_, InvalidMoney>>().map_err(ServiceError::doing("price an order"))?;
        let mut order = Order {
            id: ctx.new_id(),
            number: OrderNumber::new(ctx.random_bytes()),
            link_key: ctx.new_secret(),
            visitor: wish.visitor.cloned(),
            customer: wish.buyer.user.map(|user| user.id.clone()),
            idempotency_key: wish.idempotency_key.to_owned(),
            email: wish.contact.email.clone(),
            phone: wish.contact.phone.clone(),
            shipping_address: wish.contact.address.clone(),
            printed_address: wish.printed.cloned(),
            billing_address: wish.contact.billing.clone(),
            note: wish.contact.note.clone(),
            lines,
            codes: quote.applied.iter().filter_map(|applied| applied.code.clone()).collect(),
            terms: terms.kept_by(&quote),
            shopper: basket.shopper,
            redeemed_by: buyer.marks(),
            quote,
            placed_quote: None,
            state: OrderState::PLACED,
            shipments: Vec::new(),
            returns: Vec::new(),
            captures: Vec::new(),
            refunds: Vec::new(),
            disputes: Vec::new(),
            pays_by: String::new(),
            paying: None,
            notes: Vec::new(),
            timeline: vec![TimelineEntry::new("Order placed", ctx.actor.clone(), ctx.now)],
            placed_at: ctx.now,
            expires_at: ctx.now.after(self.settings.reservation),
            reminded: false,
        };
        if order.total().is_zero() {
            // Nothing to pay: paid at once, without a payment step (CASES 9).
            order
                .record(OrderEvent::PaymentCaptured, ctx.actor.clone(), ctx.now)
                .map_err(ServiceError::doing("mark a free order as paid"))?;
        }
        Ok(order)
    }
}

fn find<'a>(shown: &'a Shown, wanted: &[(VariantId, u32)]) -> ServiceResult<Vec<Found<'a>>> {
    let gone = || rejected(Code::CartChanged, "An item in your cart is no longer sold. Please look at your order once more.");
    wanted.iter().map(|(id, quantity)| shown.variant(id).map(|(product, variant)| (product, variant, *quantity)).ok_or_else(gone)).collect()
}

/// So many of a variant as a line of an order, at its list price; it has no number yet.
pub(crate) fn line_of(product: &ShownProduct, variant: &Variant, quantity: u32) -> Result<OrderLine, InvalidMoney> {
    let item = product.basket_line(variant, quantity);
    Ok(OrderLine {
        number: 0,
        product: item.product,
        slug: product.product.slug.clone(),
        variant: item.variant,
        title: product.product.title.clone(),
        variant_title: variant.title(),
        sku: variant.sku.clone(),
        image: product.product.image_of(variant).cloned(),
        quantity,
        cancelled: 0,
        list_price: item.list_price,
        unit_price: item.list_price,
        subtotal: item.list_price.times(quantity)?,
        categories: item.categories,
        tax_class: item.tax_class,
        weight_grams: item.weight_grams,
        tracked: product.availability(&variant.id).pieces().is_some(),
    })
}

pub(super) fn not_shippable(contact: &Contact) -> ServiceError {
    let country = contact.address.country.name();
    rejected(
        Code::NotShippable,
        format!("We cannot ship this order to {country} so. Please choose another way to ship, or another address."),
    )
}
