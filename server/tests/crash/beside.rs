//! A copy of the shop inside the test, beside the programs: it sets its own clock, and looks into the store.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use services::{
    OpCtx, Services, Settings,
    checkout::PlaceOrder,
    schema::{EVENTS, MAILS},
};
use shop::{
    Order, Timestamp,
    address::AddressForm,
    checkout::{ContactForm, Step},
    id::VisitorId,
    order::Actor,
};
use store::{Json, Query, SharedStore};

use crate::{ground::Ground, shelf::Shelf};

const LONGEST_WORK: Duration = Duration::from_secs(30);

pub struct Beside {
    pub services: Services,
    store: SharedStore,
}

impl Beside {
    pub async fn of(ground: &Ground) -> Self {
        let store = ground.store_beside().await;
        Self { services: Services::open(store.clone(), Settings::demo().unwrap()).await.unwrap(), store }
    }

    /// An order that was placed so long ago and never paid.
    pub async fn ordered_long_ago(&self, shelf: &Arc<Shelf>, ago: Duration) -> Order {
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap() - ago;
        let then = Timestamp::from_millis(i64::try_from(since_1970.as_millis()).unwrap());
        let ctx = OpCtx::new(Actor::Guest, then, "test".to_owned()).unwrap();
        let (visitor, shop): (VisitorId, _) = (ctx.new_id(), &self.services);
        let variant = shelf.variants.iter().find(|variant| !shelf.is_scarce(variant)).unwrap().parse().unwrap();
        shop.cart.add(&ctx, &visitor, &variant, 1).await.unwrap();
        shop.checkout.set_contact(&ctx, &visitor, &contact()).await.unwrap();
        shop.checkout.set_shipping(&ctx, &visitor, "standard").await.unwrap();
        shop.checkout.set_payment(&ctx, &visitor, "demo").await.unwrap();
        let open = shop.checkout.open(&ctx, &visitor, Step::Review).await.unwrap();
        let request = PlaceOrder { idempotency_key: open.checkout.idempotency_key, seen_total: open.cart.quote.total.minor };
        shop.checkout.place(&ctx, &visitor, &request).await.unwrap()
    }

    async fn all(&self, collection: &'static str) -> Vec<Json> {
        let (mut found, mut query) = (Vec::new(), Query::all(collection).limit(1_000));
        loop {
            let page = self.store.find(&query).await.unwrap();
            found.extend(page.rows.into_iter().map(|row| row.body));
            match page.next {
                Some(next) => query = query.after(Some(next)),
                None => return found,
            }
        }
    }

    /// Until no event waits, and no mail.
    pub async fn everything_is_worked_off(&self) {
        let began = Instant::now();
        loop {
            let mut left = self.all(EVENTS).await;
            left.extend(self.all(MAILS).await.into_iter().filter(|mail| mail["state"] != "done"));
            if left.is_empty() {
                return;
            }
            assert!(began.elapsed() < LONGEST_WORK, "{} left undone: {:?}", left.len(), left[0]);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

fn contact() -> ContactForm {
    ContactForm {
        email: "ada@example.com".into(),
        address: AddressForm {
            name: "Ada Lovelace".into(),
            line1: "1 Main Street".into(),
            city: "Springfield".into(),
            region: "IL".into(),
            postal_code: "12345".into(),
            country: "US".into(),
            ..AddressForm::default()
        },
        ..ContactForm::default()
    }
}
