//! Placing an order: one atomic commit, or none.

use std::collections::BTreeMap;

use shop::{
    Code, Money, Order, Rejection,
    checkout::{Checkout, Contact, Step},
    id::{VariantId, VisitorId},
    order::{OrderEvent, OrderLine, OrderNumber, OrderState, TimelineEntry},
    pricing::{PricingLine, ShippingMethod, quote},
};
use store::{Batch, StoreError};

use super::Checkouts;
use crate::{
    OpCtx, ServiceError, ServiceResult,
    cart::KeptCart,
    documents::{TRIES, Versioned},
    error::rejected,
    orders::{by_idempotency_key, order_body},
    schema::{ORDERS, STOCK, key},
};

/// What the review page sends.
#[derive(Clone, Debug)]
pub struct PlaceOrder {
    /// The same key never makes a second order.
    pub idempotency_key: String,
    /// The total the shopper saw, in minor units; if it moved they look again.
    pub seen_total: i64,
}

/// All that an order is made of, read and checked.
struct Ready {
    cart: Versioned<KeptCart>,
    checkout: Versioned<Checkout>,
    contact: Contact,
    shipping: ShippingMethod,
}

impl Checkouts {
    /// Places the order, once for each key however often it is asked.
    ///
    /// Stock is taken for every line or for none; the cart is emptied in the same commit.
    ///
    /// # Errors
    /// `out_of_stock` names the line that ran out and the cart stays; `cart_changed` if the total moved.
    pub async fn place(&self, ctx: &OpCtx, visitor: &VisitorId, request: &PlaceOrder) -> ServiceResult<Order> {
        for _ in 0..TRIES {
            if let Some(placed) = self.placed_before(visitor, &request.idempotency_key).await? {
                return Ok(placed);
            }
            let ready = match self.ready(visitor, request).await {
                Ok(ready) => ready,
                // Perhaps the cart is empty because the same request, sent twice, has just been served.
                Err(refused) => return self.placed_before(visitor, &request.idempotency_key).await?.ok_or(refused),
            };
            let order = self.order(ctx, visitor, &ready, request)?;
            match self.documents.commit(&batch(ctx, &ready, &order)?).await {
                Ok(()) => {
                    self.show_new_stock(&order).await?;
                    return Ok(order);
                }
                // Somebody was faster: another tab, a double click. Look again.
                Err(StoreError::Conflict { .. } | StoreError::Exists { .. }) => {}
                Err(StoreError::BelowLeast { key, .. }) => return Err(self.ran_out(&order, &key.id).await?),
                Err(failed) => return Err(failed.into()),
            }
        }
        Err(rejected(Code::Conflict, "Your order could not be placed just now. Please try again."))
    }

    async fn placed_before(&self, visitor: &VisitorId, idempotency_key: &str) -> ServiceResult<Option<Order>> {
        let placed = by_idempotency_key(&self.documents, idempotency_key).await?;
        Ok(placed.filter(|order| order.visitor.as_ref() == Some(visitor)))
    }

    async fn ready(&self, visitor: &VisitorId, request: &PlaceOrder) -> ServiceResult<Ready> {
        let cart = self.carts.kept(visitor).await?.filter(|kept| !kept.value.cart.is_empty());
        let cart = cart.ok_or_else(|| rejected(Code::CartEmpty, "Your cart is empty."))?;
        let incomplete = |step: Step| rejected(Code::CheckoutIncomplete, format!("Please complete the step “{}” first.", step.label()));
        let checkout = self.kept(visitor).await?.ok_or_else(|| incomplete(Step::Address))?;
        if checkout.value.idempotency_key != request.idempotency_key {
            return Err(rejected(Code::CartChanged, "This page is out of date. Please look at your order once more."));
        }
        let contact = checkout.value.contact.clone().ok_or_else(|| incomplete(Step::Address))?;
        let chosen = checkout.value.shipping_method.as_deref().and_then(|code| self.settings.rates.shipping_method(code));
        let shipping = chosen.cloned().ok_or_else(|| incomplete(Step::Shipping))?;
        if checkout.value.payment_method.is_none() {
            return Err(incomplete(Step::Payment));
        }
        Ok(Ready { cart, checkout, contact, shipping })
    }

    fn order(&self, ctx: &OpCtx, visitor: &VisitorId, ready: &Ready, request: &PlaceOrder) -> ServiceResult<Order> {
        let lines = self.lines(ready)?;
        let wanted: Vec<PricingLine> = lines
            .iter()
            .map(|line| PricingLine { variant: line.variant.clone(), quantity: line.quantity, unit_price: line.unit_price })
            .collect();
        let quote = quote(&wanted, Some(&ready.shipping), &self.settings.rates, self.settings.currency)
            .map_err(ServiceError::doing("price an order"))?;
        if quote.total.minor != request.seen_total {
            return Err(moved(quote.total));
        }
        let mut order = Order {
            id: ctx.new_id(),
            number: OrderNumber::new(ctx.random_bytes()),
            link_key: ctx.new_secret(),
            visitor: Some(visitor.clone()),
            customer: ctx.user_id().cloned(),
            idempotency_key: request.idempotency_key.clone(),
            email: ready.contact.email.clone(),
            phone: ready.contact.phone.clone(),
            shipping_address: ready.contact.address.clone(),
            billing_address: ready.contact.billing.clone(),
            note: ready.contact.note.clone(),
            lines,
            quote,
            state: OrderState::PLACED,
            timeline: vec![TimelineEntry { at: ctx.now, actor: ctx.actor.clone(), what: "Order placed".to_owned() }],
            placed_at: ctx.now,
            expires_at: ctx.now.after(self.settings.reservation),
        };
        if order.total().is_zero() {
            // Nothing to pay: paid at once, without a payment step (CASES 9).
            order
                .record(OrderEvent::PaymentCaptured, ctx.actor.clone(), ctx.now)
                .map_err(ServiceError::doing("mark a free order as paid"))?;
        }
        Ok(order)
    }

