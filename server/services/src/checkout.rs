//! From cart to order.

mod expire;
pub(crate) mod place;
mod steps;

use std::sync::Arc;

pub use place::PlaceOrder;

use shop::{
    Code,
    cart::PricedCart,
    checkout::{Checkout, Step},
    id::VisitorId,
};

use crate::{
    ServiceResult, Settings,
    cart::{Carts, Pricing, price},
    documents::{Documents, Versioned},
    error::rejected,
    schema::{CHECKOUTS, key},
    window::Window,
};

/// The checkouts.
#[derive(Clone)]
pub struct Checkouts {
    documents: Documents,
    window: Window,
    carts: Carts,
    settings: Arc<Settings>,
}

/// A checkout as its pages show it: what was told so far, and the cart priced with it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenCheckout {
    /// What was told so far.
    pub checkout: Checkout,
    /// The cart, priced with the chosen shipping.
    pub cart: PricedCart,
}

impl Checkouts {
    pub(crate) fn new(documents: &Documents, window: &Window, settings: &Arc<Settings>) -> Self {
        let carts = Carts::new(documents, window, settings);
        Self { documents: documents.clone(), window: window.clone(), carts, settings: settings.clone() }
    }

    /// The checkout at one of its steps.
    ///
    /// # Errors
    /// `cart_empty` if there is nothing to order; `checkout_incomplete` if an earlier step is missing.
    pub async fn open(&self, visitor: &VisitorId, step: Step) -> ServiceResult<OpenCheckout> {
        let checkout = self.kept(visitor).await?.map(|kept| kept.value).unwrap_or_default();
        let cart = self.carts.kept(visitor).await?.map(|kept| kept.value.cart).unwrap_or_default();
        if cart.is_empty() {
            return Err(rejected(Code::CartEmpty, "Your cart is empty. Put something in it before you check out."));
        }
        if !checkout.allows(step) {
            return Err(rejected(Code::CheckoutIncomplete, format!("Please complete the step “{}” first.", checkout.next_step().label())));
        }
        let shipping = checkout.shipping_method.as_deref().and_then(|code| self.settings.rates.shipping_method(code));
        let shown = self.window.now();
        let pricing = Pricing { shown: &shown, rates: &self.settings.rates, currency: self.settings.currency, shipping };
        let cart = price(&cart, &pricing, Vec::new())?;
        Ok(OpenCheckout { checkout, cart })
    }

    async fn kept(&self, visitor: &VisitorId) -> ServiceResult<Option<Versioned<Checkout>>> {
        self.documents.load(key(CHECKOUTS, visitor)).await
    }
}
