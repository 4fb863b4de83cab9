//! A shop that is paid by Razorpay alone, with people in it.

use std::{sync::Arc, time::Duration};

use services::{
    OpCtx, ServiceResult, Services,
    mail::MailSettings,
    orders::Access,
    payments::{Back, Next, PaymentSettings, Start, Started},
};
use shop::{
    Order, Timestamp,
    catalog::Product,
    id::PaymentId,
    order::{Actor, OrderStatus},
    payment::PaymentAttempt,
};
use store::Json;

use crate::{
    mailbox::Mailbox,
    shopper::Shopper,
    side::{Proxy, Side, settings},
    support::{NOW, Shop, product},
};

/// Unpaid orders are kept so long.
const KEPT: Duration = Duration::from_secs(31 * 60);

/// The shop, and Razorpay.
pub struct Stage {
    pub services: Services,
    pub side: Side,
    mails: tempfile::TempDir,
    _mailbox: Mailbox,
}

/// An attempt that waits for its shopper.
pub struct Begun {
    pub attempt: PaymentId,
    /// What Razorpay calls it.
    pub link: String,
    /// Where the shopper pays.
    pub url: String,
}

impl Stage {
    pub async fn over(shop: &Arc<Shop>) -> Self {
        let mailbox = Mailbox::opens().await;
        let side = Side::starts(&mailbox.url);
        let api = side.url.clone();
        Self::with(shop, mailbox, side, &api).await
    }

    /// The same with a proxy between the shop and Razorpay.
    pub async fn with_faults(shop: &Arc<Shop>) -> (Self, Proxy) {
        let mailbox = Mailbox::opens().await;
        let side = Side::starts(&mailbox.url);
        let proxy = Proxy::before(&side.url);
        let stage = Self::with(shop, mailbox, side, &proxy.url).await;
        (stage, proxy)
    }

    async fn with(shop: &Arc<Shop>, mailbox: Mailbox, side: Side, api: &str) -> Self {
        let mails = tempfile::tempdir().unwrap();
        let (razorpay, folder) = (Some(settings(api)), mails.path().to_owned());
        let services = shop
            .copy_with(|shop| {
                shop.payments = PaymentSettings { razorpay, ..PaymentSettings::default() };
                shop.mail = MailSettings::Folder(folder);
            })
            .await;
        mailbox.is_of(&services);
        Self { services, side, mails, _mailbox: mailbox }
    }

    /// Puts mugs on the shelf.
    pub async fn sells(&self, pieces: u32) -> Product {
        let mut mug = product("Mug", "MUG", "10.00");
        mug.variants[0].stock = Some(pieces);
        let mug = self.services.catalog.create_product(&by_the_program(NOW), &mug).await.unwrap();
        self.services.refresh().await.unwrap();
        mug
    }

    /// Somebody orders one.
    pub async fn orders(&self, mug: &Product) -> Order {
        let buyer = Shopper::of(&self.services);
        buyer.adds(mug, 1).await;
        buyer.tells().await;
        self.services.checkout.set_payment(&buyer.ctx, &buyer.visitor, "razorpay").await.unwrap();
        let seen = buyer.looks().await;
        buyer.places(&seen).await.unwrap()
    }

    /// Somebody orders the only mug.
    pub async fn ordered(&self) -> Order {
        let mug = self.sells(1).await;
        self.orders(&mug).await
    }

    pub async fn begins(&self, order: &Order) -> Begun {
        match self.starts(order).await.unwrap() {
            Started::GoOn { attempt, next: Next::Leave { url } } => {
                let link = self.attempt(order, &attempt).await.reference;
                Begun { attempt, link, url }
            }
            other => panic!("not sent to Razorpay: {other:?}"),
        }
    }

    pub async fn starts(&self, order: &Order) -> ServiceResult<Started> {
        let wish = Start { provider: "razorpay", ..Start::default() };
        self.services.payments.start(&guest(), order.id.as_str(), &Access::Link(&order.link_key), &wish).await
    }

