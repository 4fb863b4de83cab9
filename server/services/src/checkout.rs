//! From cart to order.

mod direct;
mod expire;
pub(crate) mod order;
pub(crate) mod place;
mod remind;
mod steps;

use std::sync::Arc;

pub use direct::{DirectItem, DirectOrder, Placed, ShipTo};
pub use place::PlaceOrder;

use shop::{
    Code, Money,
    cart::PricedCart,
    checkout::{Checkout, Step},
    id::VisitorId,
    pricing::{Destination, ways_to_ship},
    shipping::{Day, Delivery},
    text::Name,
};

use crate::{
    OpCtx, ServiceError, ServiceResult, Settings,
    cart::{Carts, Situation, price},
    documents::{Documents, Versioned},
    error::rejected,
    events::Events,
    payments::Providers,
    promotions::{Buyer, Promotions},
    schema::{CHECKOUTS, key},
    window::{Shown, Window},
};

/// The checkouts.
#[derive(Clone)]
pub struct Checkouts {
    documents: Documents,
    window: Window,
    carts: Carts,
    promotions: Promotions,
    events: Events,
    providers: Providers,
    settings: Arc<Settings>,
}

/// A checkout as its pages show it: what was told so far, and the cart priced with it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenCheckout {
    /// What was told so far; a way to ship that is not offered there counts as not told.
    pub checkout: Checkout,
    /// The cart, priced with the chosen shipping.
    pub cart: PricedCart,
    /// The ways to ship there, the cheapest first; none where the shop does not ship to.
    pub ways: Vec<WayToShip>,
}

/// A way to ship this cart there.
#[derive(Clone, Debug, PartialEq)]
pub struct WayToShip {
    /// Names it in forms.
    pub code: String,
    /// Its name for people.
    pub name: Name,
    /// How long it takes.
    pub delivery: Delivery,
    /// From which day to which it arrives if it is ordered now.
    pub arrives: (Day, Day),
    /// What it costs before promotions.
    pub price: Money,
}

impl OpenCheckout {
    /// The first step that is still missing. What costs nothing is paid without a payment step (CASES 9).
    #[must_use]
    pub fn next_step(&self) -> Step {
        match self.checkout.next_step() {
            Step::Payment if self.cart.quote.total.is_zero() => Step::Review,
            step => step,
        }
    }

    /// Whether a step may be shown now.
    #[must_use]
    pub fn allows(&self, step: Step) -> bool {
        step <= self.next_step()
    }
}

impl Checkouts {
    pub(crate) fn new(
        documents: &Documents,
        window: &Window,
        carts: &Carts,
        promotions: &Promotions,
        events: &Events,
        providers: &Providers,
        settings: &Arc<Settings>,
    ) -> Self {
        Self {
            documents: documents.clone(),
            window: window.clone(),
            carts: carts.clone(),
            promotions: promotions.clone(),
            events: events.clone(),
            providers: providers.clone(),
            settings: settings.clone(),
        }
    }

    /// The checkout at one of its steps.
    ///
    /// # Errors
    /// `cart_empty` if there is nothing to order; `checkout_incomplete` if an earlier step is missing; at the review,
    /// `amount_not_payable` if the chosen way to pay cannot carry the total.
    pub async fn open(&self, ctx: &OpCtx, visitor: &VisitorId, step: Step) -> ServiceResult<OpenCheckout> {
        let mut checkout = self.kept(visitor).await?.map(|kept| kept.value).unwrap_or_default();
        let cart = self.carts.kept(visitor).await?.map(|kept| kept.value.cart).unwrap_or_default();
        if cart.is_empty() {
            return Err(rejected(Code::CartEmpty, "Your cart is empty. Put something in it before you check out."));
        }
        let shown = self.window.now();
        let situation = self.situation(ctx, &shown, cart.codes(), &checkout).await?;
        let cart = price(&cart, &shown, &situation, Vec::new())?;
        let ways = ways(&cart, &situation, &shown)?;
        if cart.quote.shipping_method.is_none() {
            checkout.shipping_method = None;
        }
        let open = OpenCheckout { checkout, cart, ways };
        if !open.allows(step) {
            return Err(rejected(Code::CheckoutIncomplete, format!("Please complete the step “{}” first.", open.next_step().label())));
        }
        let total = open.cart.quote.total;
        if let (Step::Review, Some(provider), false) = (step, &open.checkout.payment_method, total.is_zero()) {
            self.providers.carrying(provider, total)?;
        }
        Ok(open)
    }

    /// What a cart of these codes is priced by at this checkout.
    async fn situation(
        &self,
        ctx: &OpCtx,
        shown: &Shown,
        codes: &[shop::promotion::CouponCode],
        checkout: &Checkout,
    ) -> ServiceResult<Situation> {
        let buyer = Buyer::of(ctx).with(checkout.contact.as_ref().map(|contact| &contact.email));
        let (terms, shopper) = self.promotions.terms(&shown.offers, codes, &buyer).await?;
        let destination = checkout.contact.as_ref().map(|contact| Destination::from(&contact.address));
        Ok(Situation { terms, shopper, destination, shipping: checkout.shipping_method.clone(), now: ctx.now })
    }

    async fn kept(&self, visitor: &VisitorId) -> ServiceResult<Option<Versioned<Checkout>>> {
        self.documents.load(key(CHECKOUTS, visitor)).await
    }
}

fn ways(cart: &PricedCart, situation: &Situation, shown: &Shown) -> ServiceResult<Vec<WayToShip>> {
    let line =
        |line: &shop::cart::PricedLine| shown.variant(&line.variant).map(|(product, variant)| product.basket_line(variant, line.quantity));
    let basket = situation.basket(&shop::Cart::default(), cart.lines.iter().filter_map(line).collect());
    let offered = ways_to_ship(&basket, &situation.terms, situation.now).map_err(ServiceError::doing("price shipping"))?;
    let way = |(method, price): (&shop::shipping::ShippingMethod, Money)| WayToShip {
        code: method.code.clone(),
        name: method.name.clone(),
        delivery: method.delivery,
        arrives: method.delivery.window(situation.now),
        price,
    };
    Ok(offered.into_iter().map(way).collect())
}
