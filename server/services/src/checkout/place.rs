//! Placing an order: one atomic commit, or none.

use shop::{
    Code, Order, Rejection,
    checkout::{Checkout, Contact, Step},
    event::DomainEvent,
    id::VisitorId,
    order::{By, OrderLine, Payment},
    stock::MovementKind,
};
use store::{Batch, Key, StoreError};

use super::{Checkouts, order::Wish};
use crate::{
    OpCtx, ServiceError, ServiceResult,
    cart::KeptCart,
    documents::{TRIES, Versioned, wait_for_others},
    error::rejected,
    ledger,
    orders::{by_idempotency_key, order_body},
    promotions::{self, Buyer},
    schema::{ORDERS, PROMOTION_USES, key},
};

/// What the review page sends.
#[derive(Clone, Debug)]
pub struct PlaceOrder {
    /// The same key never makes a second order.
    pub idempotency_key: String,
    /// The total the shopper saw, in minor units; if it moved they look again.
    pub seen_total: i64,
}

/// Whether an order was written.
pub(super) enum Written {
    Yes,
    /// Something it was made of changed meanwhile, or its key was used.
    Overtaken,
}

/// All that an order is made of, read and checked.
struct Ready {
    cart: Versioned<KeptCart>,
    checkout: Versioned<Checkout>,
    contact: Contact,
    shipping: String,
}

impl Checkouts {
    /// Places the order, once for each key however often it is asked.
    ///
    /// Stock is taken for every line or for none; the cart is emptied in the same commit.
    ///
    /// # Errors
    /// `out_of_stock` names the line that ran out and the cart stays; `cart_changed` or the reason a code was lost if
    /// the total moved; `amount_not_payable`.
    pub async fn place(&self, ctx: &OpCtx, visitor: &VisitorId, request: &PlaceOrder) -> ServiceResult<Order> {
        for tries in 0..TRIES {
            match self.try_to_place(ctx, visitor, request).await {
                Ok(Some(order)) => return Ok(order),
                // Somebody was faster: another tab, a double click. Look again.
                Ok(None) => wait_for_others(tries).await,
                // Perhaps the cart is empty, or its code or last piece gone, because the same request was sent twice and
                // has been served: then that is the answer.
                Err(refused) => return self.placed_before(visitor, &request.idempotency_key).await?.ok_or(refused),
            }
        }
        Err(rejected(Code::Conflict, "Your order could not be placed just now. Please try again."))
    }

    /// The order, or none if something it was made of changed meanwhile. A checkout's key is its next order's: one that
    /// was used is not found in it any more.
    async fn try_to_place(&self, ctx: &OpCtx, visitor: &VisitorId, request: &PlaceOrder) -> ServiceResult<Option<Order>> {
        let ready = self.ready(visitor, request).await?;
        let mut order = self.make(ctx, &ready.wish(ctx, visitor, request)).await?;
        if order.total().minor != request.seen_total {
            return Err(moved(&order, request.seen_total));
        }
        self.settle_payment(ctx, &ready, &mut order)?;
        match self.write(ctx, &order, ready.used_up(ctx)?).await? {
            Written::Yes => Ok(Some(order)),
            Written::Overtaken => Ok(None),
        }
    }

    /// Commits an order with the stock it takes and the promotions it uses.
    ///
    /// # Errors
    /// `out_of_stock` names the line; `coupon_used_up` and `coupon_used_before` the code.
    pub(super) async fn write(&self, ctx: &OpCtx, order: &Order, beside: Batch) -> ServiceResult<Written> {
        let by = By::new(ctx.actor.clone(), ctx.now);
        let moves = order.moves(MovementKind::Reserve, &order.all_kept());
        let batch = Batch::new().insert(key(ORDERS, &order.id), order_body(order)?).and(ledger::moved(order, &moves, &by)?);
        let batch = batch.and(self.promotions.redeem(order).await?).and(beside).and(self.news(ctx, order)?);
        match self.documents.commit(&batch).await {
            Ok(()) => {
                self.events.wake();
                self.show_new_stock(order).await?;
                Ok(Written::Yes)
            }
            Err(StoreError::Conflict { .. } | StoreError::Exists { .. }) => Ok(Written::Overtaken),
            Err(StoreError::BelowLeast { key, .. }) => Err(self.ran_out(order, &key).await?),
            Err(failed) => Err(failed.into()),
        }
    }

    /// The part of the batch that says what happened; an order that costs nothing is paid as well.
    fn news(&self, ctx: &OpCtx, order: &Order) -> ServiceResult<Batch> {
        let placed = self.events.tell(ctx, &order.id, DomainEvent::OrderPlaced)?;
        let is_paid = order.state.payment == Payment::Paid;
        Ok(if is_paid { placed.and(self.events.tell(ctx, &order.id, DomainEvent::OrderPaid)?) } else { placed })
    }

    /// Notes on the order how it will be paid, if the chosen way carries it. What costs nothing is paid without one
    /// (CASES 9).
    fn settle_payment(&self, ctx: &OpCtx, ready: &Ready, order: &mut Order) -> ServiceResult<()> {
        if order.total().is_zero() {
            return Ok(());
        }
        let chosen = ready.checkout.value.payment_method.as_ref().ok_or_else(|| incomplete(Step::Payment))?;
        let provider = self.providers.carrying(chosen, order.total())?;
        order.pays_by = provider.code().to_owned();
        Ok(provider.manner().settle(order, &By::new(ctx.actor.clone(), ctx.now))?)
    }

