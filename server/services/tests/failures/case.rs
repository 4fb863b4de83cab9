//! One telling of a story: a product, a coupon, and a buyer of its own.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use services::{
    OpCtx, ServiceError, ServiceResult, Services,
    checkout::{OpenCheckout, PlaceOrder},
    orders::Access,
    payments::Paid,
    promotions::PromotionInput,
};
use shop::{Code, Order, Timestamp, catalog::Product, checkout::Step, id::VisitorId, promotion::Promotion};

use crate::{
    shopper::{GOOD, Shopper, guest},
    stage::{Stage, by_the_program},
    support::{NOW, ctx, product},
};

pub struct Case {
    pub stage: Arc<Stage>,
    pub now: Timestamp,
    pub email: String,
    pub product: Product,
    pub coupon: Promotion,
    code: String,
    visitor: VisitorId,
    sent: Mutex<Option<OpenCheckout>>,
    order: Mutex<Option<Order>>,
}

impl Case {
    /// The one of a number, an hour after the one before it.
    pub async fn new(stage: &Arc<Stage>, number: u64) -> Self {
        let mut input = product("Mug", &format!("MUG-{number}"), "10.00");
        input.slug = Some(format!("mug-{number}"));
        input.variants[0].stock = Some(10);
        let code = format!("ONCE-{number}");
        let once = PromotionInput {
            title: "Offer".into(),
            kind: "code".into(),
            code: code.clone(),
            enabled: true,
            benefit: "percentage".into(),
            percent: "10".into(),
            limit: "1".into(),
            limit_per_customer: "1".into(),
            ..PromotionInput::default()
        };
        let now = NOW.after(Duration::from_secs(number * 3_600));
        Self {
            now,
            email: format!("ada{number}@example.com"),
            product: stage.services.catalog.create_product(&ctx(), &input).await.unwrap(),
            coupon: stage.services.promotions.create(&ctx(), &once).await.unwrap(),
            code,
            visitor: guest(now).new_id(),
            sent: Mutex::default(),
            order: Mutex::default(),
            stage: stage.clone(),
        }
    }

    pub fn services(&self) -> &Services {
        &self.stage.services
    }

    /// Staff, in a request of their own.
    pub fn staff(&self) -> OpCtx {
        by_the_program(self.now)
    }

    /// The buyer, in a request of their own.
    pub fn buyer(&self) -> Shopper {
        let buyer = Shopper::of(self.services()).called(&self.email).at(self.now);
        Shopper { visitor: self.visitor.clone(), ..buyer }
    }

    /// Buys two with the coupon, and pays; told again, goes on from where things stand.
    pub async fn buys(&self) -> ServiceResult<()> {
        self.orders().await?;
        self.stage.jobs(self.now).await?;
        self.pays().await
    }

    /// Orders two with the coupon.
    pub async fn orders(&self) -> ServiceResult<()> {
        if self.order.lock().unwrap().is_some() {
            return Ok(());
        }
        // Whatever got no answer is sent again first, as it was, with the same key.
        let sent = self.sent.lock().unwrap().clone();
        let again = match sent {
            Some(seen) => allowed(self.places(&seen).await)?,
            None => None,
        };
        let order = match again {
            Some(order) => order,
            None => {
                let seen = self.goes_to_review().await?;
                *self.sent.lock().unwrap() = Some(seen.clone());
                self.places(&seen).await?
            }
        };
        *self.order.lock().unwrap() = Some(order);
        Ok(())
    }

    async fn goes_to_review(&self) -> ServiceResult<OpenCheckout> {
        let (shop, Shopper { ctx, visitor, contact, .. }) = (self.services(), self.buyer());
        // Whoever got no answer looks into the cart before they add once more.
        if shop.cart.read(&ctx, &visitor).await?.pieces() == 0 {
            shop.cart.add(&ctx, &visitor, &self.product.variants[0].id, 2).await?;
        }
        shop.cart.apply_code(&ctx, &visitor, &self.code).await?;
        shop.checkout.set_contact(&ctx, &visitor, &contact).await?;
        shop.checkout.set_shipping(&ctx, &visitor, "standard").await?;
        shop.checkout.set_payment(&ctx, &visitor, "demo").await?;
        shop.checkout.open(&ctx, &visitor, Step::Review).await
    }

    async fn places(&self, seen: &OpenCheckout) -> ServiceResult<Order> {
        let Shopper { ctx, visitor, .. } = self.buyer();
        let request = PlaceOrder { idempotency_key: seen.checkout.idempotency_key.clone(), seen_total: seen.cart.quote.total.minor };
        self.services().checkout.place(&ctx, &visitor, &request).await
    }

    /// Pays what was ordered.
    pub async fn pays(&self) -> ServiceResult<()> {
        let order = self.told();
        match self.buyer().pays(&order, GOOD).await {
            Err(ServiceError::Rejected(refused)) if refused.code == Code::AlreadyPaid => Ok(()),
            done => done.map(|paid| assert_eq!(paid, Paid::Yes)),
        }
    }

    /// The order as the buyer was told of it.
    fn told(&self) -> Order {
        self.order.lock().unwrap().clone().expect("nobody was told of an order")
    }

    /// The order as it is now.
    pub async fn order(&self) -> ServiceResult<Order> {
        let told = self.told();
        self.services().orders.find(told.id.as_str(), &Access::Link(&told.link_key)).await
    }
}

/// What was refused is nothing; what failed is a failure.
fn allowed<T>(outcome: ServiceResult<T>) -> ServiceResult<Option<T>> {
    match outcome {
        Err(ServiceError::Rejected(_)) => Ok(None),
        other => other.map(Some),
    }
}