    fn lines(&self, ready: &Ready) -> ServiceResult<Vec<OrderLine>> {
        let shown = self.window.now();
        let mut lines = Vec::new();
        for line in ready.cart.value.cart.lines() {
            let Some((product, variant)) = shown.variant(&line.variant) else {
                return Err(rejected(Code::CartChanged, "An item in your cart is no longer sold. Please look at your order once more."));
            };
            lines.push(OrderLine {
                product: product.product.id.clone(),
                slug: product.product.slug.clone(),
                variant: variant.id.clone(),
                title: product.product.title.clone(),
                variant_title: variant.title(),
                sku: variant.sku.clone(),
                image: product.product.image_of(variant).cloned(),
                quantity: line.quantity,
                unit_price: variant.price,
                subtotal: variant.price.times(line.quantity).map_err(ServiceError::doing("price an order line"))?,
                tracked: product.availability(&variant.id).pieces().is_some(),
            });
        }
        Ok(lines)
    }

    /// The rejection that names the line which ran out; nothing was written and the cart stays.
    async fn ran_out(&self, order: &Order, variant: &str) -> ServiceResult<ServiceError> {
        self.show_new_stock(order).await?;
        let Some(line) = order.lines.iter().find(|line| line.variant.as_str() == variant) else {
            return Ok(rejected(Code::OutOfStock, "An item of your order has just sold out."));
        };
        let shown = self.window.now();
        let left = shown.product(&line.product).and_then(|product| product.availability(&line.variant).pieces()).unwrap_or(0);
        let name = crate::cart::named(line.title.as_str(), &line.variant_title);
        let sentence = match left {
            0 => format!("{name} has just sold out. Please remove it from your cart to go on."),
            left => format!("Only {left} of {name} left. Please lower the quantity to go on."),
        };
        Ok(Rejection { code: Code::OutOfStock, ..Rejection::field(line.variant.as_str(), &sentence) }.with_message(sentence).into())
    }

    pub(super) async fn show_new_stock(&self, order: &Order) -> ServiceResult<()> {
        let products: Vec<_> = order.lines.iter().map(|line| line.product.clone()).collect();
        self.window.reload_products(&self.documents, &products).await
    }
}

fn batch(ctx: &OpCtx, ready: &Ready, order: &Order) -> ServiceResult<Batch> {
    let mut batch = Batch::new().insert(key(ORDERS, &order.id), order_body(order)?);
    for (variant, (pieces, tracked)) in pieces(order) {
        batch = take_stock(batch, variant, pieces, tracked);
    }
    let emptied = Versioned { value: KeptCart { cart: shop::Cart::default(), updated_at: ctx.now }, ..ready.cart.clone() };
    let next = Checkout { idempotency_key: ctx.new_secret(), shipping_method: None, payment_method: None, ..ready.checkout.value.clone() };
    let next = Versioned { value: next, ..ready.checkout.clone() };
    Ok(batch.and(emptied.replace()?).and(next.replace()?))
}

/// Pieces by variant: two lines that draw on one are added up before the check (CASES 15).
pub(crate) fn pieces(order: &Order) -> BTreeMap<&VariantId, (i64, bool)> {
    let mut pieces: BTreeMap<&VariantId, (i64, bool)> = BTreeMap::new();
    for line in &order.lines {
        pieces.entry(&line.variant).or_insert((0, line.tracked)).0 += i64::from(line.quantity);
    }
    pieces
}

fn take_stock(batch: Batch, variant: &VariantId, pieces: i64, tracked: bool) -> Batch {
    let stock = key(STOCK, variant);
    let batch = if tracked { batch.add(stock.clone(), "available", -pieces, 0) } else { batch };
    batch.add(stock, "sold", pieces, i64::MIN)
}

/// The order's pieces, back on the shelf.
pub(crate) fn give_back(mut batch: Batch, order: &Order) -> Batch {
    for (variant, (pieces, tracked)) in pieces(order) {
        let stock = key(STOCK, variant);
        if tracked {
            batch = batch.add(stock.clone(), "available", pieces, i64::MIN);
        }
        batch = batch.add(stock, "sold", -pieces, i64::MIN);
    }
    batch
}

fn moved(total: Money) -> ServiceError {
    rejected(Code::CartChanged, format!("The total is now {total}. Please look at your order once more before you place it."))
}