    async fn placed_before(&self, visitor: &VisitorId, idempotency_key: &str) -> ServiceResult<Option<Order>> {
        let placed = by_idempotency_key(&self.documents, idempotency_key).await?;
        Ok(placed.filter(|order| order.visitor.as_ref() == Some(visitor)))
    }

    async fn ready(&self, visitor: &VisitorId, request: &PlaceOrder) -> ServiceResult<Ready> {
        let (cart, checkout) = tokio::try_join!(self.carts.kept(visitor), self.kept(visitor))?;
        let cart = cart.filter(|kept| !kept.value.cart.is_empty());
        let cart = cart.ok_or_else(|| rejected(Code::CartEmpty, "Your cart is empty."))?;
        let checkout = checkout.ok_or_else(|| incomplete(Step::Address))?;
        if checkout.value.idempotency_key != request.idempotency_key {
            return Err(rejected(Code::CartChanged, "This page is out of date. Please look at your order once more."));
        }
        let contact = checkout.value.contact.clone().ok_or_else(|| incomplete(Step::Address))?;
        let shipping = checkout.value.shipping_method.clone().ok_or_else(|| incomplete(Step::Shipping))?;
        Ok(Ready { cart, checkout, contact, shipping })
    }

    /// The rejection that names the line which ran out; nothing was written and the cart stays.
    async fn ran_out(&self, order: &Order, counter: &Key) -> ServiceResult<ServiceError> {
        if counter.collection == PROMOTION_USES {
            return Ok(promotions::used_up(order, &counter.id).into());
        }
        self.show_new_stock(order).await?;
        let line = order.lines.iter().find(|line| line.variant.as_str() == counter.id);
        Ok(match line {
            Some(line) => self.too_few(line).into(),
            None => rejected(Code::OutOfStock, "An item of your order has just sold out."),
        })
    }

    /// The rejection that says how many of a line are left.
    pub(super) fn too_few(&self, line: &OrderLine) -> Rejection {
        let shown = self.window.now();
        let left = shown.product(&line.product).and_then(|product| product.availability(&line.variant).pieces()).unwrap_or(0);
        let name = crate::cart::named(line.title.as_str(), &line.variant_title);
        let sentence = match left {
            0 => format!("{name} has just sold out. Please remove it to go on."),
            left => format!("Only {left} of {name} left. Please lower the quantity to go on."),
        };
        Rejection { code: Code::OutOfStock, ..Rejection::field(line.variant.as_str(), &sentence) }.with_message(sentence)
    }

    pub(super) async fn show_new_stock(&self, order: &Order) -> ServiceResult<()> {
        let products: Vec<_> = order.lines.iter().map(|line| line.product.clone()).collect();
        self.window.reload_products(&self.documents, &products).await
    }
}

impl Ready {
    fn wish<'a>(&'a self, ctx: &'a OpCtx, visitor: &'a VisitorId, request: &'a PlaceOrder) -> Wish<'a> {
        Wish {
            visitor: Some(visitor),
            buyer: Buyer::of(ctx),
            printed: None,
            lines: self.cart.value.cart.lines().iter().map(|line| (line.variant.clone(), line.quantity)).collect(),
            contact: &self.contact,
            shipping: Some(&self.shipping),
            codes: self.cart.value.cart.codes(),
            idempotency_key: &request.idempotency_key,
        }
    }

    /// The part of the batch that empties the cart and makes the checkout ready for the next order.
    fn used_up(&self, ctx: &OpCtx) -> ServiceResult<Batch> {
        let emptied = KeptCart { cart: shop::Cart::default(), updated_at: ctx.now };
        let checkout = self.checkout.value.clone();
        let paid_by_before = checkout.payment_method.or(checkout.paid_by_before);
        let next = Checkout {
            idempotency_key: ctx.new_secret(),
            shipping_method: None,
            payment_method: None,
            paid_by_before,
            ..self.checkout.value.clone()
        };
        let emptied = Versioned { value: emptied, ..self.cart.clone() }.replace()?;
        Ok(emptied.and(Versioned { value: next, ..self.checkout.clone() }.replace()?))
    }
}

fn incomplete(step: Step) -> ServiceError {
    rejected(Code::CheckoutIncomplete, format!("Please complete the step “{}” first.", step.label()))
}

/// The refusal of a total that is not the one that was seen; it names the code if one stopped working meanwhile.
fn moved(order: &Order, seen_total: i64) -> ServiceError {
    let total = order.total();
    let sentence = format!("The total is now {total}. Please look at your order once more before you place it.");
    let lost = order.quote.refused.iter().find(|refused| total.minor > seen_total && refused.refusal.may_come_late());
    match lost.map(|refused| refused.refusal.rejection(refused.code.as_str())) {
        Some(refused) => {
            let sentence = format!("{} {sentence}", refused.message);
            refused.with_message(sentence).into()
        }
        None => rejected(Code::CartChanged, sentence),
    }
}