    /// The shopper's browser comes back.
    pub async fn comes_back(&self, order: &Order, begun: &Begun) -> ServiceResult<Back> {
        self.services.payments.come_back(&guest(), order.id.as_str(), &Access::Link(&order.link_key), begun.attempt.as_str()).await
    }

    /// An order that is paid, and what Razorpay calls the payment.
    pub async fn paid(&self) -> (Order, String) {
        let order = self.ordered().await;
        let begun = self.begins(&order).await;
        let payment = self.side.pays(&begun.link).await;
        self.hears().await;
        let order = self.finds(&order).await;
        assert_eq!(order.state.status(), OrderStatus::Paid);
        (order, payment["id"].as_str().unwrap().to_owned())
    }

    /// The time to pay is over, and the jobs do what that asks for.
    pub async fn lets_expire(&self, order: &Order) {
        let ctx = by_the_program(NOW.after(KEPT));
        self.services.checkout.expire_lapsed(&ctx).await.unwrap();
        self.works_off(ctx.now).await;
        assert_eq!(self.finds(order).await.state.status(), OrderStatus::Expired);
    }

    pub async fn finds(&self, order: &Order) -> Order {
        self.services.orders.find(order.id.as_str(), &Access::Link(&order.link_key)).await.unwrap()
    }

    pub async fn attempt(&self, order: &Order, attempt: &PaymentId) -> PaymentAttempt {
        self.services.payments.attempt(order, attempt.as_str()).await.unwrap()
    }

    /// Waits for what Razorpay tells, and acts upon it.
    pub async fn hears(&self) {
        self.side.is_quiet().await;
        self.works_off(NOW).await;
    }

    /// The jobs, until nothing is left to do at that time.
    pub async fn works_off(&self, now: Timestamp) {
        let ctx = by_the_program(now);
        loop {
            let messages = self.services.payments.work_off_inbox(&ctx).await.unwrap();
            let events = self.services.events.handle_due(&ctx).await.unwrap();
            let mails = self.services.outbox.send_due(now).await.unwrap();
            if messages + events + mails == 0 {
                return;
            }
        }
    }

    /// What Razorpay told, by its kind.
    pub async fn told(&self) -> Vec<String> {
        let page = self.services.payments.inbox(&by_the_program(NOW), None).await.unwrap();
        assert!(page.messages.iter().all(|message| message.state == "done"), "{:?}", page.messages);
        let mut kinds: Vec<String> = page.messages.into_iter().map(|message| message.letter.kind).collect();
        kinds.sort();
        kinds
    }

    /// How many mails were sent to the buyer.
    pub fn mails(&self) -> usize {
        std::fs::read_dir(self.mails.path()).unwrap().count()
    }

    /// The link as Razorpay has it.
    pub async fn link(&self, begun: &Begun) -> Json {
        self.side.all("payment_links").await.into_iter().find(|link| link["id"] == begun.link.as_str()).unwrap()
    }

    /// Money came once, and nothing went back.
    pub async fn is_paid_once(&self, order: &Order) -> Order {
        let order = self.finds(order).await;
        assert_eq!((order.state.status(), order.captures.len(), order.refunds.len()), (OrderStatus::Paid, 1, 0));
        assert_eq!((order.captured(), times(&order, "Payment received")), (order.total(), 1));
        order
    }

    /// The counters agree with the orders.
    pub async fn books_are_right(&self) {
        let findings = self.services.books.check().await.unwrap();
        assert!(findings.problems.is_empty(), "{:?}", findings.problems);
    }
}

/// How often something stands in the order's history.
pub fn times(order: &Order, what: &str) -> usize {
    order.timeline.iter().filter(|entry| entry.what.starts_with(what)).count()
}

pub fn by_the_program(now: Timestamp) -> OpCtx {
    OpCtx::new(Actor::System, now, "test".into()).unwrap()
}

pub fn guest() -> OpCtx {
    crate::shopper::guest(NOW)
}

/// Now, on Razorpay's clock.
pub fn an_hour_ago() -> Timestamp {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    Timestamp::from_millis(i64::try_from((now - Duration::from_secs(3_600)).as_millis()).unwrap())
}
