//! A shop whose store fails when it is told to, and the jobs that go on beside the requests.

use std::{sync::Arc, time::Duration};

use services::{OpCtx, ServiceResult, Services, mail::MailSettings, payments::Providers};
use shop::{Timestamp, order::Actor};

use crate::{failing::Failing, support::Shop, till::Till};

/// The shop.
pub struct Stage {
    pub shop: Arc<Shop>,
    pub services: Services,
    pub store: Arc<Failing>,
    pub till: Till,
    /// Where mails go.
    pub mails: tempfile::TempDir,
}

impl Stage {
    pub async fn over(shop: &Arc<Shop>) -> Self {
        let (store, till, mails) = (Failing::over(&shop.store), Till::default(), tempfile::tempdir().unwrap());
        let mut settings = (*shop.services.settings).clone();
        settings.mail = MailSettings::Folder(mails.path().to_owned());
        let providers = Providers::of(vec![Box::new(till.clone())]);
        let services = Services::open_paid_by(store.clone(), settings, providers).await.unwrap();
        Self { shop: shop.clone(), services, store, till, mails }
    }

    /// One round of the jobs that what happened asks for.
    ///
    /// # Errors
    /// The first failure; the program logs it, and goes on in the next round.
    pub async fn jobs(&self, now: Timestamp) -> ServiceResult<()> {
        let (ctx, shop) = (by_the_program(now), &self.services);
        let handled = async {
            while shop.events.handle_due(&ctx).await? > 0 {}
            Ok(())
        };
        let sent = async {
            while shop.outbox.send_due(now).await? > 0 {}
            Ok(())
        };
        let handled: ServiceResult<()> = handled.await;
        let sent: ServiceResult<()> = sent.await;
        let refunded = shop.orders.settle_refunds(&ctx).await;
        handled.and(sent).and(refunded.map(drop))
    }

    /// So many rounds, so long after one another, that whatever failed was tried again, even what happened when an order
    /// expired.
    pub async fn works_off(&self, from: Timestamp) {
        const MINUTE: u64 = 60;
        for wait in [0, 2 * MINUTE, 6 * MINUTE, 18 * MINUTE, 32 * MINUTE, 36 * MINUTE, 48 * MINUTE] {
            self.jobs(from.after(Duration::from_secs(wait))).await.unwrap();
        }
    }
}

pub fn by_the_program(now: Timestamp) -> OpCtx {
    OpCtx::new(Actor::System, now, "test".into()).unwrap()
}
