//! A shop that takes payments by Stripe, and whoever buys there.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use services::{
    OpCtx, ServiceResult, Services,
    accounts::RegisterForm,
    ctx::{Identity, Me},
    orders::Access,
    payments::{Back, Next, Start, Started, StripeSettings},
    secrets::Secret,
};
use shop::{
    Order, Timestamp,
    access::{Powers, Role},
    account::User,
    catalog::Product,
    id::PaymentId,
    order::Actor,
    payment::PaymentAttempt,
};

use crate::{
    other_side::{KEY, WEBHOOK_SECRET, stripe},
    shopper::{Shopper, guest},
    support::{Shop, product},
};

pub struct Stage {
    pub services: Services,
    product: Product,
}

/// What a shopper has in hand.
pub struct Open {
    pub attempt: PaymentAttempt,
    pub next: Next,
}

/// Stripe's other side goes by the clock of this machine, and so do these tests.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap())
}

pub fn at(moment: Timestamp) -> OpCtx {
    OpCtx::new(Actor::System, moment, "test".into()).unwrap()
}

/// The program itself, or staff who may do everything.
pub fn program() -> OpCtx {
    at(now())
}

pub fn in_seconds(seconds: u64) -> OpCtx {
    at(now().after(Duration::from_secs(seconds)))
}

pub fn settings() -> StripeSettings {
    let url = stripe().url().to_owned();
    StripeSettings {
        secret_key: Secret::new(KEY),
        publishable_key: "pk_test_shop".into(),
        webhook_secrets: vec![Secret::new(WEBHOOK_SECRET)],
        api: url.clone(),
        js: url.clone(),
        hooks: url,
        manual_capture: false,
    }
}

impl Stage {
    pub async fn over(shop: &Arc<Shop>) -> Self {
        Self::with(shop, settings()).await
    }

    pub async fn with(shop: &Arc<Shop>, settings: StripeSettings) -> Self {
        let name = format!("Shop {:016x}", getrandom::u64().unwrap());
        let services = shop.copy_with(|all| {
            all.name = name.parse().unwrap();
            all.payments.stripe = Some(settings);
            all.payments.demo = true;
        });
        let services = services.await;
        let mug = product("Mug", "MUG", "10.00");
        let product = services.catalog.create_product(&program(), &mug).await.unwrap();
        Self { services, product }
    }

    /// Another copy of the program.
    pub async fn copy(&self, shop: &Shop) -> Self {
        let settings = (*self.services.settings).clone();
        Self { services: Services::open(shop.store.clone(), settings).await.unwrap(), product: self.product.clone() }
    }

    /// Two mugs, to be paid with 26.64.
    pub async fn orders(&self) -> Order {
        let buyer = Shopper::of(&self.services).at(now());
        buyer.adds(&self.product, 2).await;
        buyer.orders().await
    }

    pub async fn finds(&self, order: &Order) -> Order {
        self.services.orders.find(order.id.as_str(), &Access::Link(&order.link_key)).await.unwrap()
    }

    pub async fn starts(&self, ctx: &OpCtx, order: &Order, wish: &Start<'_>) -> ServiceResult<Started> {
        self.services.payments.start(ctx, order.id.as_str(), &Access::Link(&order.link_key), wish).await
    }

    /// Opens what a guest pays by.
    pub async fn opens(&self, order: &Order, wish: Start<'_>) -> Open {
        self.opens_as(&guest(now()), order, wish).await
    }

    pub async fn opens_as(&self, ctx: &OpCtx, order: &Order, wish: Start<'_>) -> Open {
        match self.starts(ctx, order, &Start { provider: "stripe", ..wish }).await.unwrap() {
            Started::GoOn { attempt, next } => Open { attempt: self.attempt(order, &attempt).await, next },
            other => panic!("nothing to go on with: {other:?}"),
        }
    }

    pub async fn attempt(&self, order: &Order, attempt: &PaymentId) -> PaymentAttempt {
        self.services.payments.attempt(order, attempt.as_str()).await.unwrap()
    }

    pub async fn comes_back(&self, order: &Order, attempt: &PaymentAttempt) -> Back {
        let access = Access::Link(&order.link_key);
        self.services.payments.come_back(&guest(now()), order.id.as_str(), &access, attempt.id.as_str()).await.unwrap()
    }

    /// Orders, and pays with a card in Stripe's form.
    pub async fn sells_for(&self, card: &str) -> Order {
        let order = self.orders().await;
        let open = self.opens(&order, Start::default()).await;
        assert_eq!(stripe().shopper_pays(&open.attempt.reference, card).await, "succeeded");
        assert_eq!(self.comes_back(&order, &open.attempt).await, Back::Paid);
        self.finds(&order).await
    }

    /// Works on whatever came in.
    pub async fn works(&self, ctx: &OpCtx) {
        while self.services.payments.work_off_inbox(ctx).await.unwrap() > 0 {}
    }

    /// Somebody with an account, signed in.
    pub async fn customer(&self, email: &str) -> OpCtx {
        let form = RegisterForm { name: "Ada".into(), email: email.into(), password: "long enough for a mug".into() };
        let user = self.services.accounts.register(&guest(now()), &form).await.unwrap();
        signed_in(user)
    }
}

fn signed_in(user: User) -> OpCtx {
    let ctx = guest(now());
    let me = Me { session: ctx.new_id(), signed_in_at: ctx.now, with_second_factor: false, user: user.clone() };
    let actor = Actor::User { id: user.id, name: user.name };
    ctx.by(Identity { actor, powers: Powers::Of(Role::Customer), me: Some(Arc::new(me)) })
}

/// How often something stands in an order's timeline.
pub fn times(order: &Order, what: &str) -> usize {
    order.timeline.iter().filter(|entry| entry.what == what).count()
}
